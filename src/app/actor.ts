/** Who acts, in which role, for which practice. Every unit of work and every audit row names one. */
export interface Actor {
  readonly actorId: string;
  readonly role: Role;
  readonly practiceId: string;
  readonly requestId?: string;
}

export const ROLES = [
  'biller',
  'account-manager',
  'edi-integration',
  'compliance-reviewer',
  'billing-manager',
  'admin',
  'auditor',
] as const;

export type Role = (typeof ROLES)[number];

/** What the roles are asked about; a use case names exactly one. */
export type Action =
  | 'claim.import'
  | 'claim.submit'
  | 'claim.read'
  | 'file.receive'
  | 'file.read'
  | 'remittance.post'
  | 'acknowledgement.apply'
  | 'aging.read'
  | 'ledger.verify'
  | 'practice.configure';

/** Default deny: a role that is not named may not. */
const PERMITTED: Readonly<Record<Action, readonly Role[]>> = {
  'claim.import': ['biller', 'billing-manager', 'edi-integration'],
  'claim.submit': ['biller', 'billing-manager'],
  'claim.read': ['biller', 'account-manager', 'compliance-reviewer', 'billing-manager', 'auditor'],
  'file.receive': ['edi-integration', 'billing-manager'],
  'file.read': ['edi-integration', 'compliance-reviewer', 'billing-manager'],
  'remittance.post': ['edi-integration', 'billing-manager'],
  'acknowledgement.apply': ['edi-integration', 'billing-manager'],
  'aging.read': ['biller', 'account-manager', 'compliance-reviewer', 'billing-manager', 'auditor'],
  'ledger.verify': ['billing-manager', 'compliance-reviewer', 'auditor'],
  'practice.configure': ['billing-manager', 'admin'],
};

export function isPermitted(role: Role, action: Action): boolean {
  return PERMITTED[action].includes(role);
}
