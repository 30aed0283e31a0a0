import type { RemittanceAdvice } from '../../schemas/remittance-advice.js';

/** A claim as the auditor sees it: who it is and what was charged, in cents. */
export interface AuditedClaim {
  readonly patientControlNumber: string;
  readonly charge: number;
}

/** What the books should say, in cents: debits less credits by account. */
export interface AuditedBooks {
  payer: number;
  patient: number;
  contractual: number;
  cash: number;
  unapplied: number;
  offset: number;
  interest: number;
  revenue: number;
}

const PRICE_RULES = ['45', '131', '253'];
const PATIENT_SHARES = ['1', '2', '3'];

/**
 * Adds up, without a line of the product's rules, what simple first-payer remittances must leave in the books: every
 * amount as reported and with its sign, so that a reversal takes back by itself what it reports. Only for CO price
 * rules, PR shares, denials, and the provider adjustments WO, FB and L6.
 */
export function auditBooks(
  claims: readonly AuditedClaim[],
  advices: readonly RemittanceAdvice[],
): AuditedBooks {
  const books = {
    payer: 0,
    patient: 0,
    contractual: 0,
    cash: 0,
    unapplied: 0,
    offset: 0,
    interest: 0,
    revenue: 0,
  };
  const known = new Set(claims.map((claim) => claim.patientControlNumber));
  for (const claim of claims) {
    books.payer += claim.charge;
    books.revenue -= claim.charge;
  }
  for (const advice of advices) {
    for (const payment of advice.claimPayments) {
      books.cash += payment.paymentAmount;
      if (!known.has(payment.patientControlNumber)) {
        books.unapplied -= payment.paymentAmount;
        continue;
      }
      books.payer -= payment.paymentAmount;
      const lines = payment.services.flatMap((service) => service.adjustments);
      for (const adjustment of [...payment.adjustments, ...lines]) addAdjustment(books, adjustment);
    }
    for (const adjustment of advice.providerAdjustments) {
      books.cash -= adjustment.amount;
      if (adjustment.reasonCode === 'L6') books.interest += adjustment.amount;
      else books.offset += adjustment.amount;
    }
  }
  return books;
}

function addAdjustment(
  books: AuditedBooks,
  adjustment: { readonly groupCode: string; readonly reasonCode: string; readonly amount: number },
): void {
  const { groupCode, reasonCode, amount } = adjustment;
  if (groupCode === 'CO' && PRICE_RULES.includes(reasonCode)) {
    books.payer -= amount;
    books.contractual += amount;
  }
  if (groupCode === 'PR' && PATIENT_SHARES.includes(reasonCode)) {
    books.payer -= amount;
    books.patient += amount;
  }
}
