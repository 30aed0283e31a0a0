import { renderIssue } from '../../../schemas/issue.js';
import type { RemittanceName } from '../../../schemas/remittance-advice.js';
import type { Adjudication } from '../../../schemas/remittance-records.js';
import { planUnmatchedPayment } from '../../../src/domain/remittance/planning/plan-unmatched-payment.js';
import { adjudication, balanced, claimAccount, day } from './remittance-builder.js';
import { postInOrder } from './story.js';

const CROSSOVER: RemittanceName = { entityCode: 'TT', entityType: '2', lastName: 'SECOND PLAN' };
const PATIENT: RemittanceName = { entityCode: 'QC', entityType: '1', lastName: 'DOE', firstName: 'JANE' };
const PAID = balanced([{ paid: '65', cas: 'OA-23 425 CO-45 10' }]);
const ofSecond = (payment = PAID): Adjudication =>
  adjudication('second', payment, { payerSequence: 2, payerId: 'P2' });

const forwarded = (names: readonly RemittanceName[], given = {}) =>
  adjudication(
    'first',
    balanced([{ paid: '0', cas: 'OA-23 500' }], {
      claimStatusCode: '23',
      names: [PATIENT, ...names],
      ...given,
    }),
    { productionDate: day('2026-01-05') },
  );

/** The texts of the one item that is open at the end, after its kind. */
function tell(arriving: readonly Adjudication[]): string[] {
  const { plan } = postInOrder(claimAccount(['500'], 2), arriving);
  const items = plan.workItems.filter(({ kind }) => kind !== 'coverage-changed');
  return items.flatMap(({ kind, issues }) => [
    kind,
    ...issues.map((found) => renderIssue(found).replace(/ \([^()]*line \d+\)$/, '')),
  ]);
}

const HELD = ['held-claim-payment', 'Paid 65.00 by payer 2 before payer 1 has adjudicated the claim'];

describe('a payer that says the claim is not its own', () => {
  it.each<[string, RemittanceName[], string]>([
    [
      'and names the crossover payer',
      [CROSSOVER],
      'Payer 1 says that the claim is not its own (CLP02 23), and names SECOND PLAN',
    ],
    [
      'and names a payer by number alone',
      [{ entityCode: 'TT', entityType: '2', identifierQualifier: 'PI', identifier: '0123' }],
      'Payer 1 says that the claim is not its own (CLP02 23), and names 0123',
    ],
    [
      'and names the payer that comes first',
      [{ entityCode: 'PR', entityType: '2', lastName: 'OTHER PLAN' }],
      'Payer 1 says that the claim is not its own (CLP02 23), and names OTHER PLAN',
    ],
    ['and names nobody', [], 'Payer 1 says that the claim is not its own (CLP02 23)'],
    [
      'and names a person, who is not told',
      [{ entityCode: 'TT', entityType: '1', lastName: 'DOE', firstName: 'JOHN' }],
      'Payer 1 says that the claim is not its own (CLP02 23)',
    ],
  ])('is told where a later payer waits for it: %s', (_, names, told) => {
    for (const arriving of [
      [forwarded(names), ofSecond()],
      [ofSecond(), forwarded(names)],
    ]) {
      expect(tell(arriving)).toEqual([...HELD, told]);
    }
  });

  it('is not told where none has said so', () => {
    expect(tell([ofSecond()])).toEqual(HELD);
    expect(tell([forwarded([CROSSOVER])])).toEqual([]);
    expect(tell([forwarded([CROSSOVER], { claimStatusCode: '25' }), ofSecond()])).toEqual(HELD);
  });

  it('is told of a second payer, with the money that it paid all the same', () => {
    const disclaimed = { ...PAID, claimStatusCode: '23', names: [CROSSOVER] };
    expect(tell([ofSecond(disclaimed)])).toEqual([
      'unexpected-payment',
      'CLP02 23 says that nothing is adjudicated, CLP04 pays 65.00',
      'Payer 2 says that the claim is not its own (CLP02 23), and names SECOND PLAN',
    ]);
  });

  it.each(['109', 'B11'])('is told by CARC %s, in an exception of its claim payment', (reason) => {
    const payment = balanced([{ paid: '0', cas: `OA-${reason} 500` }], { names: [CROSSOVER] });
    const [service] = payment.services;
    const wrong = { ...payment, services: [{ ...service!, paymentAmount: PAID.paymentAmount }] };
    expect(tell([adjudication('first', wrong)]).slice(2)).toEqual([
      `Payer 1 says that the claim is not its own (CARC ${reason}), and names SECOND PLAN`,
    ]);
    const paid = balanced([{ paid: '0', cas: `OA-${reason} 400 CO-45 100` }], { names: [CROSSOVER] });
    expect(tell([adjudication('first', paid)])).toEqual([]);
  });

  it('is told of a claim payment without a claim', () => {
    const { payment } = forwarded([CROSSOVER]);
    const unmatched = { claimPaymentId: 'cp', remittanceId: 'R', payment };
    const { workItems } = planUnmatchedPayment(unmatched, day('2026-03-01'));
    expect(workItems[0]!.issues.map(({ code }) => code)).toEqual([
      'remittance.unmatched-claim',
      'remittance.payer-disclaimed-naming',
    ]);
    expect(renderIssue(workItems[0]!.issues[1]!)).toMatch(/^The payer says .*SECOND PLAN/);
  });
});
