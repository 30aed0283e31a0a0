import type { Actor, Role } from './actor.js';

const ALL_HUMAN: readonly Role[] = [
  ...(['biller', 'account-manager', 'compliance-reviewer'] as const),
  ...(['billing-manager', 'admin', 'auditor'] as const),
];

/** Those who see claims and patients; what some of them see is masked by `isMasked`. */
const CLAIM_READERS: readonly Role[] = [
  ...(['biller', 'account-manager', 'compliance-reviewer', 'billing-manager', 'auditor'] as const),
];

/**
 * What the roles are asked about; a use case names exactly one. Default deny: a role that is not named may not.
 * No role holds an action of users beside one of money.
 */
const PERMITTED = {
  'claim.import': ['biller', 'billing-manager', 'edi-integration'],
  /** The whole of it with the patient's names and numbers, to be written elsewhere. */
  'claim.export': ['biller', 'account-manager', 'billing-manager'],
  'claim.submit': ['biller', 'billing-manager'],
  'claim.read': CLAIM_READERS,
  'encounter.read': [...CLAIM_READERS, 'edi-integration'],
  'submission.read': [
    'biller',
    'account-manager',
    'edi-integration',
    'compliance-reviewer',
    'billing-manager',
  ],
  'file.receive': ['edi-integration', 'billing-manager'],
  /** Sees what receiving a file would do, without doing it. */
  'file.preview': ['edi-integration', 'billing-manager'],
  'file.list': [...ALL_HUMAN, 'edi-integration'],
  'file.read': ['edi-integration', 'compliance-reviewer', 'billing-manager'],
  'remittance.post': ['edi-integration', 'billing-manager'],
  'remittance.read': CLAIM_READERS,
  /** What a payer said on paper: money is posted by hand. */
  'remittance.record': ['billing-manager'],
  /** Takes a posted remittance back, or posts it again: at once up to the practice's limit, above it as a proposal. */
  'remittance.undo': ['account-manager', 'billing-manager'],
  /** Says where a claim payment belongs, and takes that back: unapplied cash is applied. */
  'claim-payment.match': ['biller', 'account-manager', 'billing-manager'],
  'acknowledgement.apply': ['edi-integration', 'billing-manager'],
  'denial.read': CLAIM_READERS,
  'work-item.read': CLAIM_READERS,
  /** The register of what payers take back; letters, disputes and what a takeback belongs to. */
  'recoupment.read': ['account-manager', 'billing-manager', 'auditor'],
  'recoupment.record': ['account-manager', 'billing-manager'],
  /** Money of ours to a payer. */
  'recoupment.pay': ['billing-manager'],
  'patient-payment.read': CLAIM_READERS,
  /** Money of patients: received, applied to claims, returned by the bank. */
  'patient-payment.record': ['biller', 'account-manager', 'billing-manager'],
  /** Giving back what patients have paid too much; two others approve it. */
  'patient-refund.request': ['biller', 'account-manager', 'billing-manager'],
  /** Money of ours to a patient. */
  'patient-refund.pay': ['billing-manager'],
  'deposit.read': ['account-manager', 'billing-manager', 'auditor'],
  'deposit.record': ['account-manager', 'billing-manager'],
  /** Giving money up and billing it on: at once up to the practice's limit, above it as a proposal. */
  'write-off.request': ['biller', 'account-manager', 'billing-manager'],
  'duplicate.resolve': ['account-manager'],
  /** Posting what does not balance, under a variance; another person approves it. */
  'quarantine.release': ['billing-manager'],
  /** Moving claim payments that are not the practice's to one account; another person approves it. */
  'legacy-claims.request': ['billing-manager'],
  'approval.read': ['biller', 'account-manager', 'billing-manager', 'auditor'],
  /** Of what others have asked for. */
  'approval.decide': ['billing-manager'],
  'adjustment-rule.read': CLAIM_READERS,
  /** Says what an adjustment means for money, from a date on. */
  'adjustment-rule.edit': ['billing-manager'],
  'account.read': CLAIM_READERS,
  'aging.read': CLAIM_READERS,
  'ledger.verify': ['billing-manager', 'compliance-reviewer', 'auditor'],
  'practice.configure': ['billing-manager', 'admin'],
  'user.manage': ['admin'],
  'user.read': ['admin', 'compliance-reviewer', 'auditor'],
  'session.start': ALL_HUMAN,
  'session.end': ALL_HUMAN,
  'token.issue': ['edi-integration'],
  'metrics.read': [...ALL_HUMAN, 'edi-integration'],
  'docs.read': [...ALL_HUMAN, 'edi-integration'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Action = keyof typeof PERMITTED;

export const ACTIONS = Object.keys(PERMITTED) as readonly Action[];

/** Whether the actor's role allows the action and nothing withholds it. */
export function isPermitted(actor: Pick<Actor, 'role' | 'withheldActions'>, action: Action): boolean {
  if (actor.withheldActions?.includes(action)) return false;
  const roles: readonly Role[] = PERMITTED[action];
  return roles.includes(actor.role);
}

/** Roles that see of a patient only what their work needs: initials and the year of birth. */
export function isMasked(role: Role): boolean {
  return role === 'compliance-reviewer' || role === 'auditor';
}
