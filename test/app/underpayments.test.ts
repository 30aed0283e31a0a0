import { v7 as uuidV7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { AppContext } from '../../src/app/context.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { listWorkItems } from '../../src/app/reading/read-work.js';
import { configurePractice } from '../../src/app/settings/configure-practice.js';
import { answerSubmission } from '../../src/simulator/payer/answer-submission.js';
import { doneOf, fillBooks, MANAGER } from '../support/clinic-books.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';

let opened: TestStore;

beforeAll(async () => {
  opened = await openTestStore();
}, 180_000);

afterAll(async () => {
  await opened.close();
});

test('a contract in the practice file opens items for what the payers allow less', async () => {
  const { store, clock } = opened;
  const context: AppContext = { unitOfWork: store.unitOfWork, clock, ids: { next: () => uuidV7() } };
  const { input, submitted } = await fillBooks(context, 40);
  const effectiveFrom = '2026-01-01' as CalendarDate;
  // Nobody allows the whole charge of everything.
  const contracts = input.practice.payers.flatMap(({ payerId, name }) =>
    payerId === undefined
      ? []
      : [
          {
            ...{ payerId, name, effectiveFrom, lesserOfCharge: true },
            terms: [{ method: 'percent-of-charge' as const, percent: '100' }],
            ...{ toleranceBelowUsd: '0.05', toleranceAboveUsd: '0' },
          },
        ],
  );
  const settings = { ...input.practice, contracts };
  doneOf(await configurePractice(context, MANAGER, settings, () => undefined));
  const interchange = submitted.submissions[0]!.bytes;
  const answer = answerSubmission({ seed: 'books', interchange, date: '2026-07-01' as CalendarDate });
  for (const bytes of answer.remittances) {
    doneOf(await receiveFile(context, MANAGER, { name: 'answer', bytes }));
  }
  const asked = { kind: 'underpayment' as const };
  const { items } = doneOf(await listWorkItems(context, MANAGER, asked, { limit: 200 }));
  expect(items.length).toBeGreaterThan(5);
  for (const item of items) {
    expect(item.amount).toBeGreaterThan(5);
    expect(item.lineControlNumber).toBeDefined();
  }
}, 180_000);
