import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildClaimInterchange } from '../../edi/claim-837/build-claim-interchange.js';
import { writeX12 } from '../../edi/x12/write-x12.js';
import { buildBenchClaims } from './build-bench-claims.js';
import { bytesOf, RemittanceFiles, submissionOf } from './build-remittance-file.js';
import { type FileKind, inputPath } from './input-path.js';
import { layClaims } from './lay-claims.js';
import { writeRepeatedSets } from './repeat-sets.js';

export interface BenchSizes {
  /** Claims that are built, and claim payments that are posted. */
  readonly claims: number;
  /** Of the files that are read, in millions of bytes. */
  readonly megabytes: readonly number[];
  /** Claims that lie in the database beside those that are paid; once for each number. */
  readonly stored: readonly number[];
}

export interface InputOrder extends BenchSizes {
  readonly folder: string;
  /** Kinds of files of each size that are read. */
  readonly reads: readonly FileKind[];
  readonly needsClaims: boolean;
  readonly serverUrl?: string;
}

/** Claims of a set that files of a size repeat under new numbers, and about how many bytes one takes up. */
const SETS = {
  '835': { claims: 2_500, bytesOfClaim: 362 },
  '837': { claims: 1_000, bytesOfClaim: 800 },
} as const;

/** Makes what the contenders read, by the simulator's clinic and payer; the same sizes give the same bytes. */
export async function writeInputs(order: InputOrder): Promise<void> {
  const { folder, reads, claims, megabytes, needsClaims, serverUrl } = order;
  for (const size of reads.length > 0 ? megabytes : []) {
    const byteSize = size * 1_000_000;
    for (const kind of reads) {
      const set = SETS[kind];
      const few = buildBenchClaims(Math.min(set.claims, Math.ceil(byteSize / set.bytesOfClaim))).claims;
      const bytes =
        kind === '835'
          ? new RemittanceFiles(few).buildOneSet()
          : bytesOf(writeX12([buildClaimInterchange(submissionOf(few))]));
      const claimSegment = kind === '835' ? 'CLP' : 'CLM';
      writeRepeatedSets({ path: inputPath(folder, kind, size), bytes, byteSize, claimSegment });
    }
  }
  if (!needsClaims) return;
  const bench = buildBenchClaims(claims);
  await writeFile(join(folder, 'claims.json'), JSON.stringify(bench.claims));
  if (serverUrl === undefined) return;
  await writeFile(join(folder, 'post.835'), new RemittanceFiles(bench.claims).buildOneSet());
  for (const stored of order.stored) await layClaims(serverUrl, bench, stored);
}
