import type { ListedClaimPayment, ListedFile, ListRecords } from '../../../app/records/list-records.js';
import { centsOf, integerOf, type Nullable, withoutNulls } from '../../rows.js';
import type { Session } from '../../session.js';
import { REMITTANCE, remittanceOf } from '../remittances.js';
import { SUBMISSION, submissionOf } from '../submissions.js';
import { Conditions, readPage } from './read-page.js';

const FILE = {
  select: `file_id AS "fileId", direction, kind, name, sha256, byte_size AS "byteSize", state, issues,
    recorded_at AS "recordedAt"`,
  from: 'files WHERE practice_id = $1',
  // Newest first: people look for what came last, and ids are ordered by time.
  order: { columns: { file_id: 'uuid' }, isDescending: true },
};

const SUBMISSIONS = {
  select: SUBMISSION,
  from: 'submissions s WHERE s.practice_id = $1',
  order: { columns: { 's.submission_id': 'uuid' } },
};

const REMITTANCES = {
  select: REMITTANCE,
  from: 'remittances WHERE practice_id = $1',
  order: { columns: { remittance_id: 'uuid' }, isDescending: true },
};

/** Amounts in the stored nouns are whole cents. */
const CLAIM_PAYMENTS = {
  select: `claim_payment_id AS "claimPaymentId", remittance_id AS "remittanceId", ordinal, claim_id AS "claimId",
    payer_id AS "payerId", payer_sequence AS "payerSequence", state,
    payment ->> 'patientControlNumber' AS "patientControlNumber",
    payment ->> 'payerControlNumber' AS "payerControlNumber", payment ->> 'claimStatusCode' AS "claimStatusCode",
    payment ->> 'chargeAmount' AS "chargeAmount", payment_cents AS "paymentAmount",
    payment ->> 'patientResponsibilityAmount' AS "patientResponsibilityAmount"`,
  from: 'claim_payments WHERE practice_id = $1',
  order: { columns: { remittance_id: 'uuid', ordinal: 'integer' } },
};

type FileRow = Omit<ListedFile, 'byteSize' | 'recordedAt'> & {
  readonly byteSize: string;
  readonly recordedAt: Date;
};

type AmountsOfPayment = 'chargeAmount' | 'paymentAmount' | 'patientResponsibilityAmount';

type ClaimPaymentRow = Nullable<Omit<ListedClaimPayment, AmountsOfPayment>> & {
  readonly chargeAmount: string;
  readonly paymentAmount: string;
  readonly patientResponsibilityAmount: string | null;
};

type ExchangeLists = Pick<
  ListRecords,
  'files' | 'findFile' | 'submissions' | 'findSubmission' | 'remittances' | 'findRemittance' | 'claimPayments'
>;

/** Files, submissions, remittances and their claim payments, as they came; claim payments in the order of their set. */
export function exchangeLists(session: Session): ExchangeLists {
  const { practiceId } = session;
  const where = (condition: string, value: unknown) => new Conditions(practiceId).add(condition, value);
  return {
    async files({ direction, state, kind }, page) {
      const conditions = where('direction = ?', direction).add('state = ?', state).add('kind = ?', kind);
      return readPage(session, { ...FILE, conditions }, page, fileOf);
    },
    async findFile(fileId) {
      const conditions = where('file_id = ?::uuid', fileId);
      const { items } = await readPage(session, { ...FILE, conditions }, ONE, fileOf);
      return items[0];
    },
    async submissions({ state }, page) {
      const conditions = where('s.state = ?', state);
      return readPage(session, { ...SUBMISSIONS, conditions }, page, submissionOf);
    },
    async findSubmission(submissionId) {
      const conditions = where('s.submission_id = ?::uuid', submissionId);
      const { items } = await readPage(session, { ...SUBMISSIONS, conditions }, ONE, submissionOf);
      return items[0];
    },
    async remittances({ state }, page) {
      const conditions = where('state = ?', state);
      return readPage(session, { ...REMITTANCES, conditions }, page, remittanceOf);
    },
    async findRemittance(remittanceId) {
      const conditions = where('remittance_id = ?::uuid', remittanceId);
      const { items } = await readPage(session, { ...REMITTANCES, conditions }, ONE, remittanceOf);
      return items[0];
    },
    async claimPayments({ remittanceId, claimId }, page) {
      const conditions = where('remittance_id = ?::uuid', remittanceId).add('claim_id = ?::uuid', claimId);
      return readPage(session, { ...CLAIM_PAYMENTS, conditions }, page, claimPaymentOf);
    },
  };
}

const ONE = { limit: 1 };

function fileOf(row: FileRow): ListedFile {
  return { ...row, byteSize: integerOf(row.byteSize), recordedAt: row.recordedAt.toISOString() };
}

function claimPaymentOf(row: ClaimPaymentRow): ListedClaimPayment {
  const { chargeAmount, paymentAmount, patientResponsibilityAmount: share, ...rest } = row;
  return {
    ...withoutNulls(rest),
    chargeAmount: centsOf(chargeAmount),
    paymentAmount: centsOf(paymentAmount),
    ...(share !== null && { patientResponsibilityAmount: centsOf(share) }),
  };
}
