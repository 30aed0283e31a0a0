import type { TransactionSet } from '../x12/parse-x12.js';
import { elementsOf } from './element-reader.js';

const UNIT = '\u001f';
const RECORD = '\u001e';

/**
 * The content of a set from BPR to the last segment before SE, with separators of our own in place of the file's, so
 * that the same content in another envelope, with other delimiters or control numbers, gives the same text.
 */
export function renderSetContent(set: TransactionSet): string {
  const { component, repetition } = set.delimiters;
  return set.segments
    .filter((segment) => segment.id !== 'ST' && segment.id !== 'SE')
    .map((segment) => [segment.id, ...elementsOf(segment)].join(UNIT))
    .join(RECORD)
    .replaceAll(component, '\u001d')
    .replaceAll(repetition, '\u001c');
}
