import { absoluteCents, type Cents, minCents, negateCents, sumCents, ZERO } from '../../../schemas/money.js';
import type { MatchBasis, RecoupmentFact } from '../../../schemas/recoupment.js';
import { type Allocations, areOpposite } from './allocations.js';
import type { OverpaymentThreads } from './overpayment-threads.js';

type KeyOf = (fact: RecoupmentFact) => string | undefined;

/**
 * Sets what takes against what owes: as a person has said, by reference across all codes, by the letter's number, by
 * the claim's chain, FB as a balance that runs from cycle to cycle, then by amount where only one pair fits, and as a
 * lump where one takes all that is open. What is left is for a person. Within a thread the oldest is closed first, in
 * parts where need be. Two FB of one set never meet: one takes the balance before, the other carries the next.
 */
export function matchRecoupments(allocations: Allocations, threads: OverpaymentThreads): void {
  matchByPerson(allocations);
  matchThreads(allocations, 'reference', (fact) => threads.referenceOf(fact));
  matchThreads(allocations, 'letter', (fact) => threads.letterOf(fact));
  matchThreads(allocations, 'claim-chain', (fact) => threads.claimOf(fact));
  matchThreads(allocations, 'claim-chain', (fact) => threads.threadOf(fact));
  matchRunning(allocations, threads);
  const isOfOthers: IsApart = (one, other) => {
    const [claim, otherClaim] = [threads.claimOf(one), threads.claimOf(other)];
    return claim !== undefined && otherClaim !== undefined && claim !== otherClaim;
  };
  // An FB without a reference carries its cycle forward; of an amount that its own set takes it tells nothing.
  const isCarried: IsApart = (one, other) =>
    one.remittanceId !== undefined &&
    one.remittanceId === other.remittanceId &&
    [one, other].some((fact) => fact.reasonCode === 'FB' && threads.referenceOf(fact) === undefined);
  const isApart: IsApart = (one, other) =>
    isOfOthers(one, other) || isCarried(one, other) || areOfOneCycle(one, other);
  matchCycles(allocations, isApart);
  matchAmounts(allocations, isApart);
  matchLumps(allocations, isApart);
}

function matchByPerson(allocations: Allocations): void {
  const byKey = new Map(allocations.facts.map((fact) => [fact.key, fact]));
  for (const fact of allocations.facts) {
    const target = byKey.get(fact.matchedTo ?? '');
    if (target) settle(allocations, target, fact, 'person');
  }
}

/** First in, first out among the facts of one key. */
function matchThreads(allocations: Allocations, basis: MatchBasis, keyOf: KeyOf): void {
  const waiting = new Map<string, RecoupmentFact[]>();
  for (const fact of allocations.findOpen()) {
    const key = keyOf(fact);
    if (key === undefined) continue;
    const queue = waiting.get(key) ?? [];
    for (const opener of queue) settleUnlessOfOneCycle(allocations, opener, fact, basis);
    const open = [...queue, fact].filter((each) => allocations.remainingOf(each) !== ZERO);
    waiting.set(key, open);
  }
}

/** FB without a reference: what is taken closes what was carried before, never the other way round. */
function matchRunning(allocations: Allocations, threads: OverpaymentThreads): void {
  const carried: RecoupmentFact[] = [];
  for (const fact of allocations.findOpen()) {
    if (fact.reasonCode !== 'FB' || threads.referenceOf(fact) !== undefined) continue;
    if (fact.amount < ZERO) carried.push(fact);
    else for (const opener of carried) settleUnlessOfOneCycle(allocations, opener, fact, 'running-balance');
  }
}

/** FB under another reference than before: a cycle takes exactly what the only one before it that fits has carried. */
function matchCycles(allocations: Allocations, isApart: IsApart): void {
  const carried: RecoupmentFact[] = [];
  for (const fact of allocations.findOpen()) {
    if (fact.reasonCode !== 'FB') continue;
    const taken = allocations.remainingOf(fact);
    if (taken < ZERO) {
      carried.push(fact);
      continue;
    }
    const fitting = carried.filter(
      (each) => allocations.remainingOf(each) === negateCents(taken) && !isApart(each, fact),
    );
    const [opener] = fitting;
    if (opener && fitting.length === 1) settle(allocations, opener, fact, 'running-balance');
  }
}

function settleUnlessOfOneCycle(
  allocations: Allocations,
  opener: RecoupmentFact,
  closer: RecoupmentFact,
  basis: MatchBasis,
): void {
  if (!areOfOneCycle(opener, closer)) settle(allocations, opener, closer, basis);
}

function areOfOneCycle(one: RecoupmentFact, other: RecoupmentFact): boolean {
  const areForward = one.reasonCode === 'FB' && other.reasonCode === 'FB';
  return areForward && one.remittanceId !== undefined && one.remittanceId === other.remittanceId;
}

/** Closes as much as both have; nothing where they do not stand on opposite sides. */
function settle(
  allocations: Allocations,
  opener: RecoupmentFact,
  closer: RecoupmentFact,
  basis: MatchBasis,
): void {
  const [owed, taken] = [allocations.remainingOf(opener), allocations.remainingOf(closer)];
  if (!areOpposite(owed, taken)) return;
  const size = minCents(absoluteCents(owed), absoluteCents(taken));
  allocations.close(opener, closer, taken < ZERO ? negateCents(size) : size, basis);
}

type IsApart = (one: RecoupmentFact, other: RecoupmentFact) => boolean;

/** Only where one fact alone fits the other, both ways round. */
function matchAmounts(allocations: Allocations, isApart: IsApart): void {
  const open = allocations.findOpen();
  const bySize = new Map<string, RecoupmentFact[]>();
  for (const fact of open) {
    const key = `${familyOf(fact)} ${absoluteCents(allocations.remainingOf(fact))}`;
    bySize.set(key, [...(bySize.get(key) ?? []), fact]);
  }
  for (const alike of bySize.values()) {
    const [opener, closer] = alike;
    if (alike.length === 2 && opener && closer && !isApart(opener, closer)) {
      settle(allocations, opener, closer, 'amount');
    }
  }
}

/** One that takes exactly what all the earlier ones of its family owe together. */
function matchLumps(allocations: Allocations, isApart: IsApart): void {
  for (const [index, closer] of allocations.facts.entries()) {
    const lump = allocations.remainingOf(closer);
    if (lump === ZERO) continue;
    const owing = allocations.facts
      .slice(0, index)
      .filter((fact) => familyOf(fact) === familyOf(closer) && !isApart(fact, closer))
      .filter((fact) => areOpposite(allocations.remainingOf(fact), lump));
    const owed: Cents = sumCents(owing, (fact) => allocations.remainingOf(fact));
    if (owing.length < 2 || owed !== negateCents(lump)) continue;
    for (const opener of owing) settle(allocations, opener, closer, 'lump-sum');
  }
}

const OVERPAYMENT_CODES: readonly string[] = ['WO', 'FB', '72', 'B2'];

/** An amount alone says too little to close an advance by a recovery. */
function familyOf({ reasonCode }: RecoupmentFact): string {
  return reasonCode === undefined || OVERPAYMENT_CODES.includes(reasonCode) ? 'overpayment' : reasonCode;
}
