import type {
  BalanceCertificate,
  CertificatePart,
  DepositControl,
  RemittanceControls,
} from '../../../schemas/balance-certificate.js';
import type {
  CertificateFilter,
  CertificateKey,
  CertificateRecord,
  CertificateRecords,
} from '../../app/records/certificate-records.js';
import { centsOf, type Nullable, withoutNulls } from '../rows.js';
import type { Session } from '../session.js';
import type { StoredLedger } from './ledger.js';
import { Conditions } from './lists/read-page.js';
import { IS_OF_PAYMENT, isPart, leadOf } from './payment-parts.js';

const CERTIFICATE = `SELECT file_id AS "fileId", set_ordinal AS "setOrdinal", set_control_number AS "setControlNumber",
    set_hash AS "setHash", remittance_id AS "remittanceId", trace_number AS "traceNumber", result, reasons, delimiters,
    payment, provider_adjustments AS "providerAdjustments", claim_payment_count AS "claimPaymentCount",
    paid_cents AS "paidAmount", computed_cents AS computed, difference_cents AS difference,
    failing_count AS "failingCount", part_count AS "partCount", controls, certificate_hash AS "certificateHash",
    recorded_at AS "recordedAt"
  FROM balance_certificates WHERE practice_id = $1`;

type Sums = 'paidAmount' | 'computed' | 'difference';

type CertificateRow = Nullable<Omit<CertificateRecord, Sums | 'recordedAt'>> & {
  readonly [Sum in Sums]: string;
} & { readonly recordedAt: Date };

interface PartRow {
  readonly number: number;
  readonly firstOrdinal: number;
  readonly payments: string;
}

/** What is a remittance's own; what a deposit clears belongs to the deposit, what a payment in parts leaves to the payment. */
const CASH = `SELECT coalesce(sum(cents) FILTER (WHERE claim_payment_id IS NOT NULL), 0)::bigint AS claims,
    coalesce(sum(cents) FILTER (WHERE claim_payment_id IS NULL), 0)::bigint AS adjustments
  FROM (SELECT p.claim_payment_id,
      CASE WHEN p.debit = 'cash.remittance' THEN p.amount_cents ELSE -p.amount_cents END AS cents
    FROM postings p JOIN journals j ON j.practice_id = p.practice_id AND j.sequence = p.sequence
    WHERE p.practice_id = $1 AND p.remittance_id = $2 AND 'cash.remittance' IN (p.debit, p.credit)
      AND j.kind <> 'deposit' AND NOT ${IS_OF_PAYMENT}) AS own`;

/** The deposits of its trace, of which some may lie elsewhere; for a part of a payment those of the payment. */
const BANK = `SELECT e.is_deposited AS "isDeposited", e.payment_method_code = 'NON' AS "isNone",
    count(*) FILTER (WHERE d.state = 'deposit-amount-mismatch') AS mismatches,
    coalesce(sum(d.amount_cents + d.fee_cents) FILTER (WHERE d.state = 'deposit-amount-mismatch'), 0)::bigint AS other,
    coalesce(sum((SELECT sum((place ->> 'amount')::bigint) FROM jsonb_array_elements(d.places) AS place
      WHERE place ->> 'remittanceId' = e.remittance_id::text)), 0)::bigint AS own
  FROM expected_deposits e LEFT JOIN deposits d ON d.practice_id = e.practice_id AND d.payer_key = e.payer_key
    AND d.trace_key = e.trace_key
  WHERE e.practice_id = $1 AND e.remittance_id = (SELECT CASE WHEN ${isPart('r')} THEN ${leadOf('r')}
      ELSE r.remittance_id END FROM remittances r WHERE r.practice_id = $1 AND r.remittance_id = $2) GROUP BY 1, 2`;

interface BankRow {
  readonly isDeposited: boolean;
  readonly isNone: boolean;
  readonly mismatches: string;
  readonly other: string;
  readonly own: string;
}

/** Certificates are only ever added. */
export class StoredCertificates implements CertificateRecords {
  constructor(
    private readonly session: Session,
    private readonly ledger: StoredLedger,
  ) {}

  async isKnown({ fileId, setOrdinal }: CertificateKey): Promise<boolean> {
    return (await this.find({ fileId, setOrdinal })).length > 0;
  }

