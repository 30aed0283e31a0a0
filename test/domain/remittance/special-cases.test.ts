import { sumCents } from '../../../schemas/money.js';
import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import type { Adjudication } from '../../../schemas/remittance-records.js';
import { planCharge } from '../../../src/domain/ledger/plan-charge.js';
import { planPostings } from '../../../src/domain/remittance/planning/plan-postings.js';
import { planProviderAdjustments } from '../../../src/domain/remittance/planning/plan-provider-adjustments.js';
import { planUnmatchedPayment } from '../../../src/domain/remittance/planning/plan-unmatched-payment.js';
import { findSettledItems } from '../../../src/domain/remittance/planning/plan-work-items.js';
import {
  adjudication,
  adjustments,
  advice,
  balanced,
  claimAccount,
  claimPayment,
  day,
  money,
  providerAdjustment,
  reversalOf,
} from './remittance-builder.js';
import { entriesOf, postInOrder, renderEnd, TODAY } from './story.js';

const PAID = balanced(
  [
    { paid: '60', cas: 'CO-45 40' },
    { paid: '30', cas: 'PR-2 20' },
  ],
  { payerControlNumber: 'ICN1' },
);
const CLAIM = claimAccount(['100', '50']);
const FIRST = adjudication('first', PAID);

function later(id: string, payment: ClaimPayment, given: Partial<Adjudication> = {}): Adjudication {
  return adjudication(id, payment, { productionDate: day('2026-02-01'), ...given });
}

function endOf(arriving: readonly Adjudication[], claim = CLAIM): string[] {
  const { journals, plan } = postInOrder(claim, arriving);
  return renderEnd(journals, plan);
}

describe('a reversal', () => {
  const { services: _, ...taken } = reversalOf(PAID);

  it('by claim takes back what was posted by line', () => {
    const whole = { ...taken, services: [], adjustments: adjustments('CO-45 -40 PR-2 -20') };
    expect(endOf([FIRST, later('rev', whole)])).toEqual(['payer1 150']);
  });

  it('without adjustments takes back the stored ones, and is flagged', () => {
    const bare = { ...taken, services: [], adjustments: [] };
    expect(endOf([FIRST, later('rev', bare)])).toEqual(['!reversal-differs 0', 'payer1 150']);
    expect(endOf([later('rev', bare), FIRST])).toEqual(['!reversal-differs 0', 'payer1 150']);
  });

  it('of another amount leaves the rest of its cash unapplied', () => {
    const less = { ...taken, paymentAmount: money('-80'), services: [], adjustments: [] };
    const end = ['!reversal-differs 10', 'payer1 150', 'unapplied 10'];
    expect(endOf([FIRST, later('rev', less)])).toEqual(end);
    expect(endOf([later('rev', less), FIRST])).toEqual(end);
  });

  it('that has adjustments and does not prove is an exception', () => {
    const broken = {
      ...taken,
      paymentAmount: money('-80'),
      services: [],
      adjustments: adjustments('CO-45 -40'),
    };
    const end = ['!claim-out-of-balance -80', 'contractual 40', 'patient 20', 'unapplied -80'];
    expect(endOf([FIRST, later('rev', broken)])).toEqual(end);
  });

  it('that says nothing of its payer belongs to the one whose number it bears', () => {
    const claim = claimAccount(['100', '50'], 2);
    const secondary = adjudication(
      'second',
      balanced(
        [
          { paid: '0', cas: 'OA-23 100' },
          { paid: '15', cas: 'OA-23 30 CO-45 5' },
        ],
        { payerControlNumber: 'ICN2' },
      ),
      { payerSequence: 2 },
    );
    const reversed = later('rev', reversalOf(secondary.payment), { payerSequence: 1 });
    expect(endOf([FIRST, secondary], claim)).toEqual(['contractual 45']);
    expect(endOf([FIRST, secondary, reversed], claim)).toEqual(['contractual 40', 'payer2 20']);
  });

  it('that comes again after the correction is an exception, also under the same number', () => {
    const correction = later('fix', {
      ...PAID,
      paymentAmount: money('100'),
      services: [],
      adjustments: adjustments('CO-45 50'),
    });
    const again = later('again', reversalOf(PAID), { productionDate: day('2026-03-01') });
    const all = [
      FIRST,
      later('rev', reversalOf(PAID), { productionDate: day('2026-01-20') }),
      correction,
      again,
    ];
    expect(endOf(all)).toEqual(['!possible-duplicate -90', 'contractual 50', 'unapplied -90']);
  });

  it('is named as the mirror of its original once, whichever of two comes first', () => {
    const one = later('one', reversalOf(PAID));
    const two = later('two', reversalOf(PAID), { productionDate: day('2026-03-01') });
    const reverses = (arriving: readonly Adjudication[]) =>
      postInOrder(CLAIM, arriving).journals.flatMap((journal) =>
        journal.reverses ? [journal.naturalKey] : [],
      );
    expect(reverses([FIRST, one, two])).toEqual(['claim-payment:one']);
    expect(reverses([FIRST, two, one])).toEqual(['claim-payment:two']);
    expect(endOf([FIRST, two, one])).toEqual(endOf([FIRST, one, two]));
  });

  it('behind its correction in one set waits for its original and leaves the correction', () => {
    const better = balanced(
      [
        { paid: '70', cas: 'CO-45 30' },
        { paid: '50', cas: '' },
      ],
      { payerControlNumber: 'ICN1' },
    );
    const correction = later('fix', better, { setHash: 'same' });
    const reversal = later('rev', { ...reversalOf(PAID), ordinal: 2 }, { setHash: 'same' });
    const held = ['!held-claim-payment -90', 'contractual 30', 'unapplied -90'];
    expect(endOf([correction, reversal])).toEqual(held);
    expect(endOf([correction, reversal, FIRST])).toEqual(['contractual 30']);
  });

  it('of a denial is not taken for one of the predetermination before it', () => {
    const nothing = balanced(
      [
        { paid: '0', cas: 'CO-16 100' },
        { paid: '0', cas: 'CO-16 50' },
      ],
      { payerControlNumber: 'ICN1' },
    );
    const asked = adjudication(
      'asked',
      { ...nothing, claimStatusCode: '25', payerControlNumber: 'D1' },
      { productionDate: day('2026-01-02') },
    );
    const denied = adjudication('denied', nothing);
    const reversal = later('rev', { ...reversalOf(nothing), payerControlNumber: 'ICN2' });
    expect(endOf([asked, denied, reversal])).toEqual(['payer1 150']);
    expect(endOf([asked, reversal])).toEqual(['payer1 150']);
  });

  it('in the set of its correction is not taken for its reversal', () => {
    const taken = later('rev', reversalOf(PAID), { setHash: 'same' });
    const again = { ...PAID, ordinal: 2, payerControlNumber: 'ICN1' };
    const correction = later('fix', again, { setHash: 'same' });
    expect(endOf([taken, correction])).toEqual([
      '!held-claim-payment -90',
      'contractual 40',
      'patient 20',
      'unapplied -90',
    ]);
    expect(endOf([taken, correction, FIRST])).toEqual(['contractual 40', 'patient 20']);
  });
});

