import { closeSync, openSync, readSync } from 'node:fs';

/** What a read stream of Node takes at once. */
const CHUNK = 65_536;

/** The bytes of a file, chunk by chunk; each is valid until the next is asked for. */
export function* fileChunks(
  path: string,
  from = 0,
  to = Number.POSITIVE_INFINITY,
  length = CHUNK,
): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(length);
  try {
    for (let at = from; at < to; ) {
      const read = readSync(file, buffer, 0, Math.min(length, to - at), at);
      if (read === 0) return;
      yield buffer.subarray(0, read);
      at += read;
    }
  } finally {
    closeSync(file);
  }
}
