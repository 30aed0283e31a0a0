const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const LETTER_A = 0x41;
const LETTER_Z = 0x5a;

/** Whether a text is a segment identifier: a capital letter, then one or two capital letters or digits (X12.5). */
export function isIdentifier(text: string): boolean {
  if (text.length !== 2 && text.length !== 3) return false;
  if (!isLetter(text.charCodeAt(0)) || !isLetterOrDigit(text.charCodeAt(1))) return false;
  return text.length === 2 || isLetterOrDigit(text.charCodeAt(2));
}

function isLetter(code: number): boolean {
  return code >= LETTER_A && code <= LETTER_Z;
}

function isLetterOrDigit(code: number): boolean {
  return isLetter(code) || (code >= DIGIT_0 && code <= DIGIT_9);
}

/** Identifiers by which levels begin and end, and HL, whose depth is limited. */
const STRUCTURAL: ReadonlySet<string> = new Set(['ISA', 'IEA', 'GS', 'GE', 'ST', 'SE', 'TA1', 'HL']);

/** Whether a segment with this identifier only adds to the set it stands in. */
export function isBodyIdentifier(text: string): boolean {
  return isIdentifier(text) && !STRUCTURAL.has(text);
}
