import type { InnerBreak, SegmentEncoding } from './text-segment.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export interface DecodedText {
  readonly text: string;
  readonly encoding: SegmentEncoding;
}

/** Takes one character for each byte and gives UTF-8 when the bytes are that, else Latin-1: both can be written back. */
export function parseText(bytes: string, latin1Only: boolean): DecodedText {
  if (!/[\x80-\xff]/.test(bytes)) return { text: bytes, encoding: 'ascii' };
  if (latin1Only) return { text: bytes, encoding: 'latin-1' };
  try {
    return { text: UTF8.decode(Buffer.from(bytes, 'latin1')), encoding: 'utf-8' };
  } catch {
    return { text: bytes, encoding: 'latin-1' };
  }
}

/** The bytes of a text that was read in this encoding. */
export function writeText(text: string, encoding: SegmentEncoding): Uint8Array {
  return Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1');
}

/** Takes the line breaks out of a wrapped segment and remembers where they stood. */
export function parseWrappedText(text: string): { text: string; breaks: readonly InnerBreak[] } {
  if (!text.includes('\n') && !text.includes('\r')) return { text, breaks: [] };
  const breaks: InnerBreak[] = [];
  let unwrapped = '';
  let end = 0;
  for (const match of text.matchAll(/[\r\n]+/g)) {
    unwrapped += text.slice(end, match.index);
    breaks.push({ index: unwrapped.length, text: match[0] });
    end = match.index + match[0].length;
  }
  return { text: unwrapped + text.slice(end), breaks };
}

/** How many lines end in a text; CR, LF and CRLF each end one. */
export class LineCounter {
  line = 1;
  #afterReturn = false;

  /** Passes text that holds no line break. */
  pass(): void {
    this.#afterReturn = false;
  }

  add(text: string): void {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === 13 || (code === 10 && !this.#afterReturn)) this.line += 1;
      this.#afterReturn = code === 13;
    }
  }
}
