import { varianceOf } from '../../src/app/approvals/variance-request.js';
import { openDesk, refusalOf } from '../support/approval-desk.js';
import { changeRemittance } from '../support/change-remittance.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import {
  type DecisionScene,
  openDecisionScene,
  receive,
  SECOND,
  tellBooks,
  tellClaimPayments,
} from '../support/open-decision-scene.js';
import type { RenderedRemittance } from '../support/render-remittance.js';
import { succeed } from '../support/sample-records.js';

function undo(scene: DecisionScene, remittanceId: string) {
  return changeRemittance(scene, 'undo-remittance', remittanceId);
}

function redo(scene: DecisionScene, remittanceId: string) {
  return changeRemittance(scene, 'redo-remittance', remittanceId);
}

/** First and second payers, reversals, an unmatched payment, a takeback, a zero payment that denies. */
const HISTORY: readonly RenderedRemittance[] = [
  { trace: 'T1', date: '20260301', claims: ['C1 120 P1', 'C2 80 P2', 'NOWHERE 45 P9'], plb: ['WO:P2 -20'] },
  { trace: 'T2', date: '20260305', claims: ['C1 20 S1', 'C3 30 S3'], payer: SECOND },
  {
    trace: 'T3',
    date: '20260308',
    claims: ['C1 -120 P1', 'C1 90 P1A', 'C2 0 P2X', 'C4 75 P4'],
    plb: ['CS 12.50'],
  },
  { trace: 'T4', date: '20260315', claims: ['C3 110 P3', 'C5 70 P5'], plb: ['WO:P2 20', 'L6 -1.25'] },
];

async function receiveAll(scene: DecisionScene, history: readonly RenderedRemittance[]): Promise<string[]> {
  const ids: string[] = [];
  for (const remittance of history) ids.push(await receive(scene, remittance));
  return ids;
}

