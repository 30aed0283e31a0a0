import { v7 } from 'uuid';
import {
  explainAccountBalance,
  explainClaimBalance,
  explainPayerBalance,
} from '../../src/app/accounts/explain-balance.js';
import type { AppContext } from '../../src/app/context.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { readSegments } from '../../src/app/reading/read-segments.js';
import { renderSteps } from '../domain/ledger/told-balance.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import type { TestStore } from '../support/open-test-store.js';
import { layJobs } from '../support/remittance-jobs.js';
import { renderRemittance } from '../support/render-remittance.js';
import { newActor, succeed } from '../support/sample-records.js';

const PAGE = { limit: 50 };

/** Ten claims of one account, of which the first is paid, reversed and paid again. */
async function openHistory(opened: TestStore) {
  const actor = newActor();
  await layJobs(opened, actor, 1);
  const context: AppContext = {
    unitOfWork: opened.store.unitOfWork,
    clock: opened.clock,
    ids: { next: () => v7() },
  };
  const era = async (trace: string, date: string, claims: string[]) => {
    const bytes = renderRemittance({ trace, date, claims });
    return doneOf(await receiveFile(context, actor, { name: trace, bytes }));
  };
  const { fileId } = await era('T1', '20260301', ['J1N1 120 P1']);
  await era('T2', '20260315', ['J1N1 -120 P1', 'J1N1 130 P1', 'J1N2 80.50 P2']);
  const claims = await succeed(
    opened,
    actor,
    async ({ lists }) => (await lists.claims({}, 'entry', PAGE)).items,
  );
  return { actor, context, fileId, claims };
}

describeOnServer('a balance explained', (opened) => {
  test('of a claim goes through charge, payment, reversal and correction to the ledger', async () => {
    const { actor, context, fileId, claims } = await openHistory(opened());
    const { claimId } = claims.find(({ patientControlNumber }) => patientControlNumber === 'J1N1')!;
    const story = doneOf(await explainClaimBalance(context, actor, claimId));
    expect(renderSteps(story)).toEqual([
      '2026-02-10 charged 150.00 | payer 1 150.00',
      '2026-03-01 PAYER ONE paid 120.00, line L1 | payer 1 30.00',
      '2026-03-01 contractual CO-45 30.00, line L1 | payer 1 0.00',
      '2026-03-15 reversed: PAYER ONE took back 120.00, line L1 | payer 1 120.00',
      '2026-03-15 reversed: contractual CO-45 -30.00, line L1 | payer 1 150.00',
      '2026-03-15 PAYER ONE paid 130.00, line L1 | payer 1 20.00',
      '2026-03-15 contractual CO-45 20.00, line L1 | payer 1 0.00',
    ]);
    const [source] = story.steps[2]!.sources;
    const segments = doneOf(await readSegments(context, actor, fileId, source!.byteOffset));
    expect([source!.fileId, segments[0]!.text]).toEqual([fileId, 'CAS*CO*45*30']);
    const biller = { ...actor, role: 'biller' } as const;
    expect(await readSegments(context, biller, fileId, source!.byteOffset)).toMatchObject({
      refused: { code: 'forbidden' },
    });
    expect(await explainClaimBalance(context, actor, v7())).toMatchObject({ refused: { code: 'unknown' } });
  });

  test('of an account and of its payer end where the ledger does', async () => {
    const { actor, context, claims } = await openHistory(opened());
    const { patientAccountId } = claims[0]!;
    const story = doneOf(await explainAccountBalance(context, actor, patientAccountId));
    // Eight claims that nobody has answered.
    expect([story.balance, story.steps.length]).toEqual([120_000, 18]);
    const payer = doneOf(await explainPayerBalance(context, actor, 'P1', PAGE));
    expect([payer.balance, payer.claims.items.length]).toEqual([120_000, 8]);
    expect(payer.totals).toEqual([
      { month: '2026-02', kind: 'charge', amount: 150_000 },
      { month: '2026-03', kind: 'claim-payment', amount: -45_000 },
      { month: '2026-03', kind: 'reversal', amount: 15_000 },
    ]);
    expect(await explainPayerBalance(context, actor, 'P2', PAGE)).toMatchObject({
      refused: { code: 'unknown' },
    });
  });

  test('is refused where it would not end there', async () => {
    const { actor, context, claims } = await openHistory(opened());
    const { patientAccountId } = claims[0]!;
    opened().allowBreaches();
    await opened().store.dataSource.query(
      `UPDATE patient_account_balances SET balance_cents = balance_cents + 1 WHERE practice_id = $1`,
      [actor.practiceId],
    );
    const story = await explainAccountBalance(context, actor, patientAccountId);
    expect(story).toMatchObject({
      refused: {
        code: 'conflict',
        issues: [
          { code: 'ledger.story-differs', context: { party: 'payer 1', told: '1200.00', stored: '1200.01' } },
        ],
      },
    });
    await opened().store.dataSource.query(
      `UPDATE patient_account_balances SET balance_cents = balance_cents - 1 WHERE practice_id = $1`,
      [actor.practiceId],
    );
  });
});
