import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { ServiceLine } from '../../schemas/claim.js';
import { formatCents, parseCents } from '../../schemas/money.js';
import type { PatientPayment, PatientReturnKind } from '../../schemas/patient-payment.js';
import { claimAccountOf } from '../../src/app/accounts/claim-account.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { applyPatientPayment } from '../../src/app/patient-payments/apply-patient-payment.js';
import { recordPatientPayment } from '../../src/app/patient-payments/record-patient-payment.js';
import { returnPatientPayment } from '../../src/app/patient-payments/return-patient-payment.js';
import type { ClaimRecord } from '../../src/app/ports.js';
import { planCharge } from '../../src/domain/ledger/plan-charge.js';
import { findPatientBalance } from '../../src/domain/remittance/planning/plan-decision-postings.js';
import { doneOf } from './clinic-books.js';
import type { TestStore } from './open-test-store.js';
import { renderClaim, renderSet } from './render-set.js';
import { DAY, sampleClaim, sampleEncounter, succeed } from './sample-records.js';
import { openSettingsDesk } from './settings-desk.js';

export interface Paid {
  readonly receipt: string;
  readonly amount: string;
  /** `J1N1 30`: of a claim. */
  readonly claims?: readonly string[];
  /** Of the claims of the desk when left out. */
  readonly account?: string;
  readonly on?: string;
  readonly method?: PatientPayment['method'];
}

/**
 * The claims J1N1 to J1N10 of 150.00 of one patient, WORKED of 200.00 and SELFPAY without a payer of the same, STRANGE of
 * another one; and what happens to them, each thing a minute after the one before.
 */
export async function openPatientDesk(opened: TestStore) {
  // After the days on which the patient pays.
  opened.clock.set('2026-03-26T15:00:00.000Z');
  const settings = await openSettingsDesk(opened);
  const { desk, tick } = settings;
  await settings.settle({});
  const claimId = (name: string) => desk.claimId(name);
  const firstId = await claimId('J1N1');
  const [known] = await succeed(opened, desk.manager, (records) => records.claims.getByIds([firstId]));
  const account = known!.patientAccountId;
  tick();
  const other = await layClaims(opened, desk.manager, account);
  const read = async ({
    receipt,
    amount,
    claims = [],
    account: of = account,
    on = '2026-03-09',
    method,
  }: Paid) => ({
    ...{ receiptNumber: receipt, patientAccountId: of, receivedOn: on as CalendarDate },
    ...{ method: method ?? ('cash' as const), amount: parseCents(amount)! },
    allocations: await Promise.all(
      claims.map(async (text) => {
        const [name = '', part = ''] = text.split(' ');
        return { claimId: await claimId(name), amount: parseCents(part)! };
      }),
    ),
  });
  return {
    ...settings,
    ...{ account, other, claimId },
    pay: async (paid: Paid, actor = desk.biller) => {
      tick();
      return recordPatientPayment(desk.context, actor, await read(paid));
    },
    apply: async (receiptNumber: string, name: string, amount: string) => {
      tick();
      const application = { receiptNumber, claimId: await claimId(name), amount: parseCents(amount)! };
      return applyPatientPayment(desk.context, desk.biller, application);
    },
    takeBack: async (receiptNumber: string, on = '2026-03-20', kind: PatientReturnKind = 'nsf') => {
      tick();
      const returned = {
        receiptNumber,
        kind,
        returnedOn: on as CalendarDate,
        reason: 'the bank has no funds',
      };
      return returnPatientPayment(desk.context, desk.biller, returned);
    },
    owed: async (name: string) => {
      const id = await claimId(name);
      const entries = await desk.read((records) => records.ledger.entriesOfClaims([id]));
      return formatCents(findPatientBalance(entries));
    },
  };
}

export type PatientDesk = Awaited<ReturnType<typeof openPatientDesk>>;

/** The payer's answers, to WORKED where they name no other claim; one of which the amount is negative is a reversal. */
export async function answerWorked(
  { desk, tick }: PatientDesk,
  set: { readonly number: number; readonly paid: string; readonly claims: readonly WorkedAnswer[] },
): Promise<void> {
  tick();
  const claims = set.claims.flatMap(({ controlNumber = 'WORKED', charge = '200', ...answer }) => {
    const isReversal = answer.paid.startsWith('-');
    return renderClaim({
      ...{ ...answer, controlNumber, status: isReversal ? '22' : '1' },
      charge: isReversal ? `-${charge}` : charge,
    });
  });
  const bytes = renderSet({ number: set.number, traceNumber: `W${set.number}`, paid: set.paid, claims });
  const received = doneOf(await receiveFile(desk.context, desk.manager, { name: 'era', bytes }));
  expect(received.remittances.map(({ result }) => result)).toEqual(['posted']);
}

interface WorkedAnswer {
  readonly controlNumber?: string;
  readonly charge?: string;
  readonly paid: string;
  readonly adjustments: readonly string[];
  readonly payerNumber: string;
}

/** Gives the account of another patient. */
async function layClaims(opened: TestStore, manager: PatientDesk['desk']['manager'], account: string) {
  const [encounter, other] = [sampleEncounter(), v7()];
  const claimOf = (name: string, patientAccountId: string, payers?: ClaimRecord['payers']): ClaimRecord => {
    const record = sampleClaim(encounter.encounterId, patientAccountId, name);
    const line: Partial<ServiceLine> = {
      ...{ lineNumber: 1, lineControlNumber: 'L1', chargeAmount: parseCents('200')!, serviceDate: DAY },
      procedure: { qualifier: 'HC', code: '99213', modifiers: [] },
    };
    const claim = { ...record.claim, chargeAmount: parseCents('200')!, lines: [line as ServiceLine] };
    return { ...record, claim, state: 'submitted', ...(payers && { payers }) };
  };
  const claims = [claimOf('WORKED', account), claimOf('SELFPAY', account, []), claimOf('STRANGE', other, [])];
  await succeed(opened, manager, async (records) => {
    await records.encounters.insert([encounter]);
    const person = { lastName: 'Roe', firstName: 'Rae' };
    await records.patientAccounts.findOrInsert([{ patientAccountId: other, sourceKey: 'o', person }]);
    await records.claims.insert(claims);
    await records.ledger.append(claims.flatMap((claim) => planCharge(claimAccountOf(claim), [], DAY)));
  });
  return other;
}
