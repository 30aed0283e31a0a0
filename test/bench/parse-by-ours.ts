import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRemittanceAdvice } from '../../edi/remittance-835/read-remittance-advice.js';
import { parseX12 } from '../../edi/x12/parse-x12.js';
import type { RemittanceAdvice } from '../../schemas/remittance-advice.js';
import type { Contender, Setting } from './contender.js';
import { RemittanceSums } from './remittance-sums.js';

/** From bytes to every field of every remittance advice, with the place of each and all issues. */
export async function openParse({ folder }: Setting): Promise<Contender> {
  const bytes = await readFile(join(folder, 'parse.835'));
  let sums = new RemittanceSums();
  return {
    work() {
      sums = new RemittanceSums();
      for (const { groups } of parseX12(bytes).interchanges) {
        for (const set of groups.flatMap(({ sets }) => sets)) {
          const { advice } = readRemittanceAdvice(set);
          if (!advice) throw new Error('A set of the generated file was not read');
          addAdvice(sums, advice);
        }
      }
    },
    summarize: () => sums.summarize(),
  };
}

function addAdvice(sums: RemittanceSums, { claimPayments }: RemittanceAdvice): void {
  for (const { chargeAmount, paymentAmount, adjustments, services } of claimPayments) {
    sums.addClaim(chargeAmount, paymentAmount);
    sums.addServices(services.length);
    for (const { groupCode, reasonCode, amount } of [
      ...adjustments,
      ...services.flatMap((service) => service.adjustments),
    ]) {
      sums.addAdjustment(groupCode, reasonCode, amount);
    }
  }
}
