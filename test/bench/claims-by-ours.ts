import { readClaimStream } from '../../edi/stream.js';
import { addCents, formatCents, ZERO } from '../../schemas/money.js';
import type { Contender, Setting } from './contender.js';
import { fileChunks } from './file-chunks.js';
import { inputPath } from './input-path.js';

/** From bytes to every claim of an 837P with its providers, subscriber, patient, diagnoses and lines. */
export async function openClaims({ folder, megabytes }: Setting): Promise<Contender> {
  const path = inputPath(folder, '837', megabytes);
  let [claims, lines, charged] = [0, 0, ZERO];
  return {
    async work() {
      [claims, lines, charged] = [0, 0, ZERO];
      for await (const part of readClaimStream(fileChunks(path))) {
        if (part.kind !== 'claim') continue;
        if (!part.claim) throw new Error('A claim of the generated file was not read');
        claims += 1;
        lines += part.claim.lines.length;
        charged = addCents(charged, part.claim.chargeAmount);
      }
    },
    summarize: () => ({ claims, lines, charged: formatCents(charged) }),
  };
}
