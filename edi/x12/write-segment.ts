import { type Issue, issue, type Place } from '../../schemas/issue.js';
import type { Delimiters, SegmentData } from './segment.js';

/** What text may be written: printable ASCII (the X12 extended set), or that of a wider encoding. */
export type WrittenEncoding = 'ascii' | 'latin-1' | 'utf-8';

export interface SegmentStyle {
  readonly delimiters: Delimiters;
  readonly encoding: WrittenEncoding;
}

const IDENTIFIER = /^[A-Z][A-Z0-9]{1,2}$/;

const WRITABLE = {
  ascii: /^[\x20-\x7e]*$/,
  'latin-1': /^[\x20-\x7e\xa0-\xff]*$/,
  'utf-8': /^(?:[\x20-\x7e\xa0-\ud7ff\ue000-\ufeff\uff00-\uffff]|[\ud800-\udbff][\udc00-\udfff])*$/,
} as const;

/**
 * Writes one segment with its terminator, without trailing empty elements and components. Pushes an issue, naming
 * segment and element but never the value, for data that holds a delimiter, a control character or what the
 * encoding cannot carry; the text is then not to be used.
 */
export function writeSegment(data: SegmentData, style: SegmentStyle, issues: Issue[]): string {
  const { delimiters } = style;
  const [id, ...elements] = data;
  if (!IDENTIFIER.test(id)) issues.push(issue('x12.unwritable-identifier'));
  const at: Place = IDENTIFIER.test(id) ? { segment: id } : {};
  const texts = elements.map((value, index) => {
    const place = { ...at, element: index + 1 };
    if (typeof value === 'string') return checkedText(value, style, place, issues);
    const components = value.map((part, position) =>
      checkedText(part, style, { ...place, component: position + 1 }, issues),
    );
    return trimEnd(components).join(delimiters.component);
  });
  return [id, ...trimEnd(texts)].join(delimiters.element) + delimiters.terminator;
}

function checkedText(text: string, style: SegmentStyle, at: Place, issues: Issue[]): string {
  const { delimiters, encoding } = style;
  for (const part of ['element', 'component', 'repetition', 'terminator'] as const) {
    if (delimiters[part] === '' || !text.includes(delimiters[part])) continue;
    const name = part === 'terminator' ? 'segment terminator' : `${part} separator`;
    issues.push(issue('x12.delimiter-in-data', at, { part: name }));
  }
  if (!WRITABLE[encoding].test(text)) issues.push(issue('x12.unwritable-character', at, { encoding }));
  return text;
}

function trimEnd(texts: readonly string[]): readonly string[] {
  let length = texts.length;
  while (length > 0 && texts[length - 1] === '') length -= 1;
  return texts.slice(0, length);
}
