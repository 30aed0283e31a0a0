import { matchClaimPayment, unmatchClaimPayment } from '../../src/app/claim-payments/match-claim-payment.js';
import { holdClaimPayment, releaseClaimPayment } from '../../src/app/claim-payments/release-claim-payment.js';
import { suggestMatches } from '../../src/app/claim-payments/suggest-matches.js';
import { changeRemittance } from '../support/change-remittance.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import {
  findClaimPayment,
  layClaims,
  openDecisionScene,
  receive,
  SECOND,
  tellBooks,
  tellClaimPayments,
} from '../support/open-decision-scene.js';
import type { RenderedRemittance } from '../support/render-remittance.js';
import { succeed } from '../support/sample-records.js';

const reason = 'The account number on the voucher is that of the old system';

const FIRST_SET: RenderedRemittance = { trace: 'A', date: '20260301', claims: ['C1 120 P1', 'C2 80 P2'] };

describeOnServer('claim payments without a claim', (opened) => {
  it('are placed when the claim comes, as if it had been there before', async () => {
    const second: RenderedRemittance = { trace: 'B', date: '20260305', claims: ['C1 20 S1'], payer: SECOND };
    const before = await openDecisionScene(opened(), 2);
    for (const set of [second, FIRST_SET]) await receive(before, set);
    const after = await openDecisionScene(opened(), 0);
    const ids = [await receive(after, second), await receive(after, FIRST_SET)];
    expect(await tellClaimPayments(after, ids[1]!)).toEqual(['1 exception no claim', '2 exception no claim']);
    await layClaims(after, ['C1', 'C2']);
    expect(await tellClaimPayments(after, ids[0]!)).toEqual(['1 posted C1']);
    expect(await tellClaimPayments(after, ids[1]!)).toEqual(['1 posted C1', '2 posted C2']);
    expect(await tellBooks(after)).toEqual(await tellBooks(before));
  });

  it('are placed when another payment teaches the claim the number of the payer', async () => {
    const scene = await openDecisionScene(opened(), 1);
    const strange = await receive(scene, {
      trace: 'A',
      date: '20260305',
      claims: ['OLD77 -120 P1'],
      plb: ['FB -200'],
    });
    expect(await tellClaimPayments(scene, strange)).toEqual(['1 exception no claim']);
    await receive(scene, { trace: 'B', date: '20260301', claims: ['C1 120 P1'] });
    expect(await tellClaimPayments(scene, strange)).toEqual(['1 posted C1']);
  });

  it('are placed by a cut control number that member and dates bear out, whichever comes first', async () => {
    const cut: RenderedRemittance = { trace: 'A', date: '20260301', claims: ['CLAIM0000 120 P1'] };
    const claimFirst = await openDecisionScene(opened(), 0);
    await layClaims(claimFirst, ['CLAIM0000071']);
    const known = await receive(claimFirst, cut);
    expect(await tellClaimPayments(claimFirst, known)).toEqual(['1 posted CLAIM0000071']);
    const moneyFirst = await openDecisionScene(opened(), 0);
    const waiting = await receive(moneyFirst, cut);
    await layClaims(moneyFirst, ['CLAIM0000071']);
    expect(await tellClaimPayments(moneyFirst, waiting)).toEqual(['1 posted CLAIM0000071']);
    expect(await tellBooks(moneyFirst)).toEqual(await tellBooks(claimFirst));
  });

  it('are placed by a cut control number that two visits of one day share, where they name a line of one', async () => {
    const cut: RenderedRemittance = { trace: 'A', date: '20260301', claims: ['CLAIM000007 120 P1'] };
    const scene = await openDecisionScene(opened(), 0);
    await layClaims(scene, ['CLAIM0000071'], 'G0439');
    await layClaims(scene, ['CLAIM0000072']);
    expect(await tellClaimPayments(scene, await receive(scene, cut))).toEqual(['1 posted CLAIM0000072']);
    const alike = await openDecisionScene(opened(), 0);
    await layClaims(alike, ['CLAIM0000071', 'CLAIM0000072']);
    expect(await tellClaimPayments(alike, await receive(alike, cut))).toEqual(['1 exception no claim']);
  });

  it('go where a person says: the choice is applied, kept, and taken back to the cent', async () => {
    const scene = await openDecisionScene(opened(), 1);
    const { context, actor } = scene;
    const set = await receive(scene, { trace: 'A', date: '20260301', claims: ['OLD77 120 P1'] });
    const unplaced = await tellBooks(scene);
    const subject = { claimPaymentId: await findClaimPayment(scene, set) };
    const match = () => matchClaimPayment(context, actor, { subject, patientControlNumber: 'c1', reason });
    doneOf(await match());
    expect(await tellClaimPayments(scene, set)).toEqual(['1 posted C1']);
    expect(await match()).toMatchObject({ refused: { code: 'conflict' } });
    const named = await openDecisionScene(opened(), 1);
    await receive(named, { trace: 'A', date: '20260301', claims: ['C1 120 P1'] });
    expect(await tellBooks(scene)).toEqual(await tellBooks(named));
    doneOf(await unmatchClaimPayment(context, actor, { subject, reason }));
    expect(await tellBooks(scene)).toEqual(unplaced);
    doneOf(await match());
    expect(await tellBooks(scene)).toEqual(await tellBooks(named));
  });

  it('go where a person says, before the set comes or after, also when it is undone and posted again', async () => {
    const late = await openDecisionScene(opened(), 1);
    const set: RenderedRemittance = { trace: 'A', date: '20260301', claims: ['OLD77 120 P1'] };
    const lateSet = await receive(late, set);
    const row = await succeed(
      opened(),
      late.actor,
      async (records) => (await records.claimPayments.findByRemittance(lateSet))[0]!,
    );
    const choice = { patientControlNumber: 'C1', reason };
    doneOf(
      await matchClaimPayment(late.context, late.actor, {
        subject: { claimPaymentId: row.claimPaymentId },
        ...choice,
      }),
    );
    const early = await openDecisionScene(opened(), 0);
    const subject = { setHash: row.setHash, ordinal: 1 };
    doneOf(await matchClaimPayment(early.context, early.actor, { subject, ...choice }));
    const earlySet = await receive(early, set);
    expect(await tellClaimPayments(early, earlySet)).toEqual(['1 exception no claim']);
    await layClaims(early, ['C1']);
    expect(await tellClaimPayments(early, earlySet)).toEqual(['1 posted C1']);
    expect(await tellBooks(early)).toEqual(await tellBooks(late));
    doneOf(await changeRemittance(late, 'undo-remittance', lateSet));
    doneOf(await changeRemittance(late, 'redo-remittance', lateSet));
    expect(await tellClaimPayments(late, lateSet)).toEqual(['1 posted C1']);
    expect(await tellBooks(early)).toEqual(await tellBooks(late));
  });

  it('of a payer that nobody can name wait for one, in any order, or for a person', async () => {
    const STRANGER = '1577777777';
    const unnamed = { trace: 'A', date: '20260306', claims: ['C1 5 S2'], statusCode: '3' } as const;
    const named = { trace: 'B', date: '20260305', claims: ['C1 10 S1'], statusCode: '2' } as const;
    const first: RenderedRemittance = { trace: 'C', date: '20260301', claims: ['C1 100 P1 PR-2'] };
    const sets = [unnamed, named].map((set) => ({ ...set, payer: STRANGER }));
    const books = [];
    for (const order of [[...sets, first], [...sets, first].reverse(), [first, ...sets]]) {
      const scene = await openDecisionScene(opened(), 1);
      for (const set of order) await receive(scene, set);
      books.push(await tellBooks(scene));
    }
    expect(books[1]).toEqual(books[0]);
    expect(books[2]).toEqual(books[0]);
    const alone = await openDecisionScene(opened(), 1);
    const { context, actor } = alone;
    await receive(alone, { ...named, payer: '1588888888' });
    const set = await receive(alone, sets[0]!);
    const unplaced = await tellBooks(alone);
    expect(unplaced).toContain('item unknown-payer C1 5.00');
    expect(unplaced).toContain('C1 receivable.payer.1 150.00');
    expect(await tellClaimPayments(alone, set)).toEqual(['1 exception C1']);
    const subject = { claimPaymentId: await findClaimPayment(alone, set) };
    const choose = (payerSequence: number) =>
      matchClaimPayment(context, actor, { subject, patientControlNumber: 'C1', payerSequence, reason });
    expect(await choose(3)).toMatchObject({ refused: { issues: [{ code: 'decision.no-such-payer' }] } });
    doneOf(await choose(1));
    expect(await tellClaimPayments(alone, set)).toEqual(['1 posted C1']);
    doneOf(await unmatchClaimPayment(context, actor, { subject, reason }));
    expect(await tellBooks(alone)).toEqual(unplaced);
  });

  it('go nowhere by a choice of no such claim or line, or against what their numbers say', async () => {
    const scene = await openDecisionScene(opened(), 2);
    const { context, actor } = scene;
    const set = await receive(scene, { trace: 'A', date: '20260301', claims: ['OLD77 120 P1', 'C2 80 P2'] });
    const ids = [await findClaimPayment(scene, set, 1), await findClaimPayment(scene, set, 2)];
    const match = (claimPaymentId: string, choice: object) =>
      matchClaimPayment(context, actor, {
        ...{ subject: { claimPaymentId }, patientControlNumber: 'C1', reason },
        ...choice,
      });
    const books = await tellBooks(scene);
    const codes = [
      await match(ids[0]!, { patientControlNumber: 'C9' }),
      await match(ids[0]!, { lines: { 1: 'L9' } }),
      await match(ids[1]!, {}),
      await match(set, {}),
    ].map((outcome) => ('refused' in outcome ? outcome.refused.code : 'done'));
    expect(codes).toEqual(['invalid', 'invalid', 'conflict', 'unknown']);
    expect(await tellBooks(scene)).toEqual(books);
    doneOf(await match(ids[1]!, { patientControlNumber: 'C2', lines: { 1: 'L1' } }));
    expect(await tellBooks(scene)).toEqual(books);
  });

  it('are held for an earlier payer until a person says that it will not answer', async () => {
    const scene = await openDecisionScene(opened(), 1);
    const { context, actor } = scene;
    const set = await receive(scene, { trace: 'B', date: '20260305', claims: ['C1 20 S1'], payer: SECOND });
    const held = await tellBooks(scene);
    const subject = { claimPaymentId: await findClaimPayment(scene, set) };
    const release = (payerSequence: number) =>
      releaseClaimPayment(context, actor, { subject, payerSequence, reason });
    expect(await release(2)).toMatchObject({ refused: { code: 'invalid' } });
    expect(doneOf(await release(1))?.state).toBe('posted');
    expect(await release(1)).toMatchObject({ refused: { code: 'conflict' } });
    expect(await tellBooks(scene)).toContain('C1 receivable.payer.2 -20.00');
    doneOf(await holdClaimPayment(context, actor, { subject, payerSequence: 1, reason }));
    expect(await tellBooks(scene)).toEqual(held);
    doneOf(await release(1));
    await receive(scene, FIRST_SET);
    const usual = await openDecisionScene(opened(), 2);
    await receive(usual, FIRST_SET);
    await receive(usual, { trace: 'B', date: '20260305', claims: ['C1 20 S1'], payer: SECOND });
    await layClaims(scene, ['C2']);
    expect(await tellBooks(scene)).toEqual(await tellBooks(usual));
  });

  it('are given suggestions, the likeliest first, each with what speaks for it', async () => {
    const scene = await openDecisionScene(opened(), 2);
    const { context, actor } = scene;
    const set = await receive(scene, { trace: 'A', date: '20260301', claims: ['XC2 120 P1', 'C1 80 P2'] });
    const subject = await findClaimPayment(scene, set);
    const { suggestions } = doneOf(await suggestMatches(context, actor, subject));
    const told = suggestions.map(({ claim, score, facts }) => [
      claim.claim.patientControlNumber,
      score,
      facts.join(' '),
    ]);
    expect(told).toEqual([
      ['C1', 65, 'member-id patient-name service-dates charge'],
      ['C2', 65, 'member-id patient-name service-dates charge'],
    ]);
    const placed = await findClaimPayment(scene, set, 2);
    expect(doneOf(await suggestMatches(context, actor, placed)).suggestions).toEqual([]);
    const auditor = { ...actor, role: 'auditor' } as const;
    expect(await suggestMatches(context, auditor, subject)).toMatchObject({ refused: { code: 'forbidden' } });
  });
});
