import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Payer, ProfessionalClaim, Subscriber } from '../../schemas/claim.js';
import type { ClaimPayment } from '../../schemas/remittance-advice.js';

/** A claim as it is written back, with what the claim itself does not hold. */
export interface RecordedClaim {
  readonly claimId: string;
  readonly claim: ProfessionalClaim;
  /** Source system and identifier of the patient's account, as the source named the patient. */
  readonly patientKey: { readonly sourceSystem: string; readonly sourceIdentifier: string };
  /** ISO, UTC: when the claim was made. */
  readonly createdAt: string;
  readonly isVoid: boolean;
  readonly isSelfPay: boolean;
}

/** One claim payment of one payer, as its 835 said it. */
export interface RecordedPayment {
  readonly claimPaymentId: string;
  /** 1 primary, 2 secondary ... */
  readonly payerSequence: number;
  readonly payment: ClaimPayment;
  readonly productionDate: CalendarDate;
  readonly traceNumber: string;
  /** Line control number of the claim's line by ordinal of the service payment. */
  readonly lineMatches: Readonly<Record<number, string>>;
  /** It waits for a person or for another payment: the claim is not settled by it. */
  readonly isOpen: boolean;
}

/** Who insures at a place in the order of payers; the claim's own payer is the first. */
export interface Insurance {
  readonly payer: Payer;
  readonly subscriber: Subscriber;
}

export function getInsurance(
  { payer, subscriber, otherCoverages }: ProfessionalClaim,
  payerSequence: number,
): Insurance {
  return otherCoverages[payerSequence - 2] ?? { payer, subscriber };
}
