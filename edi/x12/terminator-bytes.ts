import type { ResumePoint } from './resume-point.js';
import type { Delimiters } from './segment.js';

/** With a delimiter that is one byte beyond ASCII the data cannot be UTF-8. */
export function isLatin1Only({ element, component, repetition }: Delimiters, terminator: string): boolean {
  return /[\x80-\xff]/.test(element + component + repetition + (terminator.length === 1 ? terminator : ''));
}

/** The terminator as it stands in the bytes: one character for each. */
export function terminatorBytesOf({ delimiters: { terminator }, terminatorLength }: ResumePoint): string {
  const isOneByte = terminatorLength === undefined ? terminator <= '\xff' : terminatorLength === 1;
  return isOneByte ? terminator : Buffer.from(terminator, 'utf8').toString('latin1');
}
