import type { PayerSequence } from '../../../schemas/ledger.js';
import type { LegacyMove } from '../../../schemas/legacy-claims.js';
import { groupBy } from '../../domain/group-by.js';
import type { Records } from '../ports.js';
import type { ManualDecision, MatchChoice } from '../records/manual-decision-records.js';

/** What persons say of one claim payment. */
export interface Decided {
  readonly choice?: MatchChoice;
  readonly settledPayers?: readonly PayerSequence[];
  /** Where its money lies while it has no claim. */
  readonly legacy?: LegacyMove;
}

/** What stands of one set's claim payments, by their ordinal. */
export function decidedOf(decisions: readonly ManualDecision[]): ReadonlyMap<number, Decided> {
  const decided = new Map<number, Decided>();
  for (const decision of decisions) {
    if (decision.kind === 'undo') continue;
    const known = decided.get(decision.ordinal) ?? {};
    decided.set(decision.ordinal, { ...known, ...saidBy(decision, known) });
  }
  return decided;
}

/** What stands of claim payments of any sets. */
export async function findDecided(
  records: Records,
  rows: readonly { readonly setHash: string }[],
): Promise<(row: { readonly setHash: string; readonly ordinal: number }) => Decided> {
  const setHashes = [...new Set(rows.map(({ setHash }) => setHash))];
  if (setHashes.length === 0) return () => ({});
  const decisions = await records.manualDecisions.findStanding(setHashes);
  const bySet = new Map(
    [...groupBy(decisions, ({ setHash }) => setHash)].map(([setHash, own]) => [setHash, decidedOf(own)]),
  );
  return ({ setHash, ordinal }) => bySet.get(setHash)?.get(ordinal) ?? {};
}

function saidBy(
  decision: Exclude<ManualDecision, { kind: 'undo' }>,
  { settledPayers = [] }: Decided,
): Decided {
  switch (decision.kind) {
    case 'match':
      return { choice: decision.payload };
    case 'legacy':
      return { legacy: decision.payload };
    case 'release': {
      const payers = [...settledPayers, decision.payload.payerSequence];
      return { settledPayers: payers.sort((one, other) => one - other) };
    }
  }
}
