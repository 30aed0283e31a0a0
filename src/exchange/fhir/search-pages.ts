import { FhirElement } from '../../../fhir-mappings/fhir-element.js';
import { issue } from '../../../schemas/issue.js';
import type { FhirConnection } from './fhir-connection.js';
import { isOnServer } from './server-address.js';
import { SourceFailure } from './source-failure.js';

export interface FoundResource {
  readonly type: string;
  readonly element: FhirElement;
  readonly id: string;
  /** It came along by `_include`. */
  readonly isIncluded: boolean;
}

/** Of one search. */
const PAGE_LIMIT = 100_000;

/**
 * The pages of a search, one after another. The server's link to the next page is followed only to the server itself,
 * and a search that does not end is broken off.
 */
export async function* searchPages(
  connection: FhirConnection,
  type: string,
  query: readonly [name: string, value: string][],
): AsyncGenerator<FoundResource[]> {
  const seen = new Set<string>();
  let address: string | undefined =
    `${type}?${new URLSearchParams(query.map(([name, value]) => [name, value]))}`;
  while (address !== undefined) {
    if (seen.has(address)) throw failure('source.repeated-page', type);
    if (seen.size >= PAGE_LIMIT) throw failure('source.too-many-pages', type, { limit: PAGE_LIMIT });
    seen.add(address);
    const bundle = new FhirElement(await connection.get(address), 'Bundle');
    if (bundle.text('resourceType') !== 'Bundle') {
      throw failure('source.not-fhir', type, { wanted: 'Bundle of search results' });
    }
    yield bundle.list('entry').flatMap(readEntry);
    address = findNext(connection, bundle, type);
  }
}

function readEntry(entry: FhirElement): FoundResource[] {
  const resource = entry.get('resource');
  const [type, id] = [resource.text('resourceType'), resource.text('id')];
  const mode = entry.get('search').text('mode');
  if (type === undefined || id === undefined || mode === 'outcome') return [];
  return [{ type, id, element: new FhirElement(resource.value, type), isIncluded: mode === 'include' }];
}

function findNext({ base }: FhirConnection, bundle: FhirElement, type: string): string | undefined {
  const link = bundle.list('link').find((item) => item.text('relation') === 'next');
  const address = link?.text('url');
  if (address === undefined) return undefined;
  const root = `${base.href.replace(/\/$/, '')}/`;
  if (isOnServer(base, address)) return new URL(address, root).href;
  const host = URL.canParse(address, root) ? new URL(address, root).host : 'no address';
  throw failure('source.foreign-link', type, { host });
}

function failure(
  code: 'source.repeated-page' | 'source.too-many-pages' | 'source.not-fhir' | 'source.foreign-link',
  path: string,
  context: Readonly<Record<string, string | number>> = {},
): SourceFailure {
  return new SourceFailure('invalid', issue(code, { path }, context));
}
