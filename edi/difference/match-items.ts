/** Items of two lists that are about the same thing; one side is absent where only the other list has it. */
export interface MatchedItems<T> {
  readonly first?: T;
  readonly second?: T;
}

/**
 * Matches the items of two lists whatever their order: first those that are the same, then those of the same key in the
 * order in which they stand. Keys may repeat.
 *
 * @param textOf the same text for items that say the same
 */
export function matchItems<T>(
  first: readonly T[],
  second: readonly T[],
  textOf: (item: T) => string,
  keyOf: (item: T) => string,
): MatchedItems<T>[] {
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  for (const nameOf of [(item: T) => `${keyOf(item)}\n${textOf(item)}`, keyOf]) {
    const open = new Map<string, number[]>();
    second.forEach((item, index) => {
      if (!taken.has(index)) addTo(open, nameOf(item), index);
    });
    first.forEach((item, index) => {
      const partner = partners.has(index) ? undefined : open.get(nameOf(item))?.shift();
      if (partner === undefined) return;
      partners.set(index, partner);
      taken.add(partner);
    });
  }
  const matched = first.map((item, index): MatchedItems<T> => {
    const partner = partners.get(index);
    return partner === undefined ? { first: item } : { first: item, second: second[partner]! };
  });
  const added = second.filter((_, index) => !taken.has(index)).map((item) => ({ second: item }));
  return [...matched, ...added];
}

function addTo(lists: Map<string, number[]>, key: string, index: number): void {
  const list = lists.get(key);
  if (list) list.push(index);
  else lists.set(key, [index]);
}
