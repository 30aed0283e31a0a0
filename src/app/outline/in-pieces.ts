import { setImmediate as takeBreath } from 'node:timers/promises';
import type { Chunks } from '../../../edi/stream.js';

/** Bytes that are read before others get their turn: one or two milliseconds. */
const PIECE = 32_768;

/** The same bytes in pieces of bounded size: who reads a large file holds little of it, and keeps nobody waiting. */
export async function* inPieces(chunks: Chunks): AsyncGenerator<Uint8Array, void, undefined> {
  let since = 0;
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += PIECE) {
      const piece = chunk.subarray(start, start + PIECE);
      yield piece;
      since += piece.length;
      if (since < PIECE) continue;
      since = 0;
      await takeBreath();
    }
  }
}
