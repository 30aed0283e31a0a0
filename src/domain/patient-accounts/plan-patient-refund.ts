import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Journal } from '../../../schemas/ledger.js';
import type { Cents } from '../../../schemas/money.js';
import { approvalKey } from '../remittance/planning/plan-decision-postings.js';

/** Money of a patient that goes back: of the claim on which it is a credit, else of what a receipt left without one. */
export interface PatientRefund {
  readonly approvalId: string;
  readonly amount: Cents;
  readonly claimId?: string;
  readonly patientAccountId: string;
}

/** Approved: no credit of the claim and no rest of the receipt any more, and owed to the patient. */
export function planPatientRefund(refund: PatientRefund, accountingDate: CalendarDate): Journal {
  const { approvalId, ...of } = refund;
  return {
    naturalKey: approvalKey(approvalId),
    kind: 'refund',
    accountingDate,
    postings: [
      {
        debit: refund.claimId === undefined ? 'liability.patient-unapplied' : 'receivable.patient',
        credit: 'liability.refund',
        ...of,
      },
    ],
  };
}

/** Paid out, once. */
export function planRefundPayment(refund: PatientRefund, accountingDate: CalendarDate): Journal {
  const { approvalId, ...of } = refund;
  return {
    naturalKey: `refund-payment:${approvalId}`,
    kind: 'refund-payment',
    accountingDate,
    postings: [{ debit: 'liability.refund', credit: 'cash.bank', ...of }],
  };
}