describeOnServer('undoing a remittance', (opened) => {
  it('leaves the books as if it had never come, and posting it again as if it had never been undone', async () => {
    const whole = await openDecisionScene(opened(), 5);
    const ids = await receiveAll(whole, HISTORY);
    const untouched = await tellBooks(whole);
    for (const [index, remittanceId] of ids.entries()) {
      const without = await openDecisionScene(opened(), 5);
      await receiveAll(
        without,
        HISTORY.filter((_, other) => other !== index),
      );
      expect(doneOf(await undo(whole, remittanceId)).state).toBe('undone');
      expect(await tellBooks(whole)).toEqual(await tellBooks(without));
      expect(doneOf(await redo(whole, remittanceId)).state).toBe('posted');
      expect(await tellBooks(whole)).toEqual(untouched);
    }
  });

  it('holds the second payer again and marks every claim payment of its own', async () => {
    const scene = await openDecisionScene(opened(), 1);
    const first = await receive(scene, { trace: 'A', date: '20260301', claims: ['C1 120 P1'] });
    const second = await receive(scene, {
      trace: 'B',
      date: '20260305',
      claims: ['C1 20 S1'],
      payer: SECOND,
    });
    doneOf(await undo(scene, first));
    expect(await tellClaimPayments(scene, first)).toEqual(['1 undone C1']);
    expect(await tellClaimPayments(scene, second)).toEqual(['1 held C1']);
    expect(await undo(scene, first)).toMatchObject({ refused: { code: 'conflict' } });
    doneOf(await redo(scene, first));
    expect(await tellClaimPayments(scene, second)).toEqual(['1 posted C1']);
    expect(await redo(scene, first)).toMatchObject({ refused: { code: 'conflict' } });
  });

  it('takes out of its claims what only its numbers had let find them, down the chain, and brings them again', async () => {
    const teaching = { trace: 'A', date: '20260301', claims: ['C1 120 P1'] };
    const learnt: readonly RenderedRemittance[] = [
      { trace: 'B', date: '20260305', claims: ['OLD77 -120 P1', 'OLD77 90 P1A<P1'], plb: ['FB -100'] },
      { trace: 'C', date: '20260308', claims: ['OLD78 -90 P1A', 'C2 100 P2'] },
    ];
    const scene = await openDecisionScene(opened(), 2);
    const ids = await receiveAll(scene, [teaching, ...learnt]);
    const tellPlaces = async () => (await Promise.all(ids.map((id) => tellClaimPayments(scene, id)))).flat();
    const placed = ['1 posted C1', '1 posted C1', '2 posted C1', '1 posted C1', '2 posted C2'];
    expect(await tellPlaces()).toEqual(placed);
    const untouched = await tellBooks(scene);
    const without = await openDecisionScene(opened(), 2);
    await receiveAll(without, learnt);
    doneOf(await undo(scene, ids[0]!));
    expect(await tellPlaces()).toEqual([
      ...[
        '1 undone C1',
        '1 exception no claim',
        '2 exception no claim',
        '1 exception no claim',
        '2 posted C2',
      ],
    ]);
    expect(await tellBooks(scene)).toEqual(await tellBooks(without));
    doneOf(await redo(scene, ids[0]!));
    expect(await tellPlaces()).toEqual(placed);
    expect(await tellBooks(scene)).toEqual(untouched);
  });

  const openBooks = async () => {
    const desk = await openDesk(opened());
    const idOf = async (trace: string) => {
      const all = await succeed(opened(), desk.manager, (records) => records.remittances.list());
      return all.find(({ traceNumber }) => traceNumber === trace)!.remittanceId;
    };
    const posted = async (trace: string, claim: string) => {
      expect(await desk.receive({ trace, date: '20260301', claims: [claim] })).toBe('posted');
      return idOf(trace);
    };
    const breaches = async () => {
      const results = await opened().store.invariants.run({ ...desk.manager, role: 'auditor' });
      return results.filter((each) => each.breaches.length > 0);
    };
    return { ...desk, idOf, posted, breaches };
  };

  it('is one person up to the limit, each time anew, and whatever the payment of zero moves', async () => {
    const books = await openBooks();
    const objectId = await books.posted('T1', 'J1N1 100 P1');
    for (const kind of ['undo-remittance', 'redo-remittance', 'undo-remittance'] as const) {
      const done = doneOf(await books.ask(books.accountManager, { kind, objectId }));
      expect(done).toMatchObject({ state: 'executed', amount: 10_000, countedAmount: 10_000 });
    }
    expect(await books.balances()).toBe('payer.1 1500.00');
    const denied = {
      kind: 'undo-remittance',
      objectId: await books.posted('T0', 'J1N2 0 P2 CO-16'),
    } as const;
    expect(doneOf(await books.ask(books.accountManager, denied))).toMatchObject({
      ...{ state: 'executed', amount: 0 },
    });
    expect(await books.breaches()).toEqual([]);
  });

  it('waits above the limit for one other billing manager, and posting it again does too', async () => {
    const books = await openBooks();
    const { accountManager, ann, bob, biller } = books;
    const objectId = await books.posted('T1', 'J1N1 100.01 P1');
    const posted = await books.balances();
    const asked = { kind: 'undo-remittance', objectId } as const;
    expect(refusalOf(await books.ask(biller, asked))).toBe('forbidden');
    const open = doneOf(await books.ask(ann, asked));
    expect(open).toMatchObject({ state: 'open', approvalsNeeded: 1, limitAmount: 10_000 });
    expect(await books.balances()).toBe(posted);
    expect(refusalOf(await books.ask(accountManager, asked))).toBe('conflict approval.waiting');
    expect(refusalOf(await books.decide(ann, open))).toBe('forbidden approval.own');
    expect(refusalOf(await books.decide(accountManager, open))).toBe('forbidden');
    expect(await books.balances()).toBe(posted);
    expect(doneOf(await books.decide(bob, open)).state).toBe('executed');
    expect(await books.balances()).toBe('payer.1 1500.00');
    const again = doneOf(await books.ask(accountManager, { kind: 'redo-remittance', objectId }));
    expect([again.state, await books.balances()]).toEqual(['open', 'payer.1 1500.00']);
    expect(doneOf(await books.decide(ann, again)).state).toBe('executed');
    expect(await books.balances()).toBe(posted);
    expect(await books.breaches()).toEqual([]);
  });

  it('happens once, however many ask or approve at once', async () => {
    const books = await openBooks();
    const { ann, bob, cyd, accountManager } = books;
    const small = { kind: 'undo-remittance', objectId: await books.posted('T1', 'J1N1 90 P1') } as const;
    const told = await Promise.all([ann, bob, accountManager].map((each) => books.ask(each, small)));
    expect(told.map(refusalOf).sort()).toEqual([
      ...['conflict decision.not-posted', 'conflict decision.not-posted', 'done'],
    ]);
    const large = { kind: 'undo-remittance', objectId: await books.posted('T2', 'J1N2 140 P2') } as const;
    const asked = await Promise.all([ann, accountManager].map((each) => books.ask(each, large)));
    expect(asked.map(refusalOf).sort()).toEqual(['conflict approval.waiting', 'done']);
    const open = asked.find((each) => 'done' in each)!;
    const decided = await Promise.all([bob, cyd].map((each) => books.decide(each, doneOf(open))));
    expect(decided.map(refusalOf).sort()).toEqual(['conflict approval.settled', 'done']);
    expect(await books.balances()).toBe('payer.1 1500.00');
    expect(await books.breaches()).toEqual([]);
  });

  it('is refused for a set that was posted under a variance, whose difference it would leave', async () => {
    const books = await openBooks();
    const claims = ['J1N1 100 P1'];
    await books.receive({ trace: 'T1', date: '20260301', claims, stated: '103' });
    const [item] = await books.openItems();
    const open = doneOf(await books.ask(books.ann, varianceOf(item!.naturalKey)));
    doneOf(await books.decide(books.bob, open));
    const posted = await books.balances();
    const asked = { kind: 'undo-remittance', objectId: await books.idOf('T1') } as const;
    expect(refusalOf(await books.ask(books.ann, asked))).toBe('conflict decision.under-variance');
    expect(await books.balances()).toBe(posted);
  });

  it('takes a claim payment back that was posted under a variance, and brings the variance again', async () => {
    const books = await openBooks();
    const objectId = await books.posted('T1', 'J1N1 90 P1 CO-45 30');
    const [item] = await books.openItems();
    const open = doneOf(await books.ask(books.ann, varianceOf(item!.naturalKey)));
    doneOf(await books.decide(books.bob, open));
    const posted = await books.balances();
    expect(posted).toContain('suspense.variance 30.00');
    doneOf(await books.ask(books.ann, { kind: 'undo-remittance', objectId }));
    expect(await books.balances()).toBe('payer.1 1500.00');
    expect(await books.breaches()).toEqual([]);
    doneOf(await books.ask(books.ann, { kind: 'redo-remittance', objectId }));
    expect(await books.balances()).toBe(posted);
    expect(await books.breaches()).toEqual([]);
  });

  it('may follow upon a possible duplicate that was posted', async () => {
    const books = await openBooks();
    await books.posted('T1', 'J1N1 100 P1');
    await books.receive({ trace: 'T1', date: '20260301', claims: ['J1N2 100 P2'] });
    const all = await succeed(opened(), books.manager, (records) => records.remittances.list());
    const { remittanceId: objectId } = all.find(({ state }) => state === 'possible-duplicate')!;
    const open = doneOf(await books.ask(books.accountManager, { kind: 'duplicate.posted', objectId }));
    doneOf(await books.decide(books.ann, open));
    doneOf(await books.ask(books.ann, { kind: 'undo-remittance', objectId }));
    expect(await books.breaches()).toEqual([]);
    expect(refusalOf(await books.ask(books.ann, { kind: 'redo-remittance', objectId }))).toBe(
      'conflict decision.twin',
    );
  });
});
