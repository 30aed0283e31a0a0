import type { Adjudication } from '../../../schemas/remittance-records.js';
import { adjudication, balanced, claimAccount, day, reversalOf } from './remittance-builder.js';
import { postInOrder, renderEnd } from './story.js';

const PAID = balanced([{ paid: '60', cas: 'CO-45 40' }], { payerControlNumber: 'ICN1' });
const ORIGINAL = adjudication('original', PAID, { productionDate: day('2026-03-10') });
const REVERSAL = adjudication('reversal', reversalOf(PAID), { productionDate: day('2026-03-09') });

function endOf(arriving: readonly Adjudication[]): string[] {
  const { journals, plan } = postInOrder(claimAccount(['100']), arriving);
  return renderEnd(journals, plan);
}

describe('a reversal that is dated before its original', () => {
  it('takes it back by number and amounts, whichever comes first', () => {
    expect(endOf([ORIGINAL, REVERSAL])).toEqual(['payer1 100']);
    expect(endOf([REVERSAL, ORIGINAL])).toEqual(['payer1 100']);
  });

  it('leaves it alone where an earlier one fits', () => {
    const earlier = adjudication('earlier', PAID, { productionDate: day('2026-03-01') });
    const end = ['contractual 40'];
    expect(endOf([earlier, ORIGINAL, REVERSAL])).toEqual(end);
    expect(endOf([REVERSAL, ORIGINAL, earlier])).toEqual(end);
  });

  it('does not take a later one of other amounts or another number', () => {
    const other = { ...ORIGINAL, payment: { ...PAID, payerControlNumber: 'ICN2' } };
    const more = {
      ...ORIGINAL,
      payment: balanced([{ paid: '70', cas: 'CO-45 30' }], { payerControlNumber: 'ICN1' }),
    };
    for (const each of [other, more]) expect(endOf([each, REVERSAL])).toContain('!held-claim-payment -60');
  });
});
