import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Person, ProcedureCode, ProfessionalClaim } from '../../schemas/claim.js';
import type { Cents } from '../../schemas/money.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import { readClaimBatch } from './read-claim-batch.js';

/** What a payer sees of a claim in an 837P: enough to adjudicate it. */
export interface ReceivedClaim {
  readonly patientControlNumber: string;
  readonly chargeAmount: Cents;
  readonly facilityCode: string;
  readonly frequencyCode: string;
  readonly payerResponsibility: string;
  readonly claimFilingCode: string;
  readonly payer: { readonly payerId: string; readonly name: string };
  readonly subscriber: ReceivedName;
  /** The subscriber, or the dependent below. */
  readonly patient: ReceivedName;
  readonly billingProvider: ReceivedName & { readonly taxId: string };
  readonly lines: readonly ReceivedLine[];
}

export interface ReceivedName {
  readonly lastName: string;
  readonly firstName: string;
  readonly identifier: string;
}

export interface ReceivedLine {
  readonly lineControlNumber: string;
  readonly procedure: ProcedureCode;
  readonly chargeAmount: Cents;
  readonly unitCount: string;
  readonly serviceDate?: CalendarDate;
}

/** The claims of an 837P in their order, as a payer takes them in; those that cannot be read, or are of another form, are left out. */
export function readClaims837(set: TransactionSet): ReceivedClaim[] {
  return readClaimBatch(set).claims.flatMap((claim) =>
    claim.form === 'professional' ? [receive(claim)] : [],
  );
}

function receive(claim: ProfessionalClaim): ReceivedClaim {
  const { billingProvider, subscriber, patient, payer, ...rest } = claim;
  const { npi = '', taxId = '' } = billingProvider;
  const memberId = claim.relationshipCode === '18' ? subscriber.memberId : '';
  return {
    patientControlNumber: rest.patientControlNumber,
    chargeAmount: rest.chargeAmount,
    facilityCode: rest.facilityCode,
    frequencyCode: rest.frequencyCode,
    payerResponsibility: rest.payerResponsibility,
    claimFilingCode: subscriber.claimFilingCode,
    payer: { payerId: payer.payerId, name: payer.name },
    subscriber: nameOf(subscriber, subscriber.memberId),
    patient: nameOf(patient, memberId),
    billingProvider: { ...nameOf(billingProvider, npi), taxId },
    lines: rest.lines,
  };
}

function nameOf({ lastName, firstName = '' }: Person, identifier: string): ReceivedName {
  return { lastName, firstName, identifier };
}
