import { v7 as uuidV7 } from 'uuid';
import { renderFhirJson } from '../../fhir-mappings/write-back/fhir-decimal.js';
import type { RecordBundle } from '../../fhir-mappings/write-back/record-bundle.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { type Cents, parseCents, sumCents } from '../../schemas/money.js';
import { renderFhirRecord } from '../../src/app/claims/write-back.js';
import { renderFhirReconciliation } from '../../src/app/claims/write-back-reconciliation.js';
import type { AppContext } from '../../src/app/context.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import type { RemittanceRecord } from '../../src/app/ports.js';
import type { ListedClaim } from '../../src/app/records/list-records.js';
import { writeBack } from '../../src/exchange/fhir/write-back.js';
import { answerSubmission } from '../../src/simulator/payer/answer-submission.js';
import { doneOf, fillBooks, MANAGER } from '../support/clinic-books.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { type Resource, startFhirServer, type TestFhirServer } from '../support/start-fhir-server.js';

let opened: TestStore;
let server: TestFhirServer;
let context: AppContext;
let claims: readonly ListedClaim[];
let remittances: readonly RemittanceRecord[];

beforeAll(async () => {
  [opened, server] = await Promise.all([openTestStore(), startFhirServer()]);
  context = { unitOfWork: opened.store.unitOfWork, clock: opened.clock, ids: { next: () => uuidV7() } };
  const { submitted } = await fillBooks(context, 60);
  const { bytes: interchange } = submitted.submissions[0]!;
  const answer = answerSubmission({ seed: 'books', interchange, date: '2026-07-01' as CalendarDate });
  for (const [index, bytes] of [answer.acknowledgement999, ...answer.remittances].entries()) {
    doneOf(await receiveFile(context, MANAGER, { name: `${index}`, bytes }));
  }
  const act = { action: 'claim.read', objectType: 'claim' } as const;
  const listed = await context.unitOfWork.run(MANAGER, act, async (records) => ({
    done: {
      claims: (await records.lists.claims({}, 'entry', { limit: 200 })).items,
      remittances: await records.remittances.list(),
    },
  }));
  ({ claims, remittances } = doneOf(listed));
});

afterAll(async () => {
  await opened.close();
  await server.close();
});

const resourcesIn = (bundle: RecordBundle, type: string): Resource[] =>
  JSON.parse(renderFhirJson(bundle))
    .entry.map(({ resource }: Resource) => resource)
    .filter(({ resourceType }: Resource) => resourceType === type);

const amountOf = ({ value }: { value: number }): Cents => parseCents(value.toFixed(2))!;

test('every claim is written to a strict server, and what its explanations paid adds up to the remittances', async () => {
  expect(claims.length).toBeGreaterThan(40);
  const explanations: Resource[] = [];
  for (const { claimId, state } of claims) {
    const bundle = doneOf(await renderFhirRecord(context, MANAGER, claimId));
    const written = doneOf(await writeBack({ baseUrl: server.url }, bundle));
    expect(written.filter(({ issue }) => issue !== undefined)).toEqual([]);
    const [response] = resourcesIn(bundle, 'ClaimResponse');
    const outcomes =
      state === 'adjudicated' || state === 'denied' ? ['complete', 'partial'] : ['queued', undefined];
    expect([claimId, outcomes]).toEqual([claimId, expect.arrayContaining([response?.outcome])]);
    explanations.push(...resourcesIn(bundle, 'ExplanationOfBenefit'));
  }
  const paid = sumCents(explanations, ({ payment }) => amountOf(payment.amount));
  let reconciled = 0;
  for (const { remittanceId, paymentAmount } of remittances) {
    const bundle = doneOf(await renderFhirReconciliation(context, MANAGER, remittanceId));
    expect(doneOf(await writeBack({ baseUrl: server.url }, bundle))).toMatchObject([{ status: 200 }]);
    const [reconciliation] = resourcesIn(bundle, 'PaymentReconciliation');
    expect(sumCents(reconciliation.detail as Resource[], ({ amount }) => amountOf(amount))).toBe(
      paymentAmount,
    );
    const details = (reconciliation.detail as Resource[]).filter(({ request }) => request);
    reconciled += sumCents(details, ({ amount }) => amountOf(amount));
  }
  expect(remittances.length).toBeGreaterThan(1);
  expect(paid).toBe(reconciled);
  expect(paid).toBeGreaterThan(0);
});

test('written again, all of it is there once', async () => {
  const count = async () => {
    const bundles = await Promise.all(
      ['Claim', 'ClaimResponse', 'ExplanationOfBenefit'].map((type) => server.read(`${type}?_count=1`)),
    );
    return bundles.map(({ total }) => total);
  };
  const before = await count();
  expect(before[0]).toBe(claims.length);
  const { claimId } = claims[0]!;
  const bundle = doneOf(await renderFhirRecord(context, MANAGER, claimId));
  doneOf(await writeBack({ baseUrl: server.url }, bundle));
  expect(await count()).toEqual(before);
  expect(doneOf(await renderFhirRecord(context, MANAGER, claimId))).toEqual(bundle);
});

test('nobody who sees patients masked is given them, and what is not there is unknown', async () => {
  const { claimId } = claims[0]!;
  const auditor = { ...MANAGER, role: 'auditor' } as const;
  expect(await renderFhirRecord(context, auditor, claimId)).toMatchObject({ refused: { code: 'forbidden' } });
  for (const render of [renderFhirRecord, renderFhirReconciliation]) {
    expect(await render(context, MANAGER, uuidV7())).toMatchObject({ refused: { code: 'unknown' } });
  }
});
