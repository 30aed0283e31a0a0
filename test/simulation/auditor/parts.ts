import { type Answer, type AnsweredLine, type Cas, sumOf, type WorldClaim } from '../world/answer.js';
import type { Part } from './settle-part.js';

/** What an answer says by line, beside the lines, and as a whole. */
export interface Parts {
  /** Absent where the payer adjudicated the claim as a whole. */
  readonly byLine: readonly Part[] | undefined;
  readonly whole: Part;
  /** The adjustments of the claim that stand beside lines. */
  readonly beside: Part | undefined;
}

export function findParts(claim: WorldClaim, answer: Answer): Parts {
  const isMedicaid = claim.payers[answer.payer - 1]!.isMedicaid;
  const { lines, cas, charge, paid } = answer;
  const all: Cas[] = [...cas, ...lines.flatMap((line) => line.cas)];
  const remarks = lines.flatMap((line) => line.remarks);
  const around = { charge, paid, cas: all, remarks, isMedicaid };
  const whole: Part = { ...around, line: '', own: all };
  if (lines.length === 0) return { byLine: undefined, whole, beside: undefined };
  const numbers = [...new Set(lines.map(({ line }) => line.number))];
  const byLine = numbers.map((number) => {
    const own = lines.filter(({ line }) => line.number === number);
    return partOf(number, own, isMedicaid);
  });
  const beside: Part | undefined =
    cas.length === 0 ? undefined : { ...around, charge: 0, paid: 0, line: '', own: cas };
  return { byLine, whole, beside };
}

/** Several services of one line are one answer. */
function partOf(line: string, own: readonly AnsweredLine[], isMedicaid: boolean): Part {
  const cas = own.flatMap((each) => each.cas);
  return {
    line,
    charge: sumOf(own.map((each) => each.charge)),
    paid: sumOf(own.map((each) => each.paid)),
    cas,
    own: cas,
    remarks: own.flatMap((each) => each.remarks),
    isMedicaid,
  };
}
