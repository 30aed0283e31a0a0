import type { Page, PageRequest } from '../../../app/records/list-records.js';
import type { Session } from '../../session.js';

/** The most rows of one page. */
const LARGEST = 200;

/** Conditions of one statement with their parameters; `$1` is the practice. */
export class Conditions {
  readonly parameters: unknown[];
  readonly #texts: string[] = [];

  constructor(practiceId: string) {
    this.parameters = [practiceId];
  }

  /** Adds a condition in which `?` stands for the value; without a value there is no condition. */
  add(condition: string, value: unknown): this {
    if (value === undefined) return this;
    const place = this.bind(value);
    return this.require(condition.replaceAll('?', () => place));
  }

  /** Adds a condition that has no value. */
  require(condition: string): this {
    this.#texts.push(condition);
    return this;
  }

  /** Names that begin with the text; the column holds names without case and compares byte by byte. */
  addPrefix(column: string, prefix: string | undefined): this {
    this.add(`${column} >= ?`, prefix);
    return this.add(`${column} < ?`, prefix === undefined ? undefined : `${prefix}\u{10FFFF}`);
  }

  /** The place of one more parameter: `$3`. */
  bind(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  /** What follows `practice_id = $1`. */
  get text(): string {
    return this.#texts.map((text) => ` AND ${text}`).join('');
  }
}

/** The columns a list is sorted by, with their types; together they are unique. All go the same way. */
export interface Order {
  readonly columns: Readonly<Record<string, string>>;
  readonly isDescending?: boolean;
}

/** A list's statement up to its conditions: what it selects, from where, and what its rows are in. */
export interface Listing {
  readonly select: string;
  /** Ends in a WHERE by which every row belongs to the practice `$1`. */
  readonly from: string;
  readonly conditions: Conditions;
  readonly order: Order;
}

/**
 * Reads one page by its key, never by its number: it costs the same at the end of a list as at its start, and what
 * comes in between moves nothing. One row more than asked tells whether more follow.
 */
export async function readPage<Row extends object, Item>(
  session: Session,
  listing: Listing,
  page: PageRequest,
  itemOf: (row: Row) => Item,
): Promise<Page<Item>> {
  const statement = pageStatement(listing, page);
  const rows = await session.rows<Row & { pageKey: string[] }>(statement, listing.conditions.parameters);
  const items = rows.slice(0, page.limit).map(({ pageKey, ...row }) => itemOf(row as unknown as Row));
  if (rows.length <= page.limit) return { items };
  return { items, next: rows[page.limit - 1]!.pageKey };
}

function pageStatement({ select, from, conditions, order }: Listing, { limit, after }: PageRequest): string {
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= LARGEST)) {
    throw new RangeError(`A page has 1 to ${LARGEST} rows`);
  }
  const columns = Object.entries(order.columns);
  const names = columns.map(([name]) => name);
  const direction = order.isDescending ? ' DESC' : '';
  const behind = after === undefined ? '' : ` AND ${keyCondition(conditions, order, after)}`;
  return `SELECT ${select}, ARRAY[${names.map((name) => `${name}::text`).join(', ')}] AS "pageKey"
    FROM ${from}${conditions.text}${behind}
    ORDER BY ${names.map((name) => `${name}${direction}`).join(', ')} LIMIT ${conditions.bind(limit + 1)}`;
}

/** `(c.first_service_date, c.claim_id) > ($3::date, $4::uuid)`: one range of the index that the order has. */
function keyCondition(conditions: Conditions, order: Order, after: readonly string[]): string {
  const columns = Object.entries(order.columns);
  if (after.length !== columns.length) {
    throw new RangeError(`The key of a page has ${columns.length} values, ${after.length} were given`);
  }
  const names = columns.map(([name]) => name);
  const values = columns.map(([, type], index) => `${conditions.bind(after[index])}::${type}`);
  return `(${names.join(', ')}) ${order.isDescending ? '<' : '>'} (${values.join(', ')})`;
}
