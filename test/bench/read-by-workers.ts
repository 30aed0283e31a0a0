import { once } from 'node:events';
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { SetFinder } from '../../edi/stream/set-finder.js';
import { type SetRange, setRanges } from '../../edi/stream/set-ranges.js';
import type { Contender, Setting } from './contender.js';
import { fileChunks } from './file-chunks.js';
import { inputPath } from './input-path.js';
import type { RangeOrder } from './range-worker.js';
import { RemittanceSums, type RemittanceTotals } from './remittance-sums.js';

/** Of a range: big enough that handing it out costs nothing, small enough that the threads end together. */
const RANGE = 4_000_000;
const FINDER_CHUNK = 1_048_576;

/** The sets of a file found by one thread and read by two others; what they come to is added up in the order of the file. */
export async function openReadByTwo({ folder, megabytes }: Setting): Promise<Contender> {
  const path = inputPath(folder, '835', megabytes);
  const workers = [openWorker(), openWorker()];
  let sums = new RemittanceSums();
  return {
    async work() {
      sums = new RemittanceSums();
      const ranges = findRanges(path);
      const totals: RemittanceTotals[] = [];
      const waiting = [...ranges.entries()];
      const read = async (worker: Worker) => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          totals[next[0]] = await readRange(worker, { path, range: next[1] });
        }
      };
      await Promise.all(workers.map(read));
      for (const each of totals) sums.addTotals(each);
    },
    summarize: () => sums.summarize(),
  };
}

/** The same file by the one thread that there is anyway. */
export async function openReadByOne({ folder, megabytes }: Setting): Promise<Contender> {
  const { remittanceStream } = await import('../../edi/stream/remittance-stream.js');
  const path = inputPath(folder, '835', megabytes);
  let sums = new RemittanceSums();
  return {
    work() {
      sums = new RemittanceSums();
      const stream = remittanceStream();
      for (const chunk of fileChunks(path)) sums.addParts(stream.push(chunk));
      sums.addParts(stream.end());
    },
    summarize: () => sums.summarize(),
  };
}

function openWorker(): Worker {
  const worker = new Worker(new URL('./range-worker.js', import.meta.url));
  worker.unref();
  return worker;
}

function findRanges(path: string): SetRange[] {
  const finder = new SetFinder();
  for (const chunk of fileChunks(path, 0, Number.POSITIVE_INFINITY, FINDER_CHUNK)) finder.push(chunk);
  finder.end();
  return setRanges(finder.sets, statSync(path).size, RANGE);
}

async function readRange(worker: Worker, order: RangeOrder): Promise<RemittanceTotals> {
  worker.postMessage(order);
  const [totals] = (await once(worker, 'message')) as [RemittanceTotals];
  return totals;
}
