import { setImmediate as nextRequest } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Actor } from '../../src/app/actor.js';
import { type IncomingFile, type ReceivedFile, receiveFile } from '../../src/app/files/receive-file.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnBothDatabases } from '../support/describe-on-databases.js';
import { CLAIMS_PER_JOB, layJobs } from '../support/remittance-jobs.js';
import { newActor, succeed } from '../support/sample-records.js';

const JOBS = 90;
const CLAIMS = JOBS * CLAIMS_PER_JOB;

/** Claims that the end of the set reverses and corrects, far from where it has paid them. */
const CORRECTED = 30;

/** So that the file fills more than one kept chunk, whatever its pieces are. */
const REMARKS = Array.from({ length: 24 }, (_, index) => `REF*EA*${'0'.repeat(40)}${index}`);

interface Paid {
  readonly status: string;
  readonly charge: number;
  readonly paid: number;
  readonly contractual: number;
}

const FIRST = { status: '1', charge: 150, paid: 120, contractual: 30 };
const REVERSAL = { status: '22', charge: -150, paid: -120, contractual: -30 };
const CORRECTION = { status: '1', charge: 150, paid: 130, contractual: 20 };

function renderPayment(index: number, { status, charge, paid, contractual }: Paid): string[] {
  const [job, ordinal] = [Math.floor(index / CLAIMS_PER_JOB) + 1, (index % CLAIMS_PER_JOB) + 1];
  const number = `J${job}N${ordinal}`;
  return [
    `CLP*${number}*${status}*${charge}*${paid}**12*P${job}N${ordinal}*11`,
    'NM1*QC*1*DOE*JANE****MI*M1',
    ...REMARKS,
    `SVC*HC:99213*${charge}*${paid}`,
    'DTM*472*20260210',
    `CAS*CO*45*${contractual}`,
    'REF*6R*L1',
  ];
}

function renderFile(): Uint8Array {
  const first = Array.from({ length: CLAIMS }, (_, index) => renderPayment(index, FIRST));
  const later = Array.from({ length: CORRECTED }, (_, index) => [
    ...renderPayment(index, REVERSAL),
    ...renderPayment(index, CORRECTION),
  ]);
  const total = CLAIMS * 120 + CORRECTED * 10;
  const set = [
    'ST*835*0001',
    `BPR*I*${total}*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20260301`,
    'TRN*1*LONG*1512345678',
    'DTM*405*20260301',
    'N1*PR*PAYER ONE',
    'N3*1 MAIN ST',
    'N4*DAYTON*OH*45402',
    'PER*BL*HELP*TE*8005550100',
    'N1*PE*RIVERSIDE*XX*1999999984',
    'LX*1',
    ...first.flat(),
    ...later.flat(),
  ];
  const isa =
    'ISA*00*          *00*          *ZZ*PAYER          *ZZ*RIVERSIDE      *260301*1200*^*00501*000000001*0*P*:';
  const group = 'GS*HP*PAYER*RIVERSIDE*20260301*1200*1*X*005010X221A1';
  const segments = [isa, group, ...set, `SE*${set.length + 1}*0001`, 'GE*1*1', 'IEA*1*000000001'];
  return Buffer.from(`${segments.join('~\n')}~\n`);
}

/** In pieces that are written over once they have been taken. */
function* readByPieces(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  const piece = new Uint8Array(7_777);
  for (let start = 0; start < bytes.length; start += piece.length) {
    const part = bytes.subarray(start, start + piece.length);
    piece.set(part);
    yield piece.subarray(0, part.length);
  }
}

describeOnBothDatabases('a remittance of several slices', (opened) => {
  const bytes = renderFile();

  async function receive(actor: Actor, file: IncomingFile): Promise<ReceivedFile> {
    const { store, clock } = opened();
    const context = { unitOfWork: store.unitOfWork, clock, ids: { next: () => v7() } };
    return doneOf(await receiveFile(context, actor, file));
  }

  async function booksOf(actor: Actor) {
    const asOf = '2026-12-31' as CalendarDate;
    const kinds: { kind: string; count: string }[] = await opened().store.dataSource.query(
      'SELECT kind, count(*) FROM journals WHERE practice_id = $1 GROUP BY kind ORDER BY kind',
      [actor.practiceId],
    );
    return succeed(opened(), actor, async (records) => ({
      kinds: Object.fromEntries(kinds.map(({ kind, count }) => [kind, Number(count)])),
      balances: Object.fromEntries(
        (await records.ledger.trialBalance({ asOf })).map(({ account, balance }) => [account, balance]),
      ),
      items: await records.workItems.countOpen(),
    }));
  }

  /** Others of the practice look at the ledger until it is over, again and again. */
  async function beside<T>(actor: Actor, work: Promise<T>): Promise<T> {
    let isOver = false;
    const over = work.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await booksOf(actor);
      await nextRequest();
    }
    return over;
  }

  test.each([
    ['from memory', { name: 'long.835', bytes }, (_, work) => work],
    ['in pieces', { name: 'long.835', read: () => readByPieces(bytes) }, (_, work) => work],
    ['while others read', { name: 'long.835', bytes }, beside],
  ] as const satisfies readonly [string, IncomingFile, typeof beside][])(
    'plans each claim once over all that the set says of it, read %s',
    async (_, file, meanwhile) => {
      const actor = newActor();
      await layJobs(opened(), actor, JOBS);
      const received = await meanwhile(actor, receive(actor, file));
      expect(received.remittances).toMatchObject([
        { result: 'posted', claimPayments: { posted: CLAIMS + 2 * CORRECTED } },
      ]);
      expect(await booksOf(actor)).toEqual({
        kinds: { charge: CLAIMS, 'claim-payment': CLAIMS + CORRECTED, reversal: CORRECTED },
        balances: {
          'cash.remittance': CLAIMS * 12_000 + CORRECTED * 1_000,
          'adjustment.contractual': CLAIMS * 3_000 - CORRECTED * 1_000,
          'revenue.charges': -CLAIMS * 15_000,
        },
        items: [],
      });
      expect((await receive(actor, file)).result).toBe('duplicate');
    },
    180_000,
  );
});
