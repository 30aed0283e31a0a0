import { type Cas, sumOf } from '../world/answer.js';
import { findExpected } from './contract.js';
import { payerAccount } from './debts.js';
import type { Decided } from './decisions.js';
import type { ClaimFold, Posted, PostedPart } from './fold-claim.js';
import { meaningOf, type Stay } from './meaning.js';

/** One adjustment by which a payer has denied. */
export interface Denial {
  readonly posted: Posted;
  readonly line: string;
  readonly cas: Cas;
  readonly as: Stay;
  readonly occurrence: 'initial' | 'repeat';
  readonly atStake: number;
  readonly state: 'open' | 'information' | 'reversed' | 'given-up' | 'billed-on';
}

interface Denied extends Pick<Denial, 'posted' | 'line' | 'cas' | 'as'> {
  readonly part: PostedPart;
}

/**
 * Texts 4 and C7: one denial for each denied adjustment of what is posted; the first of its payer for a line is initial.
 * At stake is the least of the adjustment, what is still expected and what is open, and that once: for the latest denial
 * first. A duplicate of what was answered, and what has no effect, have nothing at stake.
 */
export function auditDenials(fold: ClaimFold): Denial[] {
  const denied = fold.posted.flatMap((posted) => findDenied(fold, posted));
  const stakes = new Stakes(fold);
  const isDuplicate = ({ as }: Denied) => as === 'duplicate';
  const latestFirst = [...denied].reverse();
  for (const each of [
    ...latestFirst.filter((one) => !isDuplicate(one)),
    ...latestFirst.filter(isDuplicate),
  ]) {
    const isIdle = isReversed(each) || hasNoEffect(each) || (isDuplicate(each) && isAnswered(fold, each));
    if (!isIdle) stakes.take(each);
  }
  return denied.map((each, index) => {
    const isRepeat = denied.slice(0, index).some((earlier) => isBefore(earlier, each));
    const atStake = stakes.of(each);
    const state = stateOf(fold, each, atStake);
    return { ...each, occurrence: isRepeat ? 'repeat' : 'initial', atStake, state };
  });
}

/** In the order of the claim's lines, whatever order its payer gave them. */
function findDenied({ claim }: ClaimFold, posted: Posted): Denied[] {
  const place = ({ part }: PostedPart) => {
    const index = claim.lines.findIndex(({ number }) => number === part.line);
    return index < 0 ? claim.lines.length : index;
  };
  const parts = [...posted.parts].sort((one, other) => place(one) - place(other));
  return parts.flatMap((part) =>
    part.part.own.flatMap((cas) => {
      const meaning = meaningOf(cas, part.part);
      if (meaning.does !== 'stay' || meaning.as === 'pended' || cas.cents === 0) return [];
      return [{ posted, part, line: part.part.line, cas, as: meaning.as }];
    }),
  );
}

/** Step 0: nothing but its cash was posted, or it only denied and the payer has answered since. */
function hasNoEffect({ part }: Denied): boolean {
  return part.isTwice || part.isReplaced;
}

function isReversed({ posted, part }: Denied): boolean {
  return posted.isReversed || part.isSuperseded;
}

function isBefore(earlier: Denied, each: Denied): boolean {
  if (earlier.posted === each.posted) return false;
  if (earlier.posted.arrived.answer.payer !== each.posted.arrived.answer.payer) return false;
  return earlier.line === '' || each.line === '' || earlier.line === each.line;
}

/** The payer has said more of the line than that it was sent twice, and that stands. */
function isAnswered(fold: ClaimFold, { posted, line }: Denied): boolean {
  const { payer } = posted.arrived.answer;
  const others = fold.posted.filter(
    (other) => other !== posted && !other.isReversed && other.arrived.answer.payer === payer,
  );
  return others
    .flatMap(({ parts }) => parts)
    .filter(
      ({ isSuperseded, part }) => !isSuperseded && (line === '' || part.line === '' || part.line === line),
    )
    .some(
      ({ part }) =>
        part.paid !== 0 || part.own.length === 0 || !part.own.every((cas) => isSentTwice(cas, part)),
    );
}

function isSentTwice(cas: Cas, part: PostedPart['part']): boolean {
  const meaning = meaningOf(cas, part);
  return meaning.does === 'stay' && meaning.as === 'duplicate';
}

function stateOf(fold: ClaimFold, denied: Denied, atStake: number): Denial['state'] {
  if (isReversed(denied)) return 'reversed';
  if (atStake > 0) return 'open';
  return findDecided(fold, denied).find(({ cents }) => cents > 0)?.decision.as ?? 'information';
}

function findDecided({ decided }: ClaimFold, { posted, cas }: Denied): Decided[] {
  return decided.filter(({ decision }) => decision.cas === cas && decision.answer === posted.arrived.answer);
}

/** What is open of a payer and a line, of which each cent is at stake in one denial. */
class Stakes {
  readonly #stakes = new Map<string, number>();
  readonly #ofDenials = new Map<Denied, number>();

  constructor(private readonly fold: ClaimFold) {}

  of(denied: Denied): number {
    return this.#ofDenials.get(denied) ?? 0;
  }

  take(denied: Denied): void {
    const { debts } = this.fold;
    const { posted, line, cas } = denied;
    const party = payerAccount(posted.arrived.answer.payer);
    const given = sumOf(findDecided(this.fold, denied).map(({ cents }) => cents));
    const limits = [cas.cents - given, debts.openOf(party) - this.#sum(party)];
    if (line !== '') limits.push(debts.of(party, line) - this.#sum(`${party} ${line}`));
    const expected = this.#stillExpected(denied);
    if (expected !== undefined) limits.push(expected - this.#sum(line === '' ? party : `${party} ${line}`));
    const cents = Math.max(0, Math.min(...limits));
    this.#ofDenials.set(denied, cents);
    for (const name of [party, `${party} ${line}`]) this.#stakes.set(name, this.#sum(name) + cents);
  }

  /** What the contract lets expect above what the first payer has paid and left to others. */
  #stillExpected({ posted, part, line }: Denied): number | undefined {
    const { answer } = posted.arrived;
    if (answer.payer !== 1) return undefined;
    const expected = findExpected(this.fold.claim, line);
    if (expected === undefined) return undefined;
    if (line !== '') return expected - part.part.paid - part.shared;
    return expected - answer.paid - sumOf(posted.parts.map(({ shared }) => shared));
  }

  #sum(name: string): number {
    return this.#stakes.get(name) ?? 0;
  }
}
