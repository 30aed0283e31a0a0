const MARK = '\xef\xbb\xbf';
/** Control-Z ends files of old systems. */
const END = '\x1a';

/** Text between and after interchanges, where none belongs: all but blanks and a byte order mark is crossed out. */
export function redactOutside(text: string): string {
  const start = text.startsWith(MARK) ? MARK : '';
  return start + text.slice(start.length).replace(/\S/g, (each) => (each === END ? each : 'X'));
}
