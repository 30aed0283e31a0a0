/** How all of ours begin. */
export const OWN_PREFIX = 'CW';
const DIGITS = 9;
const LONGEST_CONTROL_NUMBER = 20;

/**
 * CLM01 from the practice's claim counter: `CW000000123`, and `CW000000123B` for the second claim of an encounter
 * that had to be split. Capital letters and digits alone, so that no payer changes it; it starts with letters, so
 * that it cannot be taken for a social security number; it says nothing of the patient. Payers give back at most
 * 20 characters (005010X221A1 2100 CLP01). Throws when the counter is not a whole number above 0.
 *
 * @param counter the next number of the practice
 * @param part which claim of a split encounter, from 1; absent when there is one claim
 */
export function buildPatientControlNumber(counter: number, part?: number): string {
  if (!Number.isSafeInteger(counter) || counter < 1) throw new RangeError('A claim counter starts at 1');
  const number = `${OWN_PREFIX}${String(counter).padStart(DIGITS, '0')}${part === undefined ? '' : lettersOf(part)}`;
  if (number.length > LONGEST_CONTROL_NUMBER) throw new RangeError('The patient control number is too long');
  return number;
}

/** 1 is A, 26 is Z, 27 is AA. */
function lettersOf(part: number): string {
  if (!Number.isSafeInteger(part) || part < 1) throw new RangeError('The parts of a claim count from 1');
  const last = (part - 1) % 26;
  const before = (part - 1 - last) / 26;
  return `${before > 0 ? lettersOf(before) : ''}${String.fromCharCode(65 + last)}`;
}

/** Whether a control number, normalised, has the form of ours. */
export function isOwnControlNumber(number: string): boolean {
  return /^CW\d{9,}[A-Z]{0,2}$/.test(number);
}
