import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { issue } from '../../../schemas/issue.js';
import type { Journal } from '../../../schemas/ledger.js';
import { formatCents, negateCents, subtractCents, ZERO } from '../../../schemas/money.js';
import type { RecoupmentEntry, StandingRecoupment } from '../../../schemas/recoupment.js';
import type { PlannedWorkItem } from '../../../schemas/remittance-records.js';
import { post } from '../remittance/planning/posting-difference.js';

export interface RegisterChanges {
  readonly journals: readonly Journal[];
  readonly openedItems: readonly PlannedWorkItem[];
  /** Natural keys of items that have settled themselves. */
  readonly closedItems: readonly string[];
}

/**
 * Moves ledger and worklist to what the register says now: the money of an adjustment (CS) goes to payer.offset when
 * it writes something off, and back to liability.unapplied when a later fact shows that it does not.
 */
export function planRegisterChanges(
  entries: readonly RecoupmentEntry[],
  standing: ReadonlyMap<string, StandingRecoupment>,
  accountingDate: CalendarDate,
): RegisterChanges {
  const journals: Journal[] = [];
  const openedItems: PlannedWorkItem[] = [];
  const closedItems: string[] = [];
  for (const entry of entries) {
    const stood = standing.get(entry.fact.key);
    const journal = planTransfer(entry, stood, accountingDate);
    if (journal) {
      journals.push(journal);
      const item = buildUnappliedItem(entry);
      if (entry.transferAmount === ZERO) openedItems.push(item);
      else closedItems.push(item.naturalKey);
    }
    const found = new Map(entry.findings.map((each) => [each.finding, each]));
    const known = new Map((stood?.findings ?? []).map((each) => [each.finding, each]));
    // An item also names the claim, which later numbers of the payer may tell.
    const isOfSame = stood?.claimId === entry.claimId;
    const added = entry.findings.filter(
      ({ finding, amount }) => !isOfSame || known.get(finding)?.amount !== amount,
    );
    openedItems.push(...added.map((each) => buildItem(entry, each)));
    const gone = [...known.keys()].filter((finding) => !found.has(finding));
    closedItems.push(...gone.map((finding) => keyOf(entry, finding)));
  }
  return { journals, openedItems, closedItems };
}

function planTransfer(
  entry: RecoupmentEntry,
  stood: StandingRecoupment | undefined,
  accountingDate: CalendarDate,
): Journal | undefined {
  const { fact, transferAmount } = entry;
  const amount = subtractCents(transferAmount, stood?.transferAmount ?? ZERO);
  if (amount === ZERO) return undefined;
  const { remittanceId, reasonCode = '', reference } = fact;
  const dimensions = {
    ...(remittanceId !== undefined && { remittanceId }),
    reasonCode,
    providerAdjustmentReference: reference === undefined ? reasonCode : `${reasonCode}:${reference}`,
    workItemId: unappliedKey(entry),
  };
  const naturalKey = `recoupment-transfer:${fact.key}/${(stood?.transferCount ?? 0) + 1}`;
  const postings = [post('payer.offset', 'liability.unapplied', amount, dimensions)];
  return { naturalKey, kind: 'recoupment', accountingDate, postings };
}

/** The item under which the adjustment's money was posted (`planProviderAdjustments`). */
function unappliedKey({ fact }: RecoupmentEntry): string {
  return `provider-adjustment:${fact.remittanceId}:${fact.ordinal}`;
}

function buildUnappliedItem(entry: RecoupmentEntry): PlannedWorkItem {
  const { amount, reasonCode = '' } = entry.fact;
  const context = { reasonCode, amount: formatCents(amount) };
  const issues = [issue('remittance.provider-adjustment', { segment: 'PLB' }, context)];
  return {
    naturalKey: unappliedKey(entry),
    kind: 'provider-adjustment',
    amount: negateCents(amount),
    issues,
  };
}

function buildItem(
  entry: RecoupmentEntry,
  { finding, amount }: RecoupmentEntry['findings'][number],
): PlannedWorkItem {
  const { fact, claimId } = entry;
  const context = { amount: formatCents(amount), reasonCode: fact.reasonCode ?? '' };
  return {
    naturalKey: keyOf(entry, finding),
    kind: finding,
    ...(claimId !== undefined && { claimId }),
    amount,
    issues: [issue(`recoupment.${finding}`, {}, context)],
  };
}

function keyOf({ fact }: RecoupmentEntry, finding: string): string {
  return `recoupment:${finding}:${fact.key}`;
}
