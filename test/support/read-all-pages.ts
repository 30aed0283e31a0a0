import type { Page, PageRequest } from '../../src/app/records/list-records.js';

/** Every page of a list, one behind the other; fails when a list does not come to its end. */
export async function readAllPages<T>(
  read: (page: PageRequest) => Promise<Page<T>>,
  limit: number,
): Promise<T[][]> {
  const pages: T[][] = [];
  let after: readonly string[] | undefined;
  do {
    const page: Page<T> = await read({ limit, ...(after && { after }) });
    pages.push([...page.items]);
    after = page.next;
  } while (after && pages.length < 1_000);
  if (after) throw new Error('The list does not end');
  return pages;
}
