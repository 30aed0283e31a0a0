/**
 * Whether a text is a National Provider Identifier: ten digits, the first 1 or 2 (9 in test data), and the Luhn
 * check digit over the number with 80840 before it (45 CFR 162.406, CMS NPI check digit calculation).
 */
export function isNpi(text: string): boolean {
  if (!/^[129]\d{9}$/.test(text)) return false;
  let sum = 0;
  for (const [index, digit] of [...`80840${text}`].reverse().entries()) {
    const doubled = index % 2 === 1 ? 2 * Number(digit) : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
