import type { ReadList } from '../read-list.js';
import type { Viewer } from '../viewer.js';
import { separateThousands } from './formats.js';
import { CsrfField } from './layout.js';
import { hrefWith } from './links.js';

/** Where a part of a list stands in the whole. */
export interface Paging {
  readonly path: string;
  readonly shown: string;
  /** The filter, as it goes along with the way to another part. */
  readonly query: Readonly<Record<string, string>>;
  readonly isFirst: boolean;
  readonly nextCursor?: string;
  /** Of a second list on a page: what tells it from the first. */
  readonly second?: SecondList;
}

interface SecondList {
  /** The field of the address that says where it goes on. */
  readonly cursorName: string;
  readonly label: string;
}

/** What a page of 50 needs no word for. */
const USUAL_LIMIT = 50;

export function presentPaging<T, F extends object>(
  path: string,
  list: ReadList<T, F>,
  second?: SecondList,
): Paging {
  const { items, filter, limit, isFirst, nextCursor } = list;
  const fields: Readonly<Record<string, unknown>> = { ...filter, ...(limit !== USUAL_LIMIT && { limit }) };
  const count = separateThousands(items.length);
  const shown = isFirst && nextCursor === undefined ? `All ${count} shown` : `${count} shown`;
  return {
    path,
    shown,
    query: Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) =>
        value === undefined || value === false ? [] : [[name, String(value)]],
      ),
    ),
    isFirst,
    ...(nextCursor !== undefined && { nextCursor }),
    ...(second && { second }),
  };
}

/** Links to the first and the next part of a list. */
export function PagingLinks({ paging }: { paging: Paging }) {
  const { path, query, isFirst, nextCursor, shown, second } = paging;
  const { cursorName, label } = second ?? { cursorName: 'cursor', label: 'Parts of the list' };
  return (
    <nav class="paging" aria-label={label}>
      <span>{shown}</span>
      {!isFirst && <a href={hrefWith(path, query)}>First part</a>}
      {nextCursor !== undefined && (
        <a rel="next" href={hrefWith(path, { ...query, [cursorName]: nextCursor })}>
          Next part
        </a>
      )}
    </nav>
  );
}

/** The same for a search, whose words stand in no address. */
export function PagingForms({ paging, viewer }: { paging: Paging; viewer: Viewer }) {
  const { path, query, isFirst, nextCursor, shown } = paging;
  return (
    <nav class="paging" aria-label="Parts of the list">
      <span>{shown}</span>
      {!isFirst && <PartForm path={path} query={query} label="First part" viewer={viewer} />}
      {nextCursor !== undefined && (
        <PartForm path={path} query={{ ...query, cursor: nextCursor }} label="Next part" viewer={viewer} />
      )}
    </nav>
  );
}

interface PartFormProps {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly label: string;
  readonly viewer: Viewer;
}

function PartForm({ path, query, label, viewer }: PartFormProps) {
  return (
    <form method="post" action={path}>
      <CsrfField csrf={viewer.csrf} />
      {Object.entries(query).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button class="link" type="submit">
        {label}
      </button>
    </form>
  );
}
