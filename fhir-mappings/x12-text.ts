/**
 * Text in the X12 extended character set, or why it cannot be had. Repairs of form only, all listed here: accents
 * and ligatures become their Latin letters, typographic quotes and dashes the plain ones, control characters and
 * the usual delimiters (* ~ : ^ |) a blank, invisible characters nothing, runs of blanks one blank.
 */
export type X12Text = { readonly text: string } | { readonly unrepresentableAt: number };

/** 005010 Appendix B.1.1.2.2: basic and extended set, less the usual delimiters. */
const EXTENDED = /^[A-Za-z0-9 !"&'()+,\-./;?=%@[\]_{}\\<>#$]*$/;

const REPLACEMENTS: Readonly<Record<string, string>> = {
  ß: 'ss',
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Ø: 'O',
  ø: 'o',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Ł: 'L',
  ł: 'l',
  Þ: 'Th',
  þ: 'th',
  ı: 'i',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
};

const INVISIBLE = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]/;
const CONTROL = /\p{Cc}/u;

/** @param text as the source wrote it */
export function readX12Text(text: string): X12Text {
  let repaired = '';
  let position = 0;
  for (const character of text) {
    const plain = plainOf(character);
    if (!EXTENDED.test(plain)) return { unrepresentableAt: position + 1 };
    repaired += plain;
    position += 1;
  }
  return { text: repaired.replace(/ +/g, ' ').trim() };
}

function plainOf(character: string): string {
  const replacement = REPLACEMENTS[character];
  if (replacement !== undefined) return replacement;
  if (INVISIBLE.test(character)) return '';
  if (CONTROL.test(character) || '*~:^|'.includes(character)) return ' ';
  return character.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** Where in a code or identifier (from 1) the first character stands that cannot be sent; those are never repaired. */
export function findUnrepresentable(identifier: string): number | undefined {
  const index = [...identifier].findIndex((character) => !EXTENDED.test(character));
  return index < 0 ? undefined : index + 1;
}
