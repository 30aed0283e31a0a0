import { renderIssue } from '../../../schemas/issue.js';
import { checkClaimPaymentBalance, checkRemittanceBalance } from '../../../schemas/remittance-balance.js';
import {
  adjustments,
  advice,
  balanced,
  claimPayment,
  money,
  providerAdjustment,
  reversalOf,
  service,
} from './remittance-builder.js';

const PAID = balanced([{ paid: '80', cas: 'CO-45 40 PR-1 30' }]);

describe('checkRemittanceBalance', () => {
  it('finds nothing in a set that proves', () => {
    const set = advice({
      paymentAmount: money('92.50'),
      claimPayments: [PAID],
      providerAdjustments: [providerAdjustment(1, 'WO:1', '-12.50')],
    });
    const found = checkRemittanceBalance(set);
    expect(found.setBalances).toBe(true);
    expect(found.failingOrdinals).toEqual([]);
    expect(found.issues).toEqual([]);
  });

  it('fails the set by a cent, and says the three figures', () => {
    const set = advice({ paymentAmount: money('80.01'), claimPayments: [PAID] });
    const found = checkRemittanceBalance(set);
    expect(found.setBalances).toBe(false);
    expect(found.set).toEqual({ stated: 8001, computed: 8000, difference: 1 });
    expect(found.issues.map(renderIssue)).toEqual([
      'BPR02 says 80.01, the claim payments less the provider adjustments make 80.00: a difference of 0.01 (BPR02)',
    ]);
  });

  it('names the claim payment and the line that fail, and leaves the set alone', () => {
    const broken = {
      ...PAID,
      ordinal: 2,
      services: [{ ...PAID.services[0]!, adjustments: adjustments('CO-45 39.99 PR-1 30') }],
    };
    const set = advice({ paymentAmount: money('160'), claimPayments: [PAID, broken] });
    const found = checkRemittanceBalance(set);
    expect(found.setBalances).toBe(true);
    expect(found.failingOrdinals).toEqual([2]);
    expect(found.issues.map((each) => each.code)).toEqual([
      'remittance.claim-out-of-balance',
      'remittance.line-out-of-balance',
    ]);
    expect(found.claimPayments[1]!.lines).toEqual([
      { ordinal: 1, stated: 8000, computed: 8001, difference: -1 },
    ]);
  });

  it('wants the lines to carry the whole charge', () => {
    const lines = [service({ chargeAmount: money('60'), paymentAmount: money('60') })];
    const payment = claimPayment({ chargeAmount: money('70'), paymentAmount: money('70'), services: lines });
    const found = checkClaimPaymentBalance(payment);
    expect(found.balances).toBe(false);
    expect(found.issues.map((each) => each.code)).toEqual(['remittance.lines-not-claim-charge']);
  });

  it.each(['-6173.5', '0'])('quarantines a negative cycle: BPR02 %s', (paid) => {
    const taken = reversalOf(PAID);
    const set = advice({ paymentAmount: money(paid), claimPayments: [taken] });
    expect(checkRemittanceBalance(set).issues.map((each) => each.code)).toContain(
      'remittance.negative-cycle',
    );
    expect(checkRemittanceBalance(set).setBalances).toBe(false);
  });

  it('quarantines BPR03 D and turns no sign', () => {
    const set = advice({ paymentAmount: money('80'), creditDebitCode: 'D', claimPayments: [PAID] });
    const found = checkRemittanceBalance(set);
    expect(found.set.difference).toBe(0);
    expect(found.setBalances).toBe(false);
    expect(found.issues.map((each) => each.code)).toEqual(['remittance.debit']);
  });

  it('only warns of CLP05 and of interest', () => {
    const payment = {
      ...PAID,
      patientResponsibilityAmount: money('29'),
      amounts: [{ qualifier: 'I', amount: money('1.10') }],
    };
    const set = advice({ paymentAmount: money('80'), claimPayments: [payment] });
    const found = checkRemittanceBalance(set);
    expect(found.setBalances).toBe(true);
    expect(found.failingOrdinals).toEqual([]);
    expect(found.issues.map((each) => [each.code, each.severity])).toEqual([
      ['remittance.interest-differs', 'warning'],
      ['remittance.patient-responsibility-differs', 'warning'],
    ]);
  });

  it('wants no CLP05 on a reversal', () => {
    const payment = { ...reversalOf(PAID), patientResponsibilityAmount: money('0') };
    expect(checkClaimPaymentBalance(payment).issues).toEqual([]);
  });
});
