import { type Issue, issue } from '../../schemas/issue.js';

export interface FileStart {
  /** Bytes of a byte order mark that are not data. */
  readonly markLength: number;
  readonly unreadable: boolean;
  readonly issue?: Issue;
}

export const AT_START = { byteOffset: 0, line: 1 };

/** Looks at the first bytes, one character for each: a byte order mark, UTF-16 or EBCDIC. */
export function checkFileStart(bytes: string): FileStart {
  if (bytes.startsWith('\xef\xbb\xbf')) {
    return {
      markLength: 3,
      unreadable: false,
      issue: issue('x12.byte-order-mark', AT_START, {}, 'information'),
    };
  }
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return { markLength: 0, unreadable: false };
  const found = { ...issue('x12.foreign-encoding', AT_START, { encoding }), syntaxErrorCode: '022' };
  return { markLength: 0, unreadable: true, issue: found };
}

function encodingOf(bytes: string): string | undefined {
  if (/^(?:\xff\xfe|\xfe\xff|I\0S\0|\0I\0S)/.test(bytes)) return 'UTF-16';
  return bytes.startsWith('\xc9\xe2\xc1') ? 'EBCDIC' : undefined;
}
