import type { CalendarDate } from '../../schemas/calendar-date.js';
import { cents } from '../../schemas/money.js';
import { recordPaperRemittance } from '../../src/app/files/record-paper-remittance.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import {
  FIRST,
  openDecisionScene,
  receive,
  SECOND,
  tellBooks,
  tellClaimPayments,
} from '../support/open-decision-scene.js';

const PAPER = {
  ...{ patientControlNumber: 'C1', payerSequence: 1, payerIdentifier: FIRST, traceNumber: '4711' },
  ...{ paymentDate: '2026-03-01' as CalendarDate, paymentAmount: cents(12_000) },
  adjustments: [{ groupCode: 'CO', reasonCode: '45', amount: cents(3_000) }],
};

describeOnServer('what a payer said on paper', (opened) => {
  it('is posted as the remittance that it would have been, and lets the next payer go on', async () => {
    const scene = await openDecisionScene(opened(), 1);
    const { context, actor } = scene;
    const second = await receive(scene, {
      trace: 'B',
      date: '20260305',
      claims: ['C1 20 S1'],
      payer: SECOND,
    });
    expect(await tellClaimPayments(scene, second)).toEqual(['1 held C1']);
    const received = doneOf(await recordPaperRemittance(context, actor, PAPER));
    expect(received.remittances).toMatchObject([{ result: 'posted', claimPayments: { posted: 1 } }]);
    expect(await tellClaimPayments(scene, second)).toEqual(['1 posted C1']);
    const wired = await openDecisionScene(opened(), 1);
    await receive(wired, { trace: '4711', date: '20260301', claims: ['C1 120 P1'] });
    await receive(wired, { trace: 'B', date: '20260305', claims: ['C1 20 S1'], payer: SECOND });
    expect(await tellBooks(scene)).toEqual(await tellBooks(wired));
    expect(doneOf(await recordPaperRemittance(context, actor, PAPER)).result).toBe('duplicate');
  });

  it('bears a number of its own, so that another paper of the payer is no repetition', async () => {
    const scene = await openDecisionScene(opened(), 2);
    const { context, actor } = scene;
    const papers = [PAPER, { ...PAPER, patientControlNumber: 'C2', traceNumber: '4712' }];
    for (const paper of papers) {
      const received = doneOf(await recordPaperRemittance(context, actor, paper));
      expect(received.issues).toEqual([]);
      expect(received.remittances).toMatchObject([{ result: 'posted' }]);
    }
  });

  it('is refused where it does not prove, names no claim or payer, or is not the role’s', async () => {
    const scene = await openDecisionScene(opened(), 1);
    const { context, actor } = scene;
    const books = await tellBooks(scene);
    const wrong = [
      { ...PAPER, paymentAmount: cents(12_001) },
      { ...PAPER, patientControlNumber: 'C9' },
      { ...PAPER, payerSequence: 3 },
    ];
    const issues: string[] = [];
    for (const paper of wrong) {
      const outcome = await recordPaperRemittance(context, actor, paper);
      if ('refused' in outcome) issues.push(...outcome.refused.issues.map(({ code }) => code));
    }
    expect(issues).toEqual(['decision.paper-out-of-balance', 'decision.no-claim', 'decision.no-such-payer']);
    const biller = { ...actor, role: 'biller' } as const;
    expect(await recordPaperRemittance(context, biller, PAPER)).toMatchObject({
      refused: { code: 'forbidden' },
    });
    expect(await tellBooks(scene)).toEqual(books);
  });
});
