const CR = 0x0d;
const LF = 0x0a;

/** The line of a byte, counted from 1, over bytes that come in parts; CR, LF and CRLF each end a line. */
export class LineCount {
  line = 1;
  #afterReturn = false;

  /** Counts bytes that follow those counted before. */
  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (bytes.includes(CR)) this.#addEach(bytes);
    else this.#addFeeds(bytes);
    this.#afterReturn = bytes[bytes.length - 1] === CR;
  }

  #addFeeds(bytes: Uint8Array): void {
    if (this.#afterReturn && bytes[0] === LF) this.line -= 1;
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) this.line += 1;
  }

  #addEach(bytes: Uint8Array): void {
    let afterReturn = this.#afterReturn;
    for (const byte of bytes) {
      if (byte === CR || (byte === LF && !afterReturn)) this.line += 1;
      afterReturn = byte === CR;
    }
  }
}
