import type { Answer } from '../world/answer.js';

/** An answer with the payment it came in. */
export interface Arrived {
  readonly answer: Answer;
  /** DTM*405, TRN02, and the place of the CLP in its set. */
  readonly date: string;
  readonly trace: string;
  readonly ordinal: number;
  /** Of its remittance. */
  readonly key: string;
}

/**
 * The answers of one payer in the order of domain text 0: original, reversal, correction; then date, trace number and
 * place. The payer knows what it takes back and what it corrects.
 */
export function inCanonicalOrder(arrived: readonly Arrived[]): Arrived[] {
  const dated = [...arrived].sort(
    (one, other) =>
      compare(one.date, other.date) || compare(one.trace, other.trace) || one.ordinal - other.ordinal,
  );
  const taken = new Set<Arrived>();
  const ordered: Arrived[] = [];
  const add = (each: Arrived): void => {
    if (taken.has(each)) return;
    taken.add(each);
    ordered.push(each);
    const reversal = dated.find(({ answer }) => answer.reverses === each.answer);
    if (!reversal) return;
    if (!taken.has(reversal)) {
      taken.add(reversal);
      ordered.push(reversal);
    }
    for (const other of dated) if (other.answer.corrects === each.answer) add(other);
  };
  const isLinked = ({ answer }: Arrived) => {
    const origin = answer.reverses ?? answer.corrects;
    if (origin === undefined) return false;
    if (!dated.some((other) => other.answer === origin)) return false;
    return answer.reverses !== undefined || dated.some((other) => other.answer.reverses === origin);
  };
  for (const each of dated) if (!isLinked(each)) add(each);
  for (const each of dated) add(each);
  return ordered;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
