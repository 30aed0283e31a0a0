/** Bytes that came in and are not yet read: append at the end, consume from the front, each byte copied once or twice. */
export class ByteQueue {
  #bytes = Buffer.alloc(4096);
  #start = 0;
  #end = 0;
  #consumed = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  /** Offset in the file of the first byte of the queue. */
  get offset(): number {
    return this.#consumed;
  }

  /** The bytes in which the queue lies, from `start` to before `end`; valid until bytes are appended. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#end;
  }

  /** Says where in the file the first byte to be appended stands. */
  startAt(offset: number): void {
    this.#consumed = offset;
  }

  append(chunk: Uint8Array): void {
    if (this.#end + chunk.length > this.#bytes.length) this.#makeRoom(chunk.length);
    this.#bytes.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** A text with one character for each byte. */
  appendText(text: string): void {
    if (this.#end + text.length > this.#bytes.length) this.#makeRoom(text.length);
    this.#end += this.#bytes.write(text, this.#end, 'latin1');
  }

  /** Leaves nothing in the queue. */
  clear(): void {
    this.#start = 0;
    this.#end = 0;
  }

  /** The byte at an index of the queue; -1 past the end. */
  at(index: number): number {
    return index < this.length ? this.#bytes[this.#start + index]! : -1;
  }

  /** The first index from `from` on and before `to` of a text with one character for each byte; -1 when absent. */
  indexOf(wanted: string, from: number, to = this.length): number {
    const last = this.#start + to - wanted.length;
    const first = wanted.charCodeAt(0);
    for (let at = this.#start + from; at <= last; at += 1) {
      if (this.#bytes[at] === first && this.#matches(wanted, at)) return at - this.#start;
    }
    return -1;
  }

  /** One character for each byte, without consuming. */
  peek(from: number, to: number): string {
    return this.#bytes.toString('latin1', this.#start + from, Math.min(this.#start + to, this.#end));
  }

  /** Takes bytes off the front, one character for each byte. */
  take(count: number): string {
    const text = this.peek(0, count);
    this.#start += text.length;
    this.#consumed += text.length;
    return text;
  }

  /** Takes bytes off the front and leaves them where they are. */
  skip(count: number): void {
    this.#start += count;
    this.#consumed += count;
  }

  /** One character for each byte between two indexes of `bytes`. */
  textOf(from: number, to: number): string {
    return this.#bytes.toString('latin1', from, to);
  }

  #matches(wanted: string, at: number): boolean {
    for (let index = 1; index < wanted.length; index += 1) {
      if (this.#bytes[at + index] !== wanted.charCodeAt(index)) return false;
    }
    return true;
  }

  #makeRoom(count: number): void {
    const held = this.#bytes.subarray(this.#start, this.#end);
    const needed = held.length + count;
    const room = needed * 2 > this.#bytes.length ? Buffer.alloc(needed * 2) : this.#bytes;
    room.set(held, 0);
    this.#bytes = room;
    this.#end = held.length;
    this.#start = 0;
  }
}
