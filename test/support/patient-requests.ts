import type { CalendarDate } from '../../schemas/calendar-date.js';
import { cents } from '../../schemas/money.js';
import { recordPatientPayment } from '../../src/app/patient-payments/record-patient-payment.js';
import { doneOf } from './clinic-books.js';
import { OPERATOR, type TestServer } from './open-test-server.js';

interface LaidPatientMoney {
  readonly patientAccountId: string;
  readonly claimId: string;
}

export type PatientMoney = Awaited<ReturnType<typeof layPatientMoney>>;

/** Receipt R-1 of 20.00 without a claim, of a patient who owes something. */
export async function layPatientMoney({ services, store }: TestServer) {
  const [owed] = await store.dataSource.query<LaidPatientMoney[]>(
    `SELECT claim_id AS "claimId", patient_account_id AS "patientAccountId" FROM postings
     WHERE debit = 'receivable.patient' AND practice_id = $1 ORDER BY amount_cents DESC LIMIT 1`,
    [OPERATOR.practiceId],
  );
  const { patientAccountId } = owed!;
  const payment = {
    ...{ receiptNumber: 'R-1', patientAccountId, receivedOn: '2026-03-09' as CalendarDate },
    ...{ method: 'check' as const, amount: cents(2_000), allocations: [] },
  };
  doneOf(await recordPatientPayment(services, { ...OPERATOR, role: 'biller' }, payment));
  const requests = patientRequests(owed!);
  return { requests, rowsOf: (accountId: string) => patientMoneyRows(requests, accountId) };
}

/** A request for each route that takes money of patients; each can be done, in this order. */
function patientRequests({ patientAccountId, claimId }: LaidPatientMoney) {
  const payment = {
    ...{ receiptNumber: 'R-2', patientAccountId, receivedOn: '2026-03-10', method: 'cash', amount: '5.00' },
    allocations: [{ claimId, amount: '1.00' }],
  };
  const returned = { kind: 'nsf', returnedOn: '2026-03-20', reason: 'the bank has no funds' };
  return new Map<string, { readonly path: string; readonly body: object; readonly id: string }>([
    ['POST /api/v1/patient-payments', { path: 'patient-payments', body: payment, id: 'R-2' }],
    [
      'POST /api/v1/patient-payments/{receiptNumber}/applications',
      { path: 'patient-payments/R-1/applications', body: { claimId, amount: '1.00' }, id: 'R-1' },
    ],
    [
      'POST /api/v1/patient-payments/{receiptNumber}/returns',
      { path: 'patient-payments/R-1/returns', body: returned, id: 'R-1' },
    ],
  ]);
}

/** What each route of theirs leaves in the audit: path, action, what it was about. */
function patientMoneyRows(
  requests: ReturnType<typeof patientRequests>,
  patientAccountId: string,
): Record<string, readonly [path: string, action: string, type: string, id?: string]> {
  const written = [...requests].map(
    ([route, { path, id }]) => [route, [path, 'patient-payment.record', 'patient-payment', id]] as const,
  );
  return {
    ...Object.fromEntries(written as [string, [string, string, string, string]][]),
    'GET /api/v1/patient-payments/{receiptNumber}': [
      ...(['patient-payments/R-1', 'patient-payment.read', 'patient-payment', 'R-1'] as const),
    ],
    'GET /api/v1/patient-accounts/{patientAccountId}/payments': [
      `patient-accounts/${patientAccountId}/payments`,
      ...(['patient-payment.read', 'patient-account', patientAccountId] as const),
    ],
  };
}
