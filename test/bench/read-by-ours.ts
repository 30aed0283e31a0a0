import { readClaimPaymentLists } from '../../edi/stream.js';
import type { Contender, Setting } from './contender.js';
import { fileChunks } from './file-chunks.js';
import { inputPath } from './input-path.js';
import { RemittanceSums } from './remittance-sums.js';

/** From bytes to the amounts of every claim payment, with the place of each, and the three balances. */
export async function openRead({ folder, megabytes }: Setting): Promise<Contender> {
  const path = inputPath(folder, '835', megabytes);
  let sums = new RemittanceSums();
  return {
    async work() {
      sums = new RemittanceSums();
      for await (const parts of readClaimPaymentLists(fileChunks(path))) sums.addParts(parts);
    },
    summarize: () => sums.summarize(),
  };
}
