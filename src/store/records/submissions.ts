import type { SubmissionRecord, SubmissionRecords, SubmissionState } from '../../app/ports.js';
import { PAYER_ACCEPTANCE } from '../../app/records/exchange-records.js';
import { insertStatement, withoutNulls, writeRows } from '../rows.js';
import type { Session } from '../session.js';

const INSERT_CLAIMS = insertStatement('submission_claims', {
  submission_id: 'uuid',
  claim_id: 'uuid',
  ordinal: 'integer',
});

/** What is told of a submission `s`. */
export const SUBMISSION = `s.submission_id AS "submissionId", s.file_id AS "fileId", s.receiver_id AS "receiverId",
    s.interchange_control_number AS "interchangeControlNumber", s.group_control_number AS "groupControlNumber",
    s.transaction_set_control_number AS "transactionSetControlNumber", s.state, s.request_key AS "requestKey",
    ARRAY(SELECT c.claim_id::text FROM submission_claims c
      WHERE c.practice_id = s.practice_id AND c.submission_id = s.submission_id
      ORDER BY c.ordinal) AS "claimIds"`;

const SELECT = `SELECT ${SUBMISSION} FROM submissions s WHERE s.practice_id = $1`;

type SubmissionRow = Omit<SubmissionRecord, 'requestKey'> & { readonly requestKey: string | null };

export class StoredSubmissions implements SubmissionRecords {
  constructor(private readonly session: Session) {}

  async insert(submission: SubmissionRecord): Promise<void> {
    const { submissionId, claimIds } = submission;
    await this.session.write(
      `INSERT INTO submissions (practice_id, submission_id, file_id, receiver_id, interchange_control_number,
         group_control_number, transaction_set_control_number, state, request_key)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        this.session.practiceId,
        submissionId,
        submission.fileId,
        submission.receiverId,
        submission.interchangeControlNumber,
        submission.groupControlNumber,
        submission.transactionSetControlNumber,
        submission.state,
        submission.requestKey,
      ],
    );
    const rows = claimIds.map((claimId, index) => ({
      submission_id: submissionId,
      claim_id: claimId,
      ordinal: index + 1,
    }));
    await writeRows(this.session, INSERT_CLAIMS, rows);
  }

  async setState(submissionId: string, state: SubmissionState): Promise<void> {
    const written = await this.session.write(
      'UPDATE submissions SET state = $3 WHERE practice_id = $1 AND submission_id = $2',
      [this.session.practiceId, submissionId, state],
    );
    if (written !== 1) throw new Error(`Submission ${submissionId} is not known`);
  }

  async findByGroupControlNumber(groupControlNumber: string): Promise<SubmissionRecord[]> {
    const condition = 'AND s.group_control_number = $2 ORDER BY s.submission_id FOR UPDATE OF s';
    return this.#select(condition, groupControlNumber);
  }

  async findByRequestKey(requestKey: string): Promise<SubmissionRecord[]> {
    return this.#select('AND s.request_key = $2 ORDER BY s.submission_id', requestKey);
  }

  async findByInterchangeControlNumber(interchangeControlNumber: string): Promise<SubmissionRecord[]> {
    return this.session.rows<SubmissionRecord>(
      `${SELECT} AND s.interchange_control_number = $2 ORDER BY s.submission_id FOR UPDATE OF s`,
      [this.session.practiceId, interchangeControlNumber],
    );
  }

  async findLatest(claimIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.session.rows<{ claimId: string; submissionId: string }>(
      `SELECT DISTINCT ON (claim_id) claim_id AS "claimId", submission_id AS "submissionId"
       FROM submission_claims WHERE practice_id = $1 AND claim_id = ANY($2::uuid[])
       ORDER BY claim_id, submission_id DESC`,
      [this.session.practiceId, claimIds],
    );
    return new Map(rows.map(({ claimId, submissionId }) => [claimId, submissionId]));
  }

  async findAcceptedByPayer(claimIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.session.rows<{ claimId: string }>(
      `SELECT DISTINCT e.claim_id AS "claimId" FROM claim_events e
       WHERE e.practice_id = $1 AND e.claim_id = ANY($2::uuid[]) AND split_part(e.cause, ':', 1) = $3
         AND NOT EXISTS (SELECT FROM claim_events s WHERE s.practice_id = e.practice_id
           AND s.claim_id = e.claim_id AND s.event_number > e.event_number AND s.to_state = 'submitted')`,
      [this.session.practiceId, claimIds, PAYER_ACCEPTANCE],
    );
    return new Set(rows.map(({ claimId }) => claimId));
  }

  async list(): Promise<SubmissionRecord[]> {
    return this.#select('ORDER BY s.submission_id');
  }

  async #select(condition: string, ...parameters: readonly string[]): Promise<SubmissionRecord[]> {
    const rows = await this.session.rows<SubmissionRow>(`${SELECT} ${condition}`, [
      this.session.practiceId,
      ...parameters,
    ]);
    return rows.map(submissionOf);
  }
}

export function submissionOf(row: SubmissionRow): SubmissionRecord {
  return withoutNulls(row);
}
