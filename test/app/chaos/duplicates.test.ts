import { v7 } from 'uuid';
import type { Actor } from '../../../src/app/actor.js';
import { type ReceivedFile, receiveFile } from '../../../src/app/files/receive-file.js';
import { doneOf } from '../../support/clinic-books.js';
import { openTestStore, type TestStore } from '../../support/open-test-store.js';
import { layJobs, renderJob } from '../../support/remittance-jobs.js';
import { renderClaim, renderSet } from '../../support/render-set.js';
import { runsWithin } from '../../support/runs-within.js';
import { newActor } from '../../support/sample-records.js';
import { SetClock } from '../../support/set-clock.js';
import { booksOf } from './books-of.js';

/** Of G9: so many sets are sent again in each way, and so many second claim payments are no duplicates. */
const SETS = { full: 200, least: 40, weight: 0.3 };

let opened: TestStore;
let actor: Actor;
/** Sets that were received once. */
let sets = 0;

beforeAll(async () => {
  opened = await openTestStore();
  actor = newActor();
  await layJobs(opened, actor, SETS.full, 1);
  for (const run of runsWithin('G9: sets sent again', SETS)) {
    sets = run + 1;
    await receive(renderJob(sets, 1), `${sets}.835`);
  }
}, 1_800_000);
afterAll(() => opened.close());

async function receive(bytes: Uint8Array, name: string): Promise<ReceivedFile> {
  const context = {
    ...{ unitOfWork: opened.store.unitOfWork, clock: new SetClock() },
    ids: { next: () => v7() },
  };
  return doneOf(await receiveFile(context, actor, { name, bytes }));
}

const resultsOf = ({ result, remittances }: ReceivedFile) =>
  remittances.length === 0 ? result : remittances.map((each) => each.result).join();

/** In an envelope of another day, with other control numbers and, in turns, other delimiters and line ends. */
function reenvelope(job: number): Uint8Array {
  const text = Buffer.from(renderJob(job, 1)).toString('latin1');
  const digits = String(job).padStart(9, '0');
  const renumbered = text
    .replaceAll(digits, String(job + 500_000).padStart(9, '0'))
    .replace(`*1200*${job}*X*`, `*0815*${job + 7000}*X*`)
    .replace(`GE*1*${job}~`, `GE*1*${job + 7000}~`)
    .replace('ST*835*0001', 'ST*835*0042')
    .replace(/SE\*(\d+)\*0001/, 'SE*$1*0042')
    .replace('*260301*1200*^', '*260302*0815*^');
  const other = [
    renumbered,
    renumbered.replaceAll('*', '|').replaceAll(':', '>'),
    renumbered.replaceAll('~\n', "'"),
    renumbered.replaceAll('\n', '\r\n'),
  ];
  return Buffer.from(other[job % other.length]!, 'latin1');
}

const AGAIN: readonly (readonly [string, (job: number) => Promise<ReceivedFile>])[] = [
  ['byte for byte', (job) => receive(renderJob(job, 1), `${job}.835`)],
  ['under another name', (job) => receive(renderJob(job, 1), `copy of ${job}.txt`)],
  ['in another envelope', (job) => receive(reenvelope(job), `${job}.835`)],
];

test.each(AGAIN)(
  'G9: each of many remittances sent again %s is found to be known, and moves nothing',
  async (_, again) => {
    const before = (await booksOf(opened.store, actor.practiceId)).filter(
      (each) => !each.startsWith('file '),
    );
    for (let job = 1; job <= sets; job += 1)
      expect([job, resultsOf(await again(job))]).toEqual([job, 'duplicate']);
    const after = (await booksOf(opened.store, actor.practiceId)).filter((each) => !each.startsWith('file '));
    expect(after).toEqual(before);
  },
  1_800_000,
);

test('G9: two sets in one file, of which one is known, post the other', async () => {
  const known = Buffer.from(renderJob(1, 1)).toString('latin1');
  const fresh = Buffer.from(second(0)).toString('latin1');
  const { remittances } = await receive(Buffer.from(reenvelope(1).toString() + fresh), 'two.835');
  expect(known).not.toBe(fresh);
  expect(remittances.map(({ result }) => result)).toEqual(['duplicate', 'posted']);
});

/** What payers pay on top, claim by claim: nothing of it is a duplicate, though claim, charge or amount are as before. */
function second(index: number): Uint8Array {
  const job = (index % sets) + 1;
  const claim = {
    controlNumber: `J${job}N1`,
    charge: '150',
    paid: '120',
    adjustments: ['CO-45 30'],
  };
  const payerNumber = `P${job}N1`;
  const number = 900_000 + index;
  const reversal = {
    ...claim,
    status: '22',
    charge: '-150',
    paid: '-120',
    adjustments: ['CO-45 -30'],
    payerNumber,
  };
  const kinds = [
    { paid: '0', claims: [reversal, { ...claim, payerNumber: `${payerNumber}A` }] },
    { paid: '-10', claims: [reversal, { ...claim, paid: '110', adjustments: ['CO-45 40'], payerNumber }] },
    { paid: '120', claims: [{ ...claim, payerNumber: `${payerNumber}B` }] },
  ];
  const { paid, claims } = kinds[index % kinds.length]!;
  const total = paid === '-10' ? { paid: '0', adjustments: ['PLB*1999999984*20261231*FB*-10'] } : { paid };
  return renderSet({ number, traceNumber: `S${index}`, ...total, claims: claims.flatMap(renderClaim) });
}

test('G9: none of many second claim payments for a claim is taken for a duplicate', async () => {
  // The first one's claim had its second in the test before.
  const [before] = await counts();
  for (let index = 1; index < sets; index += 1) {
    const { remittances } = await receive(second(index), `second ${index}.835`);
    expect([index, remittances.map(({ result }) => result)]).toEqual([index, ['posted']]);
  }
  const [after] = await counts();
  expect(after.remittances - before.remittances).toBe(sets - 1);
  // Every one of them has its row, and none of those waits because it would be a duplicate.
  expect(after.possible).toBe(0);
}, 1_800_000);

const counts = () =>
  opened.store.dataSource.query(
    `SELECT (SELECT count(*)::int FROM remittances WHERE practice_id = $1) AS remittances,
       (SELECT count(*)::int FROM work_items WHERE practice_id = $1 AND kind = 'possible-duplicate') AS possible`,
    [actor.practiceId],
  );

test('a set whose content is changed by one cent is not the same', async () => {
  const changed = Buffer.from(renderJob(7, 1)).toString('latin1').replace('*120*C*', '*119.99*C*');
  const cent = changed
    .replace('*150*120**12', '*150*119.99**12')
    .replace('SVC*HC:99213*150*120', 'SVC*HC:99213*150*119.99');
  const { remittances } = await receive(
    Buffer.from(cent.replace('CAS*CO*45*30', 'CAS*CO*45*30.01')),
    'cent.835',
  );
  expect(remittances.map(({ result }) => result)).toEqual(['posted']);
});
