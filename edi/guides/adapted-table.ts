/**
 * A guide table that is another one with a few differences: each text is replaced wherever it stands. Throws when one
 * does not stand in the table: that is a bug.
 */
export function adaptedTable(table: string, differences: readonly (readonly [string, string])[]): string {
  return differences.reduce((adapted, [before, after]) => {
    if (!adapted.includes(before)) throw new Error(`A guide table has nothing to adapt at: ${before}`);
    return adapted.replaceAll(before, after);
  }, table);
}
