import { createHash } from 'node:crypto';
import { buildClaimInterchange } from '../../edi/claim-837/build-claim-interchange.js';
import { validateInterchange } from '../../edi/validate-interchange.js';
import { writeX12 } from '../../edi/x12/write-x12.js';
import { bytesOf, submissionOf } from './build-remittance-file.js';
import type { Contender, Setting, Summary } from './contender.js';
import { readBenchClaims } from './input-path.js';

/** From claims to the bytes of an 837P: hierarchy, segments, every value checked for what X12 cannot carry. */
export async function openBuild({ folder }: Setting): Promise<Contender> {
  const submission = submissionOf(await readBenchClaims(folder));
  let bytes: Uint8Array = Buffer.alloc(0);
  return {
    work() {
      bytes = bytesOf(writeX12([buildClaimInterchange(submission)]));
    },
    summarize: () => summarizeBytes(bytes),
  };
}

/** And then held against the guide, as every file is before it is sent. */
export async function openBuildValidated(setting: Setting): Promise<Contender> {
  const submission = submissionOf(await readBenchClaims(setting.folder));
  let bytes: Uint8Array = Buffer.alloc(0);
  return {
    work() {
      bytes = bytesOf(writeX12([buildClaimInterchange(submission)]));
      const issues = validateInterchange(bytes).filter(({ severity }) => severity === 'error');
      if (issues.length > 0) throw new Error(`${issues.length} errors in what was built`);
    },
    summarize: () => summarizeBytes(bytes),
  };
}

export function summarizeBytes(bytes: Uint8Array): Summary {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
