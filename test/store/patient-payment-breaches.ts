/** A receipt of 50.00 of the account of the first posting, `allocated` of which went to a claim of it at once. */
function receiptOf(allocated: number): string {
  return `INSERT INTO patient_payments SELECT practice_id, 'R1', patient_account_id, '2026-03-01', 'cash', 5000,
      jsonb_build_array(jsonb_build_object('claimId', claim_id, 'amount', ${allocated})), now(), 'one'
    FROM postings WHERE practice_id = $practice AND sequence = 1 AND ordinal = 1`;
}

/** Money of patients that the ledger and the receipts tell differently: what is broken, by what, and what is then told. */
export const PATIENT_PAYMENT_BREACHES: readonly (readonly [string, string, readonly string[], RegExp])[] = [
  [
    'I39',
    'a receipt that was never posted',
    [receiptOf(5_000)],
    /^patient-payment:R1: cash\.patient \/ receivable\.patient claim \S+ account \S+: recorded 5000, posted 0$/,
  ],
  [
    'I39',
    'a posting of a payment that nobody recorded',
    [
      `UPDATE journals SET kind = 'patient-payment', natural_key = 'patient-payment:R9' WHERE practice_id = $practice
        AND sequence = 1`,
    ],
    /^patient-payment:R9: .*: recorded 0, posted 15000$/,
  ],
  [
    'I39',
    'a receipt of which more went to claims than was received',
    [
      receiptOf(5_000),
      `INSERT INTO patient_payment_applications SELECT practice_id, 'R1', 1, claim_id, 700, '2026-03-02', now(), 'one'
        FROM postings WHERE practice_id = $practice AND sequence = 1 AND ordinal = 1`,
    ],
    /^receipt R1: received 5000, given to claims and back 5700$/,
  ],
  [
    'I39',
    'money of a patient that no receipt explains',
    [
      `INSERT INTO postings (practice_id, sequence, ordinal, debit, credit, amount_cents)
        VALUES ($practice, 1, 9, 'cash.patient', 'liability.patient-unapplied', 700)`,
    ],
    /^liability\.patient-unapplied: ledger 700, receipts 0$/,
  ],
  [
    'I40',
    'a refund that was paid out and that nobody approved',
    [
      `UPDATE journals SET kind = 'refund-payment', natural_key = 'refund-payment:x' WHERE practice_id = $practice
        AND sequence = 1`,
      `INSERT INTO postings (practice_id, sequence, ordinal, debit, credit, amount_cents)
        VALUES ($practice, 1, 9, 'liability.refund', 'cash.bank', 700)`,
    ],
    /^refund x: approved 0, paid 700$/,
  ],
];
