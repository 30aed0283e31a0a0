/** The list, or undefined when it is empty: what was not sent is absent. */
export function presentList<T>(items: T[]): T[] | undefined {
  return items.length === 0 ? undefined : items;
}
