import { approvalInvariants } from './approval-invariants.js';
import { certificateInvariants } from './certificate-invariants.js';
import { chainInvariants } from './chain-invariants.js';
import { identityInvariants } from './identity-invariants.js';
import type { Invariant } from './invariant.js';
import { ledgerInvariants } from './ledger-invariants.js';
import { patientPaymentInvariants } from './patient-payment-invariants.js';
import { remittanceInvariants } from './remittance-invariants.js';
import { settingsInvariants } from './settings-invariants.js';

/** Everything that must always hold of a practice, in the order of its numbers (reliability.md, Invariants). */
export const INVARIANTS: readonly Invariant[] = [
  ...ledgerInvariants,
  ...chainInvariants,
  ...remittanceInvariants,
  ...identityInvariants,
  ...approvalInvariants,
  ...certificateInvariants,
  ...settingsInvariants,
  ...patientPaymentInvariants,
].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
