import { sumCents, ZERO } from '../../../schemas/money.js';
import type {
  ClaimChain,
  RecoupmentClosing,
  RecoupmentEntry,
  RecoupmentFact,
  RecoupmentState,
} from '../../../schemas/recoupment.js';
import { Allocations } from './allocations.js';
import { matchRecoupments } from './match-recoupments.js';
import { matchChosenWriteOffs, matchWriteOffs } from './match-write-offs.js';
import { OverpaymentThreads } from './overpayment-threads.js';
import { isAdjustment } from './read-recoupment-facts.js';
import { RecoupmentConcerns } from './recoupment-concerns.js';

/**
 * The register of recoupments as a fold over its facts in an order of their own: whatever order they came in, the
 * register is the same. One entry for every fact; opened less closed is open, and all that is open adds up to what
 * payer.offset holds.
 *
 * @param chains of the claims that the facts may be about, every number that a payer gave them
 */
export function buildRegister(
  facts: readonly RecoupmentFact[],
  chains: readonly ClaimChain[],
): RecoupmentEntry[] {
  const accounts = new Map<string, RecoupmentFact[]>();
  for (const fact of [...facts].sort(inCanonicalOrder)) {
    const account = `${fact.payerIdentifier}|${fact.payeeIdentifier}`;
    const known = accounts.get(account);
    if (known) known.push(fact);
    else accounts.set(account, [fact]);
  }
  return [...accounts.values()].flatMap((ofAccount) => buildAccount(ofAccount, chains));
}

function buildAccount(facts: readonly RecoupmentFact[], chains: readonly ClaimChain[]): RecoupmentEntry[] {
  const threads = new OverpaymentThreads(facts, chains);
  const allocations = new Allocations(facts.filter((fact) => !isAdjustment(fact)));
  const adjustments = facts.filter(isAdjustment);
  const chosen = matchChosenWriteOffs(allocations, adjustments);
  matchRecoupments(allocations, threads);
  const others = adjustments.filter(({ key }) => !chosen.has(key));
  const writingOff = new Set([...chosen, ...matchWriteOffs(allocations, others, threads)]);
  const concerns = new RecoupmentConcerns(allocations, threads, chains);
  const byKey = new Map(facts.map((fact) => [fact.key, fact]));
  const claimOf = (key: string) => threads.claimOf(byKey.get(key)!);
  const claims = findClaims(allocations, claimOf);
  return facts.map((fact) => {
    const claimId = claims.get(fact.key);
    const closings = allocations.closingsOf(fact).map((closing) => {
      const explained = claimOf(fact.key) ?? claimOf(closing.key);
      return { ...closing, ...(explained !== undefined && { claimId: explained }) };
    });
    return {
      fact,
      openedAmount: isAdjustment(fact) ? ZERO : allocations.openedBy(fact),
      openAmount: isAdjustment(fact) ? ZERO : allocations.remainingOf(fact),
      closings,
      state: stateOf(fact, allocations, writingOff),
      ...(claimId !== undefined && { claimId }),
      transferAmount: writingOff.has(fact.key) ? fact.amount : ZERO,
      findings: isAdjustment(fact) ? [] : concerns.find(fact),
    };
  });
}

/** By the claim it names itself, else by the only claim of what it closes or is closed by. */
function findClaims(
  allocations: Allocations,
  claimOf: (key: string) => string | undefined,
): ReadonlyMap<string, string | undefined> {
  const partners = new Map<string, Set<string | undefined>>();
  const note = (key: string, other: string) =>
    partners.set(key, (partners.get(key) ?? new Set()).add(claimOf(other)));
  for (const opener of allocations.facts) {
    for (const { key } of allocations.closingsOf(opener)) {
      note(opener.key, key);
      note(key, opener.key);
    }
  }
  const only = (key: string) => {
    const found = [...(partners.get(key) ?? [])];
    return found.length === 1 ? found[0] : undefined;
  };
  const keys = new Set([...allocations.facts.map(({ key }) => key), ...partners.keys()]);
  return new Map([...keys].map((key) => [key, claimOf(key) ?? only(key)]));
}

function stateOf(
  fact: RecoupmentFact,
  allocations: Allocations,
  writingOff: ReadonlySet<string>,
): RecoupmentState {
  if (isAdjustment(fact)) return writingOff.has(fact.key) ? 'settling' : 'unapplied';
  const closings: readonly RecoupmentClosing[] = allocations.closingsOf(fact);
  if (allocations.openedBy(fact) === ZERO) return 'settling';
  if (allocations.remainingOf(fact) !== ZERO) return closings.length === 0 ? 'open' : 'partly-closed';
  return closings.some(({ basis }) => basis === 'written-off') ? 'written-off' : 'closed';
}

function inCanonicalOrder(one: RecoupmentFact, other: RecoupmentFact): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
}

/** What payer.offset holds by the register. */
export function sumOpen(entries: readonly RecoupmentEntry[]) {
  return sumCents(entries, ({ openAmount }) => openAmount);
}
