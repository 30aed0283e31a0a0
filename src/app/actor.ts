import type { Action } from './permissions.js';

/** Who acts, in which role, for which practice. Every unit of work and every audit row names one. */
export interface Actor {
  readonly actorId: string;
  readonly role: Role;
  readonly practiceId: string;
  /** Actions that the role would allow and this actor may not take: a deny goes before every allow. */
  readonly withheldActions?: readonly Action[];
  readonly requestId?: string;
  /** Network address that a request came from. */
  readonly sourceAddress?: string;
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

/** Roles that people log in under; the other one belongs to machines and their tokens. */
export const HUMAN_ROLES = ROLES.filter((role) => role !== 'edi-integration');
