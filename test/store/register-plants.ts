import { OUTCOME_BREACHES } from './outcome-breaches.js';
import { PATIENT_PAYMENT_BREACHES } from './patient-payment-breaches.js';
import { REFERENCE_BREACHES } from './reference-breaches.js';
import { SETTINGS_BREACHES } from './settings-breaches.js';

/** Every invariant, in the order of their numbers. */
export const IDS =
  'I1 I2 I3 I4 I5 I6 I7 I8 I9 I10 I12 I16 I19 I20 I22 I23 I25 I31 I32 I33 I34 I37 I38 I39 I40'.split(' ');

/** Those that have nothing to look at in books without a reversal, unapplied money, recoupments and deposits. */
export const EMPTY: readonly string[] = [
  'I5',
  'I10',
  'I19',
  'I22',
  'I31',
  'I32',
  'I33',
  'I34',
  'I37',
  'I39',
  'I40',
];

const APPROVAL = '01997b1e-5f00-7cc3-98c4-dc0c0c07398f';

/** Of a write-off that somebody called one asked for. */
function requestOf(amount: number, limit: number, approvals: number): string[] {
  return [
    `INSERT INTO approval_requests VALUES ($practice, '${APPROVAL}', 'write-off.denial', 'denial:x', NULL, ${amount},
      ${amount}, ${limit}, ${approvals}, 'timely filing', '{}', 'one', now())`,
  ];
}

const COLUMNS = 'practice_id, sequence, ordinal, debit, credit, amount_cents';

