import type { Answer, Cas, WorldClaim } from '../world/answer.js';
import { payerAccount } from './debts.js';
import type { ClaimFold } from './fold-claim.js';

/** A person gives up what a payer has denied, or bills it on: at most so many cents of one adjustment of one line. */
export interface Decision {
  readonly claim: WorldClaim;
  readonly answer: Answer;
  readonly line: string;
  readonly cas: Cas;
  readonly as: 'given-up' | 'billed-on';
  readonly cents: number;
}

export interface Decided {
  readonly decision: Decision;
  /** What of it takes effect as things stand. */
  readonly cents: number;
}

/** Text 0, events: after all that the payer has said, no more than is still denied and open. */
export function settleDecision(decision: Decision, { posted, debts, decided, claim }: ClaimFold): Decided {
  const { answer, line, cas, as } = decision;
  const denied = posted.find((each) => each.arrived.answer === answer);
  const part = denied?.parts.find((each) => each.part.line === line);
  if (!denied || !part || denied.isReversed || part.isSuperseded) return { decision, cents: 0 };
  const before = decided.filter((each) => each.decision.answer === answer && each.decision.cas === cas);
  const left = cas.cents - before.reduce((sum, { cents }) => sum + cents, 0);
  const party = payerAccount(answer.payer);
  const open = Math.min(debts.openOf(party), line === '' ? Number.POSITIVE_INFINITY : debts.of(party, line));
  const cents = Math.max(0, Math.min(decision.cents, left, open));
  const next = answer.payer < claim.payers.length ? payerAccount(answer.payer + 1) : 'receivable.patient';
  debts.move(party, { line, to: as === 'given-up' ? 'write-off.denial' : next, cents });
  return { decision, cents };
}

/** A person gives up what the patient owes. */
export interface WriteOff {
  readonly claim: WorldClaim;
  readonly account: string;
  readonly cents: number;
}

/** In this order they are undone, where the patient does not owe any more what was written off. */
const UNDONE = ['write-off.small-balance', 'write-off.bad-debt', 'write-off.charity'];

/** W10(b): write-offs stand as far as the patient owes what they gave up; nobody who never paid has a credit. */
export function writeOff(balances: Map<string, number>, writeOffs: readonly WriteOff[]): void {
  const patient = 'receivable.patient';
  const add = (account: string, cents: number) => balances.set(account, (balances.get(account) ?? 0) + cents);
  for (const { account, cents } of writeOffs) {
    add(account, cents);
    add(patient, -cents);
  }
  for (const account of writeOffs.length === 0 ? [] : UNDONE) {
    const credit = Math.max(0, -(balances.get(patient) ?? 0));
    const undone = Math.min(credit, balances.get(account) ?? 0);
    add(account, -undone);
    add(patient, undone);
  }
}
