import { readApprovalEntries } from './approval-entries.js';
import { readDecisionEntries } from './decision-entries.js';
import type { ManualEntry } from './manual-entry.js';
import { readPatientPaymentEntries, readRefundEntries } from './patient-payment-entries.js';
import { readRegisterEntries } from './register-entries.js';
import type { Snapshot } from './snapshot.js';

/**
 * What persons record, kind by kind: how it is found among the inputs. Deposits are files, and come with them. Entries
 * of one instant are recorded in this order.
 */
const MANUAL_ENTRIES: readonly ((snapshot: Snapshot) => Promise<readonly ManualEntry[]>)[] = [
  readRegisterEntries,
  readDecisionEntries,
  readApprovalEntries,
  readPatientPaymentEntries,
  readRefundEntries,
];

/** All of them, in the order in which they were recorded. */
export async function readManualEntries(snapshot: Snapshot): Promise<ManualEntry[]> {
  const entries: ManualEntry[] = [];
  for (const read of MANUAL_ENTRIES) entries.push(...(await read(snapshot)));
  return entries.sort((one, other) =>
    one.recordedAt < other.recordedAt ? -1 : Number(one.recordedAt > other.recordedAt),
  );
}
