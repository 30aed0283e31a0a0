/** The entry of a table under a key that comes from outside: `constructor` and its kind find nothing. */
export function findOwn<T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