  async insertPart(
    { fileId, setOrdinal }: CertificateKey,
    { number, firstOrdinal }: Pick<CertificatePart, 'number' | 'firstOrdinal'>,
    payments: string,
  ): Promise<void> {
    await this.session.write(
      `INSERT INTO balance_certificate_parts (practice_id, file_id, set_ordinal, part, first_ordinal, payments)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [this.session.practiceId, fileId, setOrdinal, number, firstOrdinal, payments],
    );
  }

  async insert(certificate: BalanceCertificate, certificateHash: string): Promise<void> {
    const { practiceId, clock } = this.session;
    await this.session.write(
      `INSERT INTO balance_certificates (practice_id, file_id, set_ordinal, set_control_number, set_hash,
         remittance_id, trace_number, result, reasons, delimiters, payment, provider_adjustments, claim_payment_count,
         paid_cents, computed_cents, difference_cents, failing_count, part_count, controls, certificate_hash, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
      [
        practiceId,
        certificate.fileId,
        certificate.setOrdinal,
        certificate.setControlNumber,
        certificate.setHash,
        certificate.remittanceId ?? null,
        certificate.traceNumber ?? null,
        certificate.result,
        certificate.reasons,
        JSON.stringify(certificate.delimiters),
        certificate.payment ? JSON.stringify(certificate.payment) : null,
        JSON.stringify(certificate.providerAdjustments),
        certificate.claimPaymentCount,
        certificate.paidAmount,
        certificate.computed,
        certificate.difference,
        certificate.failingCount,
        certificate.partCount,
        certificate.controls ? JSON.stringify(certificate.controls) : null,
        certificateHash,
        clock.now(),
      ],
    );
  }

  async find(filter: CertificateFilter): Promise<CertificateRecord[]> {
    const conditions = new Conditions(this.session.practiceId)
      .add('file_id = ?::uuid', filter.fileId)
      .add(
        'file_id IN (SELECT f.file_id FROM files f WHERE f.practice_id = $1 AND f.sha256 = ?)',
        filter.sha256,
      )
      .add('set_ordinal = ?', filter.setOrdinal)
      .add(
        `(file_id, set_ordinal) IN (SELECT r.file_id, r.set_ordinal FROM remittances r
          WHERE r.practice_id = $1 AND r.remittance_id = ?::uuid)`,
        filter.remittanceId,
      )
      .add('trace_number = ?', filter.traceNumber);
    const rows = await this.session.rows<CertificateRow>(
      `${CERTIFICATE} ${conditions.text} ORDER BY recorded_at, file_id, set_ordinal`,
      conditions.parameters,
    );
    return rows.map(certificateOf);
  }

  async findQuarantined(setHash: string): Promise<CertificateKey[]> {
    return this.session.rows<CertificateKey>(
      `SELECT file_id AS "fileId", set_ordinal AS "setOrdinal" FROM balance_certificates
       WHERE practice_id = $1 AND set_hash = $2 AND result = 'quarantined' ORDER BY file_id, set_ordinal`,
      [this.session.practiceId, setHash],
    );
  }

  async *parts({ fileId, setOrdinal }: CertificateKey, fromOrdinal = 1): AsyncGenerator<CertificatePart> {
    for (let after = await this.#findPartBefore({ fileId, setOrdinal }, fromOrdinal); ; after += 1) {
      const [row] = await this.session.rows<PartRow>(
        `SELECT part AS number, first_ordinal AS "firstOrdinal", payments FROM balance_certificate_parts
         WHERE practice_id = $1 AND file_id = $2 AND set_ordinal = $3 AND part = $4`,
        [this.session.practiceId, fileId, setOrdinal, after],
      );
      if (!row) return;
      yield { ...row, payments: JSON.parse(row.payments) };
    }
  }

  async findControls(remittanceId: string): Promise<RemittanceControls | undefined> {
    await this.ledger.finish();
    const key = [this.session.practiceId, remittanceId];
    const [cash] = await this.session.rows<{ claims: string; adjustments: string }>(CASH, key);
    const [bank] = await this.session.rows<BankRow>(BANK, key);
    return {
      claimCashAmount: centsOf(cash!.claims),
      adjustmentCashAmount: centsOf(cash!.adjustments),
      deposit: controlOf(bank),
      depositAmount: centsOf(bank === undefined ? '0' : bank.isDeposited ? bank.own : bank.other),
    };
  }

  async #findPartBefore({ fileId, setOrdinal }: CertificateKey, ordinal: number): Promise<number> {
    if (ordinal <= 1) return 1;
    const [row] = await this.session.rows<{ part: number | null }>(
      `SELECT max(part) AS part FROM balance_certificate_parts
       WHERE practice_id = $1 AND file_id = $2 AND set_ordinal = $3 AND first_ordinal <= $4`,
      [this.session.practiceId, fileId, setOrdinal, ordinal],
    );
    return row?.part ?? 1;
  }
}

/** A payment of zero is not expected at the bank at all. */
function controlOf(bank: BankRow | undefined): DepositControl {
  if (!bank) return 'none-expected';
  if (bank.isDeposited) return 'matched';
  if (bank.mismatches !== '0') return 'differs';
  return bank.isNone ? 'none-expected' : 'waiting';
}

function certificateOf({
  paidAmount,
  computed,
  difference,
  recordedAt,
  ...row
}: CertificateRow): CertificateRecord {
  return {
    ...withoutNulls(row),
    paidAmount: centsOf(paidAmount),
    computed: centsOf(computed),
    difference: centsOf(difference),
    recordedAt: recordedAt.toISOString(),
  };
}
