/** A name as it is searched for and kept unique: without case, one spelling for each character. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