describe('lines', () => {
  it('that cannot be told are posted to the claim as a whole', () => {
    const untold = { ...FIRST, lineMatches: { 1: 'L1' } };
    const { journals, plan } = postInOrder(CLAIM, [untold]);
    expect(renderEnd(journals, plan)).toEqual(['contractual 40', 'patient 20']);
    expect(journals[1]!.postings.every((posting) => posting.lineControlNumber === undefined)).toBe(true);
  });

  it('answered by turns share the charge', () => {
    const one = adjudication('one', balanced([{ paid: '30', cas: 'CO-16 30' }]));
    const other = later('other', balanced([{ paid: '44', cas: 'CO-94 -4' }]));
    const claim = claimAccount(['100']);
    const end = ['contractual -4', 'denied technical 30', 'payer1 30'];
    expect(endOf([one, other], claim)).toEqual(end);
    expect(endOf([other, one], claim)).toEqual(end);
  });
});

describe('a changed charge', () => {
  it('is posted when it is known, and the correction closes the claim', () => {
    const journals = [...planCharge(CLAIM, [], TODAY)];
    journals.push(...planPostings(CLAIM, [FIRST], entriesOf(journals), TODAY).journals);
    const changed = claimAccount(['80', '50']);
    journals.push(...planCharge(changed, entriesOf(journals), TODAY));
    const all = [
      FIRST,
      later('rev', reversalOf(PAID), { setHash: 'era2' }),
      later(
        'fix',
        balanced(
          [
            { paid: '70', cas: 'CO-45 10' },
            { paid: '30', cas: 'PR-2 20' },
          ],
          { ordinal: 2 },
        ),
        {
          setHash: 'era2',
        },
      ),
    ];
    const plan = planPostings(changed, all, entriesOf(journals), TODAY);
    journals.push(...plan.journals);
    expect(renderEnd(journals, plan)).toEqual(['contractual 10', 'patient 20']);
    expect(plan.workItems).toEqual([]);
  });
});

