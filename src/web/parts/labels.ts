import type { ClaimState } from '../../../schemas/claim-state.js';
import type { DenialClass, PlannedDenial, WorkItemKind } from '../../../schemas/remittance-records.js';
import type { EncounterState, FileState, RemittanceState } from '../../app/ports.js';
import { renderWord } from './formats.js';

/** Values of a filter in the order in which they are offered; a type that gains one does not compile until it is here. */
const CLAIM_STATES: Readonly<Record<ClaimState, null>> = {
  draft: null,
  'needs-work': null,
  ready: null,
  submitted: null,
  accepted: null,
  rejected: null,
  pending: null,
  adjudicated: null,
  denied: null,
  void: null,
};

const DENIAL_CLASSES: Readonly<Record<DenialClass, null>> = {
  coverage: null,
  technical: null,
  medical: null,
  bundling: null,
  'non-covered': null,
  duplicate: null,
  'full-contractual': null,
  unclassified: null,
};

const DENIAL_STATES: Readonly<Record<PlannedDenial['state'], null>> = {
  open: null,
  information: null,
  reversed: null,
  'given-up': null,
  'billed-on': null,
};

const WORK_ITEM_KINDS: Readonly<Record<WorkItemKind, null>> = {
  'claim-edit': null,
  'rejected-submission': null,
  'rejected-claim': null,
  'unmatched-acknowledgement': null,
  'contradicting-acknowledgement': null,
  'undecided-acknowledgement': null,
  'quarantined-file': null,
  'quarantined-set': null,
  'unexplained-payment': null,
  'possible-duplicate': null,
  'unmatched-claim': null,
  'unknown-payer': null,
  'held-claim-payment': null,
  'claim-out-of-balance': null,
  'adjudicated-twice': null,
  overpaid: null,
  'unexplained-remainder': null,
  underpayment: null,
  'negative-amount': null,
  'reversal-differs': null,
  'unexpected-payment': null,
  'provider-adjustment': null,
  'double-recoupment': null,
  'letter-and-reversal': null,
  'unmatched-recoupment': null,
  'unrecorded-cheque': null,
  'cheque-without-item': null,
  'money-without-remittance': null,
  'deposit-amount-mismatch': null,
  'coverage-changed': null,
  'new-npi': null,
  'cob-stale': null,
  'patient-share-barred': null,
};

const FILE_STATES: Readonly<Record<FileState, null>> = {
  received: null,
  read: null,
  quarantined: null,
  built: null,
};

const REMITTANCE_STATES: Readonly<Record<RemittanceState, null>> = {
  undone: null,
  posted: null,
  quarantined: null,
  'possible-duplicate': null,
  dismissed: null,
};

const ENCOUNTER_STATES: Readonly<Record<EncounterState, null>> = {
  claimed: null,
  held: null,
  'not-billable': null,
  'correction-proposed': null,
};

export type Options = readonly (readonly [value: string, label: string])[];

const ANY = ['', 'Any'] as const;

function optionsOf(values: object): Options {
  return Object.keys(values).map((value) => [value, renderWord(value)] as const);
}

export const CLAIM_STATE_OPTIONS: Options = [ANY, ...optionsOf(CLAIM_STATES)];
export const DENIAL_CLASS_OPTIONS: Options = [ANY, ...optionsOf(DENIAL_CLASSES)];
/** The list of denials begins with what is open. */
export const DENIAL_STATE_OPTIONS: Options = optionsOf(DENIAL_STATES);
export const WORK_ITEM_KIND_OPTIONS: Options = [ANY, ...optionsOf(WORK_ITEM_KINDS)];
export const WORK_ITEM_STATE_OPTIONS: Options = optionsOf({ open: null, closed: null });
/** Begins with what waits. */
export const APPROVAL_STATE_OPTIONS: Options = optionsOf({ open: null, executed: null, declined: null });
/** The register begins with what is open. */
export const RECOUPMENT_STATE_OPTIONS: Options = optionsOf({
  unsettled: null,
  open: null,
  'partly-closed': null,
  closed: null,
  'written-off': null,
  unapplied: null,
});
export const FILE_STATE_OPTIONS: Options = [ANY, ...optionsOf(FILE_STATES)];
export const FILE_KIND_OPTIONS: Options = [
  ANY,
  ...['835', '837', '999', '277CA', 'TA1'].map((kind) => [kind, kind] as const),
  ['unknown', 'Unknown'],
];
export const FILE_DIRECTION_OPTIONS: Options = [ANY, ['in', 'Received'], ['out', 'Built']];
export const REMITTANCE_STATE_OPTIONS: Options = [ANY, ...optionsOf(REMITTANCE_STATES)];
export const ENCOUNTER_STATE_OPTIONS: Options = [ANY, ...optionsOf(ENCOUNTER_STATES)];
