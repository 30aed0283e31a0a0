/**
 * A patient control number as payers bring it back: compared without case, blanks and leading zeros. What is then
 * empty identifies nothing. (domain/7-rulings.md, daily 6)
 */
export function normalisedControlNumber(text: string): string | undefined {
  const normalised = text.replace(/\s+/g, '').toUpperCase().replace(/^0+/, '');
  return normalised === '' ? undefined : normalised;
}
