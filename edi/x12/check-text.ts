import { type Issue, issue, type Place } from '../../schemas/issue.js';
import type { Delimiters } from './segment.js';

/** What text may be written: printable ASCII (the X12 extended set), or that of a wider encoding. */
export type WrittenEncoding = 'ascii' | 'latin-1' | 'utf-8';

export interface SegmentStyle {
  readonly delimiters: Delimiters;
  readonly encoding: WrittenEncoding;
}

const WRITABLE = {
  ascii: /^[\x20-\x7e]*$/,
  'latin-1': /^[\x20-\x7e\xa0-\xff]*$/,
  'utf-8': /^(?:[\x20-\x7e\xa0-\ud7ff\ue000-\ufeff\uff00-\uffff]|[\ud800-\udbff][\udc00-\udfff])*$/,
} as const;

const PARTS = ['element', 'component', 'repetition', 'terminator'] as const;

/**
 * What keeps a text from being written: a delimiter in it, a control character, or what the encoding cannot carry.
 * Issues name the place and never the text.
 */
export function checkText(text: string, { delimiters, encoding }: SegmentStyle, at: Place): Issue[] {
  const issues: Issue[] = [];
  for (const part of PARTS) {
    if (delimiters[part] === '' || !text.includes(delimiters[part])) continue;
    const name = part === 'terminator' ? 'segment terminator' : `${part} separator`;
    issues.push(issue('x12.delimiter-in-data', at, { part: name }));
  }
  if (!WRITABLE[encoding].test(text)) issues.push(issue('x12.unwritable-character', at, { encoding }));
  return issues;
}
