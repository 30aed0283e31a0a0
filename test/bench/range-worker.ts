import { parentPort } from 'node:worker_threads';
import { remittanceStream } from '../../edi/stream/remittance-stream.js';
import type { SetRange } from '../../edi/stream/set-ranges.js';
import { fileChunks } from './file-chunks.js';
import { RemittanceSums, type RemittanceTotals } from './remittance-sums.js';

export interface RangeOrder {
  readonly path: string;
  readonly range: SetRange;
}

/** Reads the range of a file that it is told, and answers with what it came to. */
function readRange({ path, range: { resumeAt, from, to, isLast } }: RangeOrder): RemittanceTotals {
  const sums = new RemittanceSums();
  const stream = remittanceStream(resumeAt ? { resumeAt } : {});
  for (const chunk of fileChunks(path, from, to)) sums.addParts(stream.push(chunk));
  if (isLast) sums.addParts(stream.end());
  return sums.totals;
}

parentPort?.on('message', (order: RangeOrder) => parentPort!.postMessage(readRange(order)));
