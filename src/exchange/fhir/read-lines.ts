import { open } from 'node:fs/promises';

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** In bytes from the start of the file. */
  readonly offset: number;
  /** Without its line end; absent when it is longer than the limit. */
  readonly bytes?: Buffer;
}

/** A FHIR resource that is larger than this is an attachment or an attack. */
export const LINE_LIMIT = 16 * 1024 * 1024;

const NEW_LINE = 0x0a;

const CHUNK = 256 * 1024;

/** The lines of a file, one after another; memory holds one line and one chunk, whatever the file holds. */
export async function* readLines(path: string, limit = LINE_LIMIT): AsyncGenerator<Line> {
  const handle = await open(path, 'r');
  try {
    const splitter = new LineSplitter(limit);
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK, splitter.position);
      if (bytesRead === 0) break;
      yield* splitter.push(Buffer.from(chunk.subarray(0, bytesRead)));
    }
    yield* splitter.end();
  } finally {
    await handle.close();
  }
}

class LineSplitter {
  position = 0;
  private parts: Buffer[] = [];
  private held = 0;
  private start = 0;
  private number = 1;

  constructor(private readonly limit: number) {}

  *push(chunk: Buffer): Generator<Line> {
    let from = 0;
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, from)) {
      this.hold(chunk.subarray(from, at));
      yield this.take();
      this.start = this.position + at + 1;
      from = at + 1;
    }
    this.hold(chunk.subarray(from));
    this.position += chunk.length;
  }

  *end(): Generator<Line> {
    if (this.held > 0) yield this.take();
  }

  /** Counts on beyond the limit, and lets go of what it held. */
  private hold(part: Buffer): void {
    this.held += part.length;
    if (this.held > this.limit) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  private take(): Line {
    const line: Line = {
      number: this.number,
      offset: this.start,
      ...(this.held <= this.limit && { bytes: Buffer.concat(this.parts) }),
    };
    this.parts = [];
    this.held = 0;
    this.number += 1;
    return line;
  }
}
