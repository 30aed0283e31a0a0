import type { ApprovalKind } from '../../../schemas/approval.js';
import type { ApprovalAct } from './approval-act.js';
import { prepareClaimVariance } from './claim-variance.js';
import { prepareDenialDecision } from './denial-decision.js';
import { prepareLegacyClaims } from './legacy-claims.js';
import { preparePartRelease } from './part-of-payment.js';
import { preparePatientRefund } from './patient-refund.js';
import { preparePatientWriteOff } from './patient-write-off.js';
import { preparePaymentVariance } from './payment-variance.js';
import { prepareDismissal, preparePosting } from './possible-duplicate.js';
import { prepareReceiptRefund } from './receipt-refund.js';
import { prepareRedo, prepareUndo } from './remittance-change.js';
import { prepareSetVariance } from './set-variance.js';
import { prepareLegacyReturn } from './undo-legacy-claims.js';

const LIMITED = { isLimited: true, action: 'write-off.request' } as const;

const BALANCE = { ...LIMITED, approvals: 2, prepare: preparePatientWriteOff } as const;

const DUPLICATE = { isLimited: false, approvals: 1, action: 'duplicate.resolve' } as const;

const QUARANTINE = { isLimited: false, approvals: 1, action: 'quarantine.release' } as const;

const CHANGE = { isLimited: true, isWhole: true, approvals: 1, action: 'remittance.undo' } as const;

/** Never alone, and whatever the amount. */
const REFUND = { isLimited: false, approvals: 2, action: 'patient-refund.request' } as const;

const GIVEN_UP = 'write-off.denial / receivable of the payer';
const BILLED_ON = 'receivable of the next payer, else of the patient / receivable of the payer';

/** What does each kind of act, who may ask for it, and how many others it takes. A new kind is one line. */
export const APPROVAL_ACTS: Readonly<Record<ApprovalKind, ApprovalAct>> = {
  'write-off.denial': { ...LIMITED, approvals: 2, prepare: prepareDenialDecision, effect: GIVEN_UP },
  'write-off.bad-debt': { ...BALANCE, effect: 'write-off.bad-debt / receivable.patient' },
  'write-off.small-balance': { ...BALANCE, effect: 'write-off.small-balance / receivable.patient' },
  'write-off.charity': { ...BALANCE, effect: 'write-off.charity / receivable.patient' },
  'billed-on': { ...LIMITED, approvals: 1, prepare: prepareDenialDecision, effect: BILLED_ON },
  // Never alone, and whatever the amount: a payer that says the provider is liable is not overruled by one person.
  'billed-on.waiver': {
    ...{ isLimited: false, approvals: 1, action: 'write-off.request', prepare: prepareDenialDecision },
    effect: `under a signed waiver: ${BILLED_ON}`,
  },
  'undo-remittance': { ...CHANGE, prepare: prepareUndo, effect: 'every journal of the remittance, mirrored' },
  'redo-remittance': { ...CHANGE, prepare: prepareRedo, effect: 'the remittance, as if it came now' },
  'duplicate.posted': {
    ...DUPLICATE,
    prepare: preparePosting,
    effect: 'the remittance, as a payment of its own',
  },
  'duplicate.dismissed': {
    ...DUPLICATE,
    prepare: prepareDismissal,
    effect: 'nothing; the remittance stays unposted',
  },
  'variance.set': {
    ...QUARANTINE,
    prepare: prepareSetVariance,
    effect: 'the set, and its difference to suspense.variance',
  },
  'variance.claim': {
    ...{ ...QUARANTINE, prepare: prepareClaimVariance },
    effect: 'the claim payment, and what it does not explain to suspense.variance',
  },
  'variance.payment': {
    ...{ ...QUARANTINE, prepare: preparePaymentVariance },
    effect: 'what no part of the payment explains: liability.unapplied / suspense.variance',
  },
  'part-of-payment': {
    ...{ ...QUARANTINE, prepare: preparePartRelease },
    effect: 'the sets as parts of one payment, and what no part explains to liability.unapplied',
  },
  'patient-refund': {
    ...{ ...REFUND, prepare: preparePatientRefund },
    effect: 'receivable.patient / liability.refund',
  },
  'receipt-refund': {
    ...{ ...REFUND, prepare: prepareReceiptRefund },
    effect: 'liability.patient-unapplied / liability.refund',
  },
  'legacy-claims': {
    ...{ isLimited: false, approvals: 1, action: 'legacy-claims.request', prepare: prepareLegacyClaims },
    effect: 'liability.unapplied / the account of the rule, each claim payment of the list by itself',
  },
  'undo-legacy-claims': {
    ...{ isLimited: false, approvals: 1, action: 'legacy-claims.request', prepare: prepareLegacyReturn },
    effect: 'the account of the rule / liability.unapplied, each claim payment of the list that has no claim',
  },
};
