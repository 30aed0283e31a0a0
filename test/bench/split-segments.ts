import { fileChunks } from './file-chunks.js';

/** The segments of a file by `split`, chunk by chunk, so that it runs in little memory as ours does. */
export function* splitSegments(path: string): Generator<string> {
  let rest = '';
  for (const chunk of fileChunks(path)) {
    const texts = (rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1')).split(
      '~',
    );
    rest = texts.pop()!;
    yield* texts;
  }
}
