import { receiveFile } from '../../src/app/files/receive-file.js';
import { openDesk } from '../support/approval-desk.js';
import { changeRemittance } from '../support/change-remittance.js';
import { doneOf } from '../support/clinic-books.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { renderRemittance } from '../support/render-remittance.js';
import { succeed } from '../support/sample-records.js';

let opened: TestStore;

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

type Desk = Awaited<ReturnType<typeof openDesk>>;

const ZERO_PAY = { trace: '0000000', date: '20260301' };

const FIRST = ['J1N1 0 P1 CO-16', 'J1N2 0 P2 CO-16'];

async function kindsOf(desk: Desk): Promise<string[]> {
  return (await desk.openItems()).map(({ kind }) => kind);
}

describe('payments of zero under one constant trace number (W16)', () => {
  test.each([
    ['another claim', 'J1N3 0 P3 CO-16', 'posted'],
    ['the same claim under another number of the payer', 'J1N1 0 P1B CO-16', 'posted'],
    ['the same claim with another balance', 'J1N1 -0.01 P1 CO-16', 'posted'],
    ['a claim payment that was posted', 'J1N1 0 P1 CO-45', 'possible-duplicate'],
  ])('%s: %s is %s', async (_, claim, result) => {
    const desk = await openDesk(opened);
    expect(await desk.receive({ ...ZERO_PAY, claims: FIRST })).toBe('posted');
    const claims = ['J1N4 0 P4 CO-16', claim];
    const plb = claim.includes('-0.01') ? ['CS -0.01'] : [];
    expect(await desk.receive({ ...ZERO_PAY, claims, plb })).toBe(result);
    const isHeld = (await kindsOf(desk)).includes('possible-duplicate');
    expect(isHeld).toBe(result === 'possible-duplicate');
    expect((await desk.denials()).length).toBe(isHeld ? 2 : claim.includes('-0.01') ? 3 : 4);
  });

  test('what was undone is not repeated, and is not posted again beside what repeats it', async () => {
    const desk = await openDesk(opened);
    await desk.receive({ ...ZERO_PAY, claims: FIRST });
    const [first] = await succeed(opened, desk.manager, (records) => records.remittances.list());
    const scene = { context: desk.context, actor: desk.manager };
    const change = (kind: 'undo-remittance' | 'redo-remittance') =>
      changeRemittance(scene, kind, first!.remittanceId);
    doneOf(await change('undo-remittance'));
    expect(await desk.receive({ ...ZERO_PAY, claims: ['J1N3 0 P3 CO-16'] })).toBe('posted');
    expect(doneOf(await change('redo-remittance')).state).toBe('posted');
    doneOf(await change('undo-remittance'));
    expect(await desk.receive({ ...ZERO_PAY, claims: ['J1N2 0 P2 CO-16', 'J1N4 0 P4 CO-16'] })).toBe(
      'posted',
    );
    expect(await change('redo-remittance')).toMatchObject({
      refused: { code: 'conflict', issues: [{ code: 'decision.twin' }] },
    });
  });
});

describe('a set in a faulty envelope and the same in a right one', () => {
  const right = renderRemittance({ trace: 'T1', date: '20260301', claims: ['J1N1 100 P1'] });
  const text = Buffer.from(right).toString('latin1');
  const wrong = Buffer.from(text.replace(/~\nSE\*(\d+)/, '~\nSE*9$1').replaceAll('000000001', '000000002'));
  const worse = Buffer.from(text.replace(/~\nSE\*(\d+)/, '~\nSE*8$1').replaceAll('000000001', '000000003'));

  test.each([
    ['wrong, worse, right', [wrong, worse, right], 'quarantined quarantined posted'],
    ['wrong, right, worse', [wrong, right, worse], 'quarantined posted duplicate'],
    ['right, worse, wrong', [right, worse, wrong], 'posted duplicate duplicate'],
  ])('leave nothing to do, in the order %s', async (_, files, results) => {
    const desk = await openDesk(opened);
    const told: string[] = [];
    for (const bytes of files) {
      const received = doneOf(await receiveFile(desk.context, desk.manager, { name: 'era', bytes }));
      told.push(...received.remittances.map(({ result }) => result));
    }
    expect(told.join(' ')).toBe(results);
    expect(await kindsOf(desk)).toEqual([]);
    expect(await desk.balances()).toBe('adjustment.contractual 50.00, payer.1 1350.00');
  });

  test('what nobody sends right stays open', async () => {
    const desk = await openDesk(opened);
    for (const bytes of [wrong, worse]) {
      doneOf(await receiveFile(desk.context, desk.manager, { name: 'era', bytes }));
    }
    expect(await kindsOf(desk)).toEqual(['quarantined-set', 'quarantined-set']);
  });
});
