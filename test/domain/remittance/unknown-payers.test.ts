import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import type { Adjudication } from '../../../schemas/remittance-records.js';
import { adjudication, balanced, claimAccount, day, money, reversalOf } from './remittance-builder.js';
import { postInOrder, renderEnd } from './story.js';

const PAID = balanced(
  [
    { paid: '60', cas: 'CO-45 40' },
    { paid: '30', cas: 'PR-2 20' },
  ],
  { payerControlNumber: 'ICN1' },
);

function later(id: string, payment: ClaimPayment, given: Partial<Adjudication> = {}): Adjudication {
  return adjudication(id, payment, { productionDate: day('2026-02-01'), ...given });
}

function endOf(arriving: readonly Adjudication[], claim: ReturnType<typeof claimAccount>): string[] {
  const { journals, plan } = postInOrder(claim, arriving);
  return renderEnd(journals, plan);
}

describe('a claim payment of which nobody knows the payer', () => {
  const claim = claimAccount(['100', '50'], 2);
  const { payerId: _, ...nobody } = adjudication('first', PAID);
  const strange = { ...nobody, payerIdentifier: '1577777777' };

  it('is an exception, and names no earlier payer for whom others wait', () => {
    const { payerId: _id, ...other } = later('second', PAID, { payerSequence: 2 });
    const waits = { ...other, payerId: 'P2' };
    const end = ['!held-claim-payment 90', '!unknown-payer 90', 'payer1 150', 'unapplied 180'];
    const unknown = { ...strange, payment: { ...PAID, payerControlNumber: 'ICN9' } };
    expect(endOf([unknown, waits], claim)).toEqual(end);
    expect(endOf([waits, unknown], claim)).toEqual(end);
  });

  it('is of the payer that another one of its sender names, whichever comes first', () => {
    const part = balanced([{ paid: '60', cas: 'CO-45 40' }], { payerControlNumber: 'ICN7' });
    const rest = { ...balanced([{ paid: '30', cas: 'PR-2 20' }]).services[0]!, lineControlNumber: 'L2' };
    const known = adjudication('known', part, { payerIdentifier: '1577777777' });
    const unknown = {
      ...strange,
      payment: { ...PAID, services: [rest], chargeAmount: money('50'), paymentAmount: money('30') },
      lineMatches: { 1: 'L2' },
    };
    const end = ['contractual 40', 'payer2 20'];
    expect(endOf([known, unknown], claim)).toEqual(end);
    expect(endOf([unknown, known], claim)).toEqual(end);
    const both = [
      known,
      unknown,
      adjudication('other', part, { payerSequence: 2, payerId: 'P2', payerIdentifier: '1577777777' }),
    ];
    expect(endOf(both, claim)).toContain('!unknown-payer 30');
    expect(endOf(both.reverse(), claim)).toContain('!unknown-payer 30');
  });

  it('is of the payer whose number it bears', () => {
    const known = adjudication('known', PAID, { payerSequence: 1, payerIdentifier: '1511111111' });
    const taken = later('rev', reversalOf(PAID), { setHash: 'same' });
    const correction = { ...PAID, ordinal: 2, claimStatusCode: '22' };
    const { payerId: _id, ...fix } = later('fix', correction, { setHash: 'same' });
    expect(endOf([known, taken, fix], claim)).toEqual(['contractual 40', 'payer2 20']);
    expect(endOf([fix, taken, known], claim)).toEqual(['contractual 40', 'payer2 20']);
  });
});
