import type { Journal } from '../../../schemas/ledger.js';
import { cents } from '../../../schemas/money.js';
import {
  type PaymentPart,
  planPaymentParts,
} from '../../../src/domain/remittance/planning/plan-payment-parts.js';
import { TODAY } from './story.js';

const ITEM = 'unexplained-payment:x';

function part(name: string, amount: number, given: Partial<PaymentPart> = {}): PaymentPart {
  return {
    ...{ remittanceId: `R-${name}`, setHash: name, isPosted: true, amount: cents(amount) },
    ...{ announced: cents(0), journalCount: 0, ...given },
  };
}

const plan = (...parts: PaymentPart[]) =>
  planPaymentParts({ itemKey: ITEM, wholeAmount: cents(300), parts }, TODAY);

/** `R-a: cash.remittance / liability.unapplied 150`. */
const tell = (journals: readonly Journal[]) =>
  journals.flatMap(({ naturalKey, postings }) =>
    postings.map(({ debit, credit, amount }) => `${naturalKey}: ${debit} / ${credit} ${amount}`),
  );

describe('the parts of a payment', () => {
  it('leave what they do not explain under one item, and one of them announces the whole', () => {
    const { journals, unexplained, item } = plan(part('b', 110), part('a', 150));
    expect(tell(journals)).toEqual([
      'payment-part:R-b/1: liability.unapplied / cash.remittance 110',
      'payment-part:R-a/1: cash.remittance / liability.unapplied 150',
    ]);
    expect(unexplained).toBe(40);
    expect(item).toMatchObject({ naturalKey: ITEM, kind: 'unexplained-payment', amount: 40 });
    expect(item!.issues[0]!.context).toEqual({
      unexplained: '0.40',
      whole: '3.00',
      parts: 2,
      remittance: 'R-a',
    });
  });

  it('move to another part what the whole announces, when the first is undone or an earlier one comes', () => {
    const [a, b] = [
      part('a', 150, { announced: cents(150), journalCount: 1 }),
      part('b', 110, { announced: cents(-110), journalCount: 1 }),
    ];
    expect(plan(a, b).journals).toEqual([]);
    expect(tell(plan({ ...a, isPosted: false }, b).journals)).toEqual([
      'payment-part:R-a/2: liability.unapplied / cash.remittance 150',
      'payment-part:R-b/2: cash.remittance / liability.unapplied 300',
    ]);
    expect(tell(plan(a, b, part('0', 40)).journals)).toEqual([
      'payment-part:R-a/2: liability.unapplied / cash.remittance 300',
      'payment-part:R-0/1: cash.remittance / liability.unapplied 260',
    ]);
  });

  it('leave nothing, not even an item, when all is explained or none stands', () => {
    expect(plan(part('a', 150), part('b', 150)).item).toBeUndefined();
    expect(plan(part('a', 0, { isPosted: false }))).toEqual({ journals: [], unexplained: 0, accepted: 0 });
  });

  it('may hold takebacks and nothing at all', () => {
    const { unexplained, journals } = plan(part('a', 0), part('b', -50), part('c', 350));
    expect([unexplained, tell(journals)]).toEqual([
      0,
      [
        'payment-part:R-a/1: cash.remittance / liability.unapplied 300',
        'payment-part:R-b/1: cash.remittance / liability.unapplied 50',
        'payment-part:R-c/1: liability.unapplied / cash.remittance 350',
      ],
    ]);
  });
});
