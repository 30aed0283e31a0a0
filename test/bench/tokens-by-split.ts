import type { Contender, Setting } from './contender.js';
import { inputPath } from './input-path.js';
import { splitSegments } from './split-segments.js';

/** From bytes to one array of texts for each segment of a set. */
export async function openTokensBySplit({ folder, megabytes }: Setting): Promise<Contender> {
  const path = inputPath(folder, '835', megabytes);
  let segments = 0;
  let elements = 0;
  return {
    work() {
      segments = 0;
      elements = 0;
      for (const text of splitSegments(path)) {
        const { 0: id, length } = text.split('*');
        if (id === 'ISA' || id === 'GS' || id === 'GE' || id === 'IEA') continue;
        segments += 1;
        elements += length - 1;
      }
    },
    summarize: () => ({ segments, elements }),
  };
}
