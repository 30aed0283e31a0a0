import type { CalendarDate } from '../../schemas/calendar-date.js';
import { cents } from '../../schemas/money.js';
import type { Actor } from '../../src/app/actor.js';
import { decideApproval } from '../../src/app/approvals/decide-approval.js';
import { requestApproval } from '../../src/app/approvals/request-approval.js';
import { recordPatientPayment } from '../../src/app/patient-payments/record-patient-payment.js';
import { doneOf } from './clinic-books.js';
import { OPERATOR, type TestServer } from './open-test-server.js';
import { sampleJournal, succeed } from './sample-records.js';

interface OwedClaim {
  readonly patientAccountId: string;
  readonly claimId: string;
}

export type PatientMoney = Awaited<ReturnType<typeof layPatientMoney>>;

const personOf = (actorId: string): Actor => ({ ...OPERATOR, actorId, role: 'billing-manager' });

const REASON = 'the payer owes all of it';

/** Receipt R-1 of 20.00 without a claim, of a patient who owes something, and an approved refund to another. */
export async function layPatientMoney(service: TestServer) {
  const { services, store } = service;
  const [owed] = await store.dataSource.query<OwedClaim[]>(
    `SELECT claim_id AS "claimId", patient_account_id AS "patientAccountId" FROM postings
     WHERE debit = 'receivable.patient' AND practice_id = $1 ORDER BY amount_cents DESC LIMIT 1`,
    [OPERATOR.practiceId],
  );
  const { patientAccountId } = owed!;
  const payment = {
    ...{ receiptNumber: 'R-1', patientAccountId, receivedOn: '2026-03-09' as CalendarDate },
    ...{ method: 'check' as const, amount: cents(2_000), allocations: [] },
  };
  doneOf(await recordPatientPayment(services, personOf('ann'), payment));
  const credit = await layCredit(service, owed!.claimId);
  const asked = {
    kind: 'patient-refund',
    objectId: credit.claimId,
    amount: cents(100),
    reason: REASON,
  } as const;
  const { approvalId } = doneOf(await requestApproval(services, personOf('ann'), asked));
  for (const name of ['bob', 'cyd']) {
    doneOf(await decideApproval(services, personOf(name), { approvalId, verdict: 'approve' }));
  }
  const requests = patientRequests(owed!, { creditClaimId: credit.claimId, approvalId });
  return { requests, rowsOf: (accountId: string) => patientMoneyRows(requests, accountId) };
}

/** A patient pays all of a claim, of which five dollars are then not charged any more. */
async function layCredit({ services, store }: TestServer, notOf: string) {
  const opened = { store } as Parameters<typeof succeed>[0];
  const end = { asOf: '9999-12-31' as CalendarDate };
  const open = await succeed(opened, OPERATOR, (records) => records.ledger.receivables(end));
  const ofPatients = open.filter(
    ({ account, claimId }) => account === 'receivable.patient' && claimId !== notOf,
  );
  const { claimId, patientAccountId, balance } = ofPatients.sort((a, b) => b.balance - a.balance)[0]!;
  const paid = {
    ...{ receiptNumber: 'R-3', patientAccountId, receivedOn: '2026-03-09' as CalendarDate },
    ...{ method: 'cash' as const, amount: balance, allocations: [{ claimId, amount: balance }] },
  };
  doneOf(await recordPatientPayment(services, personOf('ann'), paid));
  const posting = { debit: 'revenue.charges', credit: 'receivable.patient', amount: cents(500) } as const;
  const journal = sampleJournal(`charge:${claimId}/2`, [{ ...posting, claimId, patientAccountId }]);
  await succeed(opened, OPERATOR, (records) => records.ledger.append([journal]));
  return { claimId };
}

interface Asked {
  readonly path: string;
  readonly body: object;
  readonly action: string;
  readonly of: readonly [type: string, id?: string];
}

/** A request for each route that takes or gives money of patients; each can be done, in this order. */
function patientRequests(
  { patientAccountId, claimId }: OwedClaim,
  { creditClaimId, approvalId }: { readonly creditClaimId: string; readonly approvalId: string },
) {
  const payment = {
    ...{ receiptNumber: 'R-2', patientAccountId, receivedOn: '2026-03-10', method: 'cash', amount: '5.00' },
    allocations: [{ claimId, amount: '1.00' }],
  };
  const returned = {
    receiptNumber: 'R-1',
    kind: 'nsf',
    returnedOn: '2026-03-20',
    reason: 'the bank has no funds',
  };
  const refund = { claimId: creditClaimId, amount: '1.00', reason: REASON };
  const paidOut = { approvalId, reference: 'CHQ-9', paidOn: '2026-03-25' };
  const record = 'patient-payment.record';
  const entries: readonly (readonly [pattern: string, asked: Asked])[] = [
    [
      'patient-payments',
      { path: 'patient-payments', body: payment, action: record, of: ['patient-payment', 'R-2'] },
    ],
    [
      'patient-payments/applications',
      {
        ...{
          path: 'patient-payments/applications',
          body: { receiptNumber: 'R-1', claimId, amount: '1.00' },
          action: record,
        },
        of: ['patient-payment', 'R-1'],
      },
    ],
    [
      'patient-payments/returns',
      {
        ...{ path: 'patient-payments/returns', body: returned, action: record },
        of: ['patient-payment', 'R-1'],
      },
    ],
    [
      'patient-accounts/refunds',
      { path: 'patient-accounts/refunds', body: refund, action: 'patient-refund.request', of: ['approval'] },
    ],
    [
      'patient-refunds/payments',
      {
        ...{ path: 'patient-refunds/payments', body: paidOut, action: 'patient-refund.pay' },
        of: ['approval', approvalId],
      },
    ],
  ];
  return new Map(entries.map(([pattern, asked]) => [`POST /api/v1/${pattern}`, asked]));
}

/** What each route of theirs leaves in the audit: path, action, what it was about. */
function patientMoneyRows(
  requests: ReturnType<typeof patientRequests>,
  patientAccountId: string,
): Record<string, readonly [path: string, action: string, type: string, id?: string]> {
  const written = [...requests].map(
    ([route, { path, action, of }]) => [route, [path, action, ...of]] as const,
  );
  return {
    ...(Object.fromEntries(written) as ReturnType<typeof patientMoneyRows>),
    'GET /api/v1/patient-accounts/{patientAccountId}/payments': [
      `patient-accounts/${patientAccountId}/payments`,
      ...(['patient-payment.read', 'patient-account', patientAccountId] as const),
    ],
  };
}
