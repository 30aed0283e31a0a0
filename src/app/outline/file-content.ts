import { createHash } from 'node:crypto';
import type { Chunks } from '../../../edi/stream.js';

/** A file that is handed in: its bytes, or a way to read them as often as need be. */
export type FileContent = { readonly bytes: Uint8Array } | { readonly read: () => Chunks };

export interface FileDigest {
  readonly sha256: string;
  readonly byteSize: number;
}

const PIECE = 65_536;

/** The bytes from an offset on, in pieces, so that what is read from one can be let go before the next. */
export function chunksOf(content: FileContent, byteOffset = 0): Chunks {
  if ('bytes' in content) return pieces(content.bytes, byteOffset);
  if (byteOffset > 0) throw new RangeError('A file that is read anew is read from its start');
  return content.read();
}

function* pieces(bytes: Uint8Array, byteOffset: number): Generator<Uint8Array, void, undefined> {
  for (let start = byteOffset; start < bytes.length; start += PIECE)
    yield bytes.subarray(start, start + PIECE);
}

/** The same bytes, told of when they have been read to the end. */
export async function* digestChunks(
  chunks: Chunks,
  tell: (digest: FileDigest) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256');
  let byteSize = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    byteSize += chunk.length;
    yield chunk;
  }
  tell({ sha256: hash.digest('hex'), byteSize });
}

export async function findDigest(content: FileContent): Promise<FileDigest> {
  let found: FileDigest | undefined;
  for await (const _ of digestChunks(chunksOf(content), (digest) => {
    found = digest;
  }));
  return found!;
}

/** Reads a file again that has been read before; throws at its end when other bytes have come. */
export function readSame(content: FileContent, known: FileDigest): Chunks {
  if ('bytes' in content) return chunksOf(content);
  return digestChunks(content.read(), ({ sha256 }) => {
    if (sha256 !== known.sha256) throw new Error('A file has changed while it was read');
  });
}
