import { readGroupCode, readReasonCode } from '../../../../schemas/codes/adjustment-reasons.js';
import { addCents, type Cents, negateCents, ZERO } from '../../../../schemas/money.js';
import type { Adjustment } from '../../../../schemas/remittance-advice.js';
import { findAllAdjustments } from '../../../../schemas/remittance-balance.js';
import type { Adjudication } from '../../../../schemas/remittance-records.js';

/** SVC02 and SVC03 of one line of the claim, several services summed. */
interface LineAmounts {
  readonly chargeAmount: Cents;
  readonly paymentAmount: Cents;
}

/** A claim payment that a reversal takes back, or some lines of one. */
export interface Taking {
  readonly original: Adjudication;
  /** All of it when left out. */
  readonly lines?: ReadonlySet<string>;
}

/** What reversals have taken back so far. */
export class TakenBack {
  readonly #whole = new Set<Adjudication>();
  readonly #lines = new Map<Adjudication, Set<string>>();

  isFree({ original, lines }: Taking): boolean {
    const taken = this.#lines.get(original);
    return !this.#whole.has(original) && ![...(lines ?? [])].some((line) => taken?.has(line));
  }

  /** At once or line by line. */
  isWhole(original: Adjudication): boolean {
    const lines = this.#lines.get(original);
    return this.#whole.has(original) || (lines !== undefined && coversAll(original, [...lines]));
  }

  add({ original, lines }: Taking): void {
    if (!lines) this.#whole.add(original);
    else this.#lines.set(original, new Set([...(this.#lines.get(original) ?? []), ...lines]));
  }
}

/**
 * What a reversal takes back line by line: each of its lines with the negated SVC02 and SVC03, all of one claim payment
 * where one has them, else of several. None where a service has no line, where one fits nothing, where the claim's own
 * CAS say that it is about more than lines, and where it names all lines of one claim payment, which is then whole. Of
 * several that fit a line, those are meant whose CAS of the line it negates too.
 *
 * @param candidates those that it may take back, the likeliest first
 */
export function findReversedLines(
  reversal: Adjudication,
  candidates: readonly Adjudication[],
  isFree: (taking: Taking) => boolean,
): readonly Taking[] | undefined {
  const wanted = readLines(reversal);
  if (!wanted || hasClaimAdjustments(reversal)) return undefined;
  const names = [...wanted.keys()];
  const fitting = (line: string) => {
    const found = candidates.filter(
      (each) =>
        isNegated(wanted.get(line)!, each, line) && isFree({ original: each, lines: new Set([line]) }),
    );
    const said = found.filter((each) => areNegated(casOfLine(reversal, line), casOfLine(each, line)));
    return said.length > 0 ? said : found;
  };
  const byLine = new Map(names.map((line) => [line, fitting(line)]));
  const single = candidates.find((each) => names.every((line) => byLine.get(line)!.includes(each)));
  if (single) return coversAll(single, names) ? undefined : [{ original: single, lines: new Set(names) }];
  const chosen = new Map<Adjudication, string[]>();
  for (const [line, [first]] of byLine) {
    if (!first) return undefined;
    chosen.set(first, [...(chosen.get(first) ?? []), line]);
  }
  return [...chosen].map(([original, lines]) => takingOf(original, lines));
}

/** Whether one of its lines has what the other says of it with the sign turned. */
export function hasNegatedLine(reversal: Adjudication, original: Adjudication): boolean {
  const lines = [...(readLines(reversal) ?? [])];
  return !hasClaimAdjustments(reversal) && lines.some(([line, said]) => isNegated(said, original, line));
}

/** Every CAS of the other with its sign turned, at whichever level it stands: of two with equal amounts, the one meant. */
export function hasNegatedAdjustments(reversal: Adjudication, original: Adjudication): boolean {
  return areNegated(findAllAdjustments(reversal.payment), findAllAdjustments(original.payment));
}

function areNegated(some: readonly Adjustment[], others: readonly Adjustment[]): boolean {
  const sums = new Map<string, Cents>();
  for (const each of [...some, ...others]) {
    const key = `${readGroupCode(each.groupCode)}-${readReasonCode(each.reasonCode)}`;
    sums.set(key, addCents(sums.get(key) ?? ZERO, each.amount));
  }
  return [...sums.values()].every((sum) => sum === ZERO);
}

function casOfLine({ payment, lineMatches }: Adjudication, line: string): readonly Adjustment[] {
  const own = payment.services.filter(({ ordinal }) => lineMatches[ordinal] === line);
  return own.flatMap(({ adjustments }) => adjustments);
}

function takingOf(original: Adjudication, lines: readonly string[]): Taking {
  const isWhole = coversAll(original, lines) && !hasClaimAdjustments(original);
  return isWhole ? { original } : { original, lines: new Set(lines) };
}

function coversAll(original: Adjudication, names: readonly string[]): boolean {
  const lines = readLines(original);
  return lines !== undefined && [...lines.keys()].every((line) => names.includes(line));
}

function isNegated(
  { chargeAmount, paymentAmount }: LineAmounts,
  original: Adjudication,
  line: string,
): boolean {
  const said = readLines(original)?.get(line);
  return (
    said !== undefined &&
    said.chargeAmount === negateCents(chargeAmount) &&
    said.paymentAmount === negateCents(paymentAmount)
  );
}

/** By line, without those that say nothing; none where a service has found no line, or no line is there. */
function readLines({ payment, lineMatches }: Adjudication): ReadonlyMap<string, LineAmounts> | undefined {
  const lines = new Map<string, LineAmounts>();
  for (const { ordinal, chargeAmount, paymentAmount } of payment.services) {
    const line = lineMatches[ordinal];
    if (line === undefined) return undefined;
    if (chargeAmount === ZERO && paymentAmount === ZERO) continue;
    const known = lines.get(line) ?? { chargeAmount: ZERO, paymentAmount: ZERO };
    lines.set(line, {
      chargeAmount: addCents(known.chargeAmount, chargeAmount),
      paymentAmount: addCents(known.paymentAmount, paymentAmount),
    });
  }
  return lines.size === 0 ? undefined : lines;
}

function hasClaimAdjustments({ payment }: Adjudication): boolean {
  return payment.adjustments.some(({ amount }) => amount !== ZERO);
}