/** Breaches of what ties the register of recoupments and the deposits to the ledger: id, words, plants, breach. */
const REGISTER_PLANTS: readonly (readonly [string, string, readonly string[], RegExp])[] = [
  [
    'I31',
    'a takeback that the register does not know',
    [`INSERT INTO postings (${COLUMNS}) VALUES ($practice, 1, 9, 'payer.offset', 'cash.remittance', 700)`],
    /^payer\.offset: ledger 700, register 0$/,
  ],
  [
    'I22',
    'a write-off above the limit that one person approved',
    [
      'ALTER TABLE approval_outcomes DISABLE TRIGGER approval_outcomes_checked',
      ...requestOf(30_000, 10_000, 2),
      `INSERT INTO approval_decisions VALUES ($practice, '${APPROVAL}', 'two', 'approve', NULL, now())`,
      `INSERT INTO approval_outcomes VALUES ($practice, '${APPROVAL}', 'executed', '{}', now())`,
    ],
    /^approval \S+ \(write-off\.denial\): 1 of 2 approvals by others$/,
  ],
  [
    'I22',
    'a write-off above the limit that its requester approved',
    [
      'ALTER TABLE approval_decisions DISABLE TRIGGER approval_decisions_checked',
      ...requestOf(30_000, 10_000, 2),
      `INSERT INTO approval_decisions VALUES ($practice, '${APPROVAL}', 'one', 'approve', NULL, now()),
        ($practice, '${APPROVAL}', 'two', 'approve', NULL, now())`,
      `INSERT INTO approval_outcomes VALUES ($practice, '${APPROVAL}', 'executed', '{}', now())`,
    ],
    /^approval \S+ \(write-off\.denial\): 1 of 2 approvals by others$/,
  ],
  [
    'I34',
    'an approved act whose journal is not there',
    [
      ...requestOf(700, 10_000, 0),
      `INSERT INTO approval_outcomes VALUES ($practice, '${APPROVAL}', 'executed', '{approval:${APPROVAL}}', now())`,
    ],
    /^approval \S+: (journal \S+ is not there|approved 700, posted 0)$/,
  ],
  [
    'I34',
    'a journal of an act that nobody approved',
    [`UPDATE journals SET natural_key = 'approval:${APPROVAL}' WHERE sequence = 1`],
    /^approval \S+: approved 0, posted \d+$/,
  ],
  [
    'I34',
    'a dismissed remittance that was posted all the same',
    [
      `INSERT INTO approval_requests SELECT practice_id, '${APPROVAL}', 'duplicate.dismissed', remittance_id::text, NULL,
        payment_cents, payment_cents, NULL, 1, 'sent twice', '{}', 'one', now() FROM remittances
        WHERE practice_id = $practice`,
      `INSERT INTO approval_decisions VALUES ($practice, '${APPROVAL}', 'two', 'approve', NULL, now())`,
      `INSERT INTO approval_outcomes VALUES ($practice, '${APPROVAL}', 'executed', '{}', now())`,
    ],
    /^approval \S+ \(duplicate\.dismissed\): remittance \S+ is posted$/,
  ],
  [
    'I34',
    'a remittance that was undone and stands as posted',
    [
      `INSERT INTO approval_requests SELECT practice_id, '${APPROVAL}', 'undo-remittance', remittance_id::text, NULL,
        payment_cents, payment_cents, payment_cents, 0, 'sent twice', '{}', 'one', now() FROM remittances
        WHERE practice_id = $practice`,
      `INSERT INTO approval_outcomes VALUES ($practice, '${APPROVAL}', 'executed', '{}', now())`,
    ],
    /^remittance \S+ is posted: undone 1 and posted again 0 times$/,
  ],
  [
    'I37',
    "a claim payment that was taken for another practice's without approval",
    [`UPDATE claim_payments SET claim_id = NULL, state = 'exception-resolved' WHERE ordinal = 1`],
    /^claim payment \S+ is resolved without a claim and not approved$/,
  ],
  [
    'I37',
    'a claim payment that was approved as legacy and lies nowhere',
    [
      `UPDATE claim_payments SET claim_id = NULL, state = 'exception-resolved' WHERE ordinal = 1`,
      `INSERT INTO manual_decisions SELECT practice_id, 'legacy:x', 'legacy', set_hash, ordinal,
        '{"approvalId": "${APPROVAL}", "account": "revenue.other-payer"}', 'of the old system', 'one', now()
        FROM claim_payments WHERE practice_id = $practice AND ordinal = 1`,
    ],
    /^claim payment \S+ \(exception-resolved\): 0 on revenue\.other-payer, and \d+ is wanted$/,
  ],
  [
    'I37',
    'a claim payment of a list that was taken back, which is still taken for another practice’s',
    [
      `UPDATE claim_payments SET claim_id = NULL, state = 'exception-resolved' WHERE ordinal = 1`,
      ...[
        ['legacy:x', 'NULL'],
        ['legacy:x/revoked', `'legacy:x'`],
      ].map(
        ([
          key,
          revokes,
        ]) => `INSERT INTO manual_decisions SELECT practice_id, '${key}', 'legacy', set_hash, ordinal,
          '{"approvalId": "${APPROVAL}", "account": "revenue.other-payer"}', 'of the old system', 'one', now(), ${revokes}
          FROM claim_payments WHERE practice_id = $practice AND ordinal = 1`,
      ),
    ],
    /^claim payment \S+ is resolved without a claim and not approved$/,
  ],
  [
    'I37',
    'money that lies on the account of others for no claim payment of theirs',
    [
      `INSERT INTO postings (${COLUMNS}, claim_payment_id) SELECT practice_id, 1, 9, 'liability.unapplied',
        'liability.refund', 700, claim_payment_id FROM claim_payments WHERE practice_id = $practice AND ordinal = 1`,
      `UPDATE journals SET natural_key = 'approval:${APPROVAL}' WHERE sequence = 1`,
    ],
    /^claim payment \S+ \(not approved\): 700 on liability\.refund, and 0 is wanted$/,
  ],
  [
    'I32',
    'money in the bank that no deposit explains',
    [
      `UPDATE journals SET kind = 'deposit' WHERE sequence = 1`,
      `INSERT INTO postings (${COLUMNS}) VALUES ($practice, 1, 9, 'cash.bank', 'liability.unapplied', 700)`,
    ],
    /^deposits: arrived 0, in cash\.bank 700$/,
  ],
  [
    'I32',
    'a remittance that is told to be paid and is not',
    [
      `INSERT INTO expected_deposits SELECT practice_id, remittance_id, set_hash, trace_number, 'P', payer_name, 'T', 'P',
        payment_date, 24000, 'ACH', true FROM remittances WHERE practice_id = $practice`,
    ],
    /^remittance \S+: paid 24000, cleared 0$/,
  ],
  [
    'I33',
    'a remittance whose certificate is not there',
    ['UPDATE remittances SET is_certified = true'],
    /^remittance \S+ \(posted\) has no certificate$/,
  ],
  [
    'I33',
    'a certificate that was changed',
    [
      `INSERT INTO balance_certificates (practice_id, file_id, set_ordinal, set_control_number, set_hash, remittance_id,
         result, reasons, delimiters, payment, provider_adjustments, claim_payment_count, paid_cents, computed_cents,
         difference_cents, failing_count, part_count, certificate_hash, recorded_at)
       SELECT practice_id, file_id, set_ordinal, '1', set_hash, remittance_id, state, '{}',
         '{"element": "*", "terminator": "~"}', '[0, 24000]', '[]', 2, 24000, 24000, 0, 0, 0, repeat('0', 64), now()
       FROM remittances WHERE practice_id = $practice`,
    ],
    /^certificate of file \S+ set 1: is not what its hash was made of$/,
  ],
];

