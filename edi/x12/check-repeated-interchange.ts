import { type Issue, issue } from '../../schemas/issue.js';
import type { Segment } from './segment.js';

/** The same ISA13 twice in a file is a warning (TA105 025): only some partners promise unique numbers. Adds to `seen`. */
export function checkRepeatedInterchange(seen: Set<string>, header: Segment): Issue[] {
  const key = [5, 6, 7, 8, 13].map((position) => header.element(position)).join('\n');
  if (!seen.has(key)) {
    seen.add(key);
    return [];
  }
  const at = { segment: 'ISA', element: 13, byteOffset: header.byteOffset, line: header.line };
  const context = { name: 'ISA13', number: header.element(13) };
  return [{ ...issue('x12.duplicate-control-number', at, context, 'warning'), syntaxErrorCode: '025' }];
}
