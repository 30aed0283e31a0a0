import type { Segment } from '../../edi/x12/segment.js';
import { X12Reader } from '../../edi/x12/x12-reader.js';
import type { Contender, Setting } from './contender.js';
import { fileChunks } from './file-chunks.js';
import { inputPath } from './input-path.js';

/** From bytes to segments with the place of every element, envelope and counts checked. */
export async function openTokens({ folder, megabytes }: Setting): Promise<Contender> {
  const path = inputPath(folder, '835', megabytes);
  let segments = 0;
  let elements = 0;
  return {
    work() {
      segments = 0;
      elements = 0;
      const count = {
        segment({ elementCount }: Segment) {
          segments += 1;
          elements += elementCount;
        },
      };
      const reader = new X12Reader(count, { segments: Number.POSITIVE_INFINITY });
      for (const chunk of fileChunks(path)) reader.push(chunk);
      reader.end();
    },
    summarize: () => ({ segments, elements }),
  };
}