/** A remittance that says it is a part of a payment that nothing else knows of. */
const PART = [
  `UPDATE remittances SET advice = advice || '{"wholePaymentAmount": 25000}' WHERE practice_id = $practice`,
];

/** Breaches of what a payment in parts is. */
const PART_PLANTS: readonly (readonly [string, string, readonly string[], RegExp])[] = [
  [
    'I6',
    'a payment of which neither parts nor unapplied money explain all',
    PART,
    /^payment of part \S+: BPR02 25000, parts make 30000, unexplained 0$/,
  ],
  [
    'I6',
    'a variance of a payment in parts that nobody has accepted',
    [
      ...PART,
      `INSERT INTO postings (${COLUMNS}, work_item_id) SELECT practice_id, 1, 9, 'liability.unapplied',
        'suspense.variance', 500, 'unexplained-payment:' || encode(sha256(convert_to(identity_key, 'UTF8')), 'hex')
        FROM remittances WHERE practice_id = $practice LIMIT 1`,
    ],
    /^payment of part \S+: a variance of 500, accepted 0 of -5000$/,
  ],
  [
    'I7',
    'a payment in parts that nobody announces',
    PART,
    /^part \S+ \(posted\): cash of the payment 30000, wanted 25000$/,
  ],
  ['I34', 'a part that nobody has released', PART, /^set \S+ was released as a part 0 times and is posted$/],
];

/** Breaches of what an undone remittance leaves. */
const UNDO_PLANTS: readonly (readonly [string, string, readonly string[], RegExp])[] = [
  [
    'I9',
    'an undone claim payment of a remittance that stands',
    [`UPDATE claim_payments SET state = 'undone' WHERE practice_id = $practice AND ordinal = 1`],
    /are kept, 1 are undone$/,
  ],
  [
    'I9',
    'a remittance that nobody has decided to undo',
    [`UPDATE remittances SET state = 'undone' WHERE practice_id = $practice`],
    /is undone, and 0 decisions to undo it stand$/,
  ],
  [
    'I31',
    'an entry of the register that is withdrawn while its remittance stands',
    [
      `INSERT INTO recoupment_accounts VALUES ($practice, 'P', 'T', 'Payer', 1)`,
      `INSERT INTO recoupments (practice_id, recoupment_key, payer_identifier, payee_identifier, payer_name, source,
         amount_cents, fact_date, remittance_id, recorded_at, opened_cents, open_cents, closings, state,
         transfer_cents, transfer_count, findings, dispute_count)
       SELECT practice_id, 'k', 'P', 'T', 'Payer', 'provider-adjustment', 5, payment_date, remittance_id, now(), 0, 0,
         '[]', 'withdrawn', 0, 0, '[]', 0 FROM remittances WHERE practice_id = $practice LIMIT 1`,
    ],
    /^entry k is of a posted remittance and withdrawn$/,
  ],
  [
    'I32',
    'an undone remittance that is deposited',
    [
      `UPDATE remittances SET state = 'undone' WHERE practice_id = $practice`,
      `INSERT INTO expected_deposits SELECT practice_id, remittance_id, set_hash, trace_number, 'P', payer_name, 'T', 'P',
        payment_date, 24000, 'ACH', true FROM remittances WHERE practice_id = $practice`,
    ],
    /is undone and deposited$/,
  ],
];

/** All that stand in files of their own. */
export const FURTHER_PLANTS = [
  ...OUTCOME_BREACHES,
  ...REFERENCE_BREACHES,
  ...SETTINGS_BREACHES,
  ...REGISTER_PLANTS,
  ...PATIENT_PAYMENT_BREACHES,
  ...UNDO_PLANTS,
  ...PART_PLANTS,
];