describe('a coverage found later', () => {
  it('moves the patient share to the new payer', () => {
    const { journals } = postInOrder(CLAIM, [FIRST]);
    const plan = planPostings(claimAccount(['100', '50'], 2), [FIRST], entriesOf(journals), TODAY);
    expect(plan.journals.map((journal) => [journal.naturalKey, journal.kind])).toEqual([
      ['claim-payment:first/2', 'restatement'],
    ]);
    expect(renderEnd([...journals, ...plan.journals], plan)).toEqual(['contractual 40', 'payer2 20']);
  });
});

describe('work items', () => {
  it('settle themselves when a new plan lacks them, and others are left alone', () => {
    const claim = claimAccount(['100', '50'], 2);
    const secondary = adjudication('second', balanced([{ paid: '15', cas: 'OA-23 85' }]), {
      payerSequence: 2,
    });
    const before = planPostings(claim, [secondary], [], TODAY).workItems;
    const after = planPostings(claim, [secondary, FIRST], [], TODAY).workItems;
    const edit = { naturalKey: 'edit:1', kind: 'claim-edit', amount: money('0'), issues: [] } as const;
    expect(findSettledItems([...before, edit], after)).toEqual(['claim-payment:second']);
  });

  it('tell of another coverage without its data', () => {
    const names = [{ entityCode: '74', entityType: '1', lastName: 'SOMEBODY', identifier: 'MEMBER' }];
    const plan = planPostings(CLAIM, [{ ...FIRST, payment: { ...PAID, names } }], [], TODAY);
    expect(plan.workItems.map((item) => item.naturalKey)).toEqual(['coverage-changed:first:74']);
    expect(JSON.stringify(plan)).not.toMatch(/SOMEBODY|MEMBER/);
  });
});

describe('money without a claim', () => {
  it('is one signed posting, and none for a zero payment', () => {
    const unmatched = (amount: string) =>
      planUnmatchedPayment(
        { claimPaymentId: 'cp', remittanceId: 'R', payment: claimPayment({ paymentAmount: money(amount) }) },
        TODAY,
      );
    expect(unmatched('-12.34').journals[0]!.postings).toEqual([
      {
        debit: 'liability.unapplied',
        credit: 'cash.remittance',
        amount: 1234,
        remittanceId: 'R',
        claimPaymentId: 'cp',
        workItemId: 'claim-payment:cp',
      },
    ]);
    expect(unmatched('0').journals).toEqual([]);
    expect(unmatched('0').workItems).toHaveLength(1);
  });

  it.each([
    ['WO:1', '50', 'payer.offset / cash.remittance'],
    ['FB', '-50', 'cash.remittance / payer.offset'],
    ['L6', '-1.10', 'cash.remittance / revenue.interest'],
    ['IR', '5', 'asset.withheld / cash.remittance'],
    ['50', '5', 'expense.payer-charges / cash.remittance'],
    ['CT', '-5', 'cash.remittance / revenue.other-payer'],
    ['BD', '5', 'write-off.bad-debt / cash.remittance'],
    ['J1', '5', 'adjustment.other / cash.remittance'],
    ['CS', '-12.50', 'cash.remittance / liability.unapplied'],
    ['ZZ', '3', 'liability.unapplied / cash.remittance'],
  ])('PLB %s %s moves %s', (text, amount, wanted) => {
    const set = advice({ providerAdjustments: [providerAdjustment(1, text, amount)] });
    const { journals, workItems } = planProviderAdjustments(set, 'R', TODAY);
    const [posting] = journals[0]!.postings;
    expect(`${posting!.debit} / ${posting!.credit}`).toBe(wanted);
    const isUnapplied = wanted.includes('unapplied');
    expect(workItems.map((item) => item.naturalKey)).toEqual(isUnapplied ? ['provider-adjustment:R:1'] : []);
    const item = sumCents(workItems, (each) => each.amount);
    expect(item).toBe(isUnapplied ? -money(amount) : 0);
  });

  it('opens an item for an overpayment register that needs a person', () => {
    const set = advice({
      providerAdjustments: [providerAdjustment(1, 'WU:1', '5'), providerAdjustment(2, 'FB', '0')],
    });
    const { journals, workItems } = planProviderAdjustments(set, 'R', TODAY);
    expect(journals).toHaveLength(1);
    expect(workItems.map((item) => item.kind)).toEqual(['provider-adjustment']);
  });
});
