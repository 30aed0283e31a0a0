import type { ByteQueue } from './byte-queue.js';
import type { Delimiters } from './segment.js';

const ELEMENTS = 16;
/** An ISA has 106 bytes; one that is too long is still read up to here, line breaks included. */
const LONGEST = 200;
const CR = 0x0d;
const LF = 0x0a;

export interface HeaderFound {
  readonly delimiters: Delimiters;
  /** Bytes up to and including ISA16, with line breaks inside; the terminator follows. */
  readonly byteLength: number;
}

/** `wait`: more bytes may make it readable. A text names the delimiter or part that cannot be used. */
export type HeaderReading = HeaderFound | 'wait' | 'header' | 'element separator' | 'segment terminator';

/** Reads the delimiters from an ISA that begins at the front of the queue: by position of separators, not of bytes. */
export function parseInterchangeHeader(queue: ByteQueue, final: boolean): HeaderReading {
  const separator = queue.at(3);
  if (separator < 0) return final ? 'header' : 'wait';
  if (isUnusable(separator) || isLineBreak(separator)) return 'element separator';
  const component = indexAfterSeparators(queue, separator);
  if (component === undefined) return queue.length < LONGEST && !final ? 'wait' : 'header';
  if (queue.length < component + 5 && !final) return 'wait';
  const terminator = terminatorAt(queue, component + 1);
  if (terminator === '') return 'header';
  if (isUnusable(terminator.charCodeAt(0)) || terminator.charCodeAt(0) === separator)
    return 'segment terminator';
  return { delimiters: delimitersOf(queue, component, terminator), byteLength: component + 1 };
}

/** The index of ISA16, directly after the 16th separator. */
function indexAfterSeparators(queue: ByteQueue, separator: number): number | undefined {
  let seen = 0;
  for (let index = 3; index < Math.min(queue.length, LONGEST); index += 1) {
    if (queue.at(index) === separator) seen += 1;
    if (seen === ELEMENTS) return index + 1;
  }
  return undefined;
}

/** One byte, or the bytes of one UTF-8 character outside ASCII. */
function terminatorAt(queue: ByteQueue, index: number): string {
  const lead = queue.at(index);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
  for (let next = 1; next < length; next += 1) {
    const byte = queue.at(index + next);
    if (byte < 0x80 || byte > 0xbf) return queue.peek(index, index + 1);
  }
  return queue.peek(index, index + length);
}

function delimitersOf(queue: ByteQueue, component: number, terminator: string): Delimiters {
  const elements = queue
    .peek(0, component)
    .replace(/[\r\n]/g, '')
    .split(queue.peek(3, 4));
  const candidate = elements[11] ?? '';
  const repeats =
    (elements[12] ?? '') >= '00402' && candidate.length === 1 && !isUnusable(candidate.charCodeAt(0));
  return {
    element: queue.peek(3, 4),
    component: queue.peek(component, component + 1),
    repetition: repeats ? candidate : '',
    terminator,
  };
}

/** Letters, digits, spaces and NUL stand in data: nothing can be separated by them. */
export function isUnusable(byte: number): boolean {
  const letter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
  return letter || (byte >= 0x30 && byte <= 0x39) || byte === 0x20 || byte === 0;
}

export function isLineBreak(byte: number): boolean {
  return byte === CR || byte === LF;
}

export function isBlank(byte: number): boolean {
  return isLineBreak(byte) || byte === 0x20 || byte === 0x09;
}
