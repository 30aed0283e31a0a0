import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Cents } from '../../../schemas/money.js';
import type { PatientPayment, PatientPaymentReturn } from '../../../schemas/patient-payment.js';

/** What was done about a patient's money, by names that every practice has: of accounts, claims and receipts. */
export type PatientFact =
  /** Its allocations are of these claims, in their order. */
  | {
      readonly does: 'pay';
      readonly patient: string;
      readonly payment: PatientPayment;
      readonly claims: readonly string[];
    }
  | {
      readonly does: 'apply';
      readonly receipt: string;
      readonly claim: string;
      readonly amount: Cents;
      readonly ordinal: number;
    }
  | { readonly does: 'return'; readonly receipt: string; readonly returned: PatientPaymentReturn }
  /** Of a claim, or of a receipt. */
  | {
      readonly does: 'approve-refund';
      readonly key: string;
      readonly claim?: string;
      readonly receipt?: string;
      readonly amount: Cents;
    }
  | { readonly does: 'pay-refund'; readonly key: string; readonly paidOn: CalendarDate };
