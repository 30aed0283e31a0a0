import { parseX12 } from '../../../edi/x12/parse-x12.js';
import type { Segment } from '../../../edi/x12/segment.js';
import { writeParsed } from '../../../edi/x12/write-parsed.js';
import { type Issue, renderIssue } from '../../../schemas/issue.js';
import type { AcceptedSet, Judge, Refusal } from './judge-file.js';

/** Stands in names and identifiers of the files that are changed: whatever is told of them must not hold it. */
export const CANARY = 'QZV';

/** Longer than any file of this size may take. */
const HANG_MILLISECONDS = 2_000;

export type Writer = (bytes: Uint8Array) => Uint8Array;

const writeAgain: Writer = (bytes) => writeParsed(parseX12(bytes));

/**
 * What must hold for any bytes at all: no throw and no hang, a reason with a place for what is refused, sums and counts
 * that hold for what is taken, which gives the same bytes when written again, and no value of the file in what is told. Gives the
 * faults; it trusts neither the balances nor the counts of the engine but adds and counts itself.
 */
export function findFaults(bytes: Uint8Array, judge: Judge, write: Writer = writeAgain): string[] {
  const start = performance.now();
  try {
    const { accepted, refused } = judge(bytes);
    const faults = [...refused.flatMap(findRefusalFaults), ...accepted.flatMap(findSetFaults)];
    const isTaken = accepted.length > 0;
    if (isTaken && !Buffer.from(bytes).equals(write(bytes))) faults.push('is not written again as it was');
    if (performance.now() - start > HANG_MILLISECONDS && isSlow(bytes, judge)) faults.push('takes too long');
    return faults;
  } catch (thrown) {
    return [`throws ${String(thrown).slice(0, 200)}`];
  }
}

/** Once more by the time of the processor, which is dear to ask: the machine may have been busy with something else. */
function isSlow(bytes: Uint8Array, judge: Judge): boolean {
  const start = process.cpuUsage();
  judge(bytes);
  const { user, system } = process.cpuUsage(start);
  return user + system > HANG_MILLISECONDS * 1_000;
}

function findRefusalFaults({ what, reasons }: Refusal): string[] {
  if (reasons.length === 0) return [`refuses a ${what} without a reason`];
  return reasons.flatMap((reason) => {
    const text = renderIssue(reason);
    return [
      ...(text.includes(CANARY) ? [`tells what stands in the file: ${reason.code}`] : []),
      ...(/\{\w+\}/.test(text) ? [`leaves a gap in what it tells: ${reason.code}`] : []),
      ...(hasPlace(reason) ? [] : [`gives no place: ${reason.code}`]),
    ];
  });
}

/** Balances stand at the element of the total; all else at a byte. */
function hasPlace({ at }: Issue): boolean {
  return at.byteOffset !== undefined || (at.segment !== undefined && at.element !== undefined);
}

function findSetFaults({ set }: AcceptedSet): string[] {
  const { segments } = set;
  const trailer = segments.at(-1)!;
  const faults: string[] = [];
  if (trailer.id !== 'SE') faults.push('takes a set without its trailer');
  if (Number(trailer.element(1)) !== segments.length) faults.push('takes a set with a wrong count');
  if (trailer.element(2) !== segments[0]!.element(2)) faults.push('takes a set with two control numbers');
  if (set.identifier === '835' && !isPaymentExplained(segments)) {
    faults.push('takes a remittance whose sum is another');
  }
  return faults;
}

/** BPR02 = sum of CLP04 less PLB04, 06 ... 14, in whole numbers of a thousandth of a cent. */
function isPaymentExplained(segments: readonly Segment[]): boolean {
  let rest = 0n;
  for (const segment of segments) {
    if (segment.id === 'BPR') rest += parseAmount(segment.element(2));
    if (segment.id === 'CLP') rest -= parseAmount(segment.element(4));
    if (segment.id !== 'PLB') continue;
    for (let position = 4; position <= segment.elementCount; position += 2) {
      rest += parseAmount(segment.element(position));
    }
  }
  return rest === 0n;
}

function parseAmount(text: string): bigint {
  if (text === '') return 0n;
  const match = /^(-?)(\d*)\.?(\d*)$/.exec(text);
  if (!match) return 1n << 200n;
  const digits = BigInt(match[2] + (match[3] ?? '').padEnd(20, '0'));
  return match[1] === '-' ? -digits : digits;
}
