import type { ReceivedLine } from '../../../edi/claim-837/read-claims-837.js';
import { type Cents, formatCents, parseCents } from '../../../schemas/money.js';
import { createRandom } from '../../../src/simulator/create-random.js';
import {
  cutUnits,
  denyLine,
  hasSeveralUnits,
  priceLine,
  settleRest,
} from '../../../src/simulator/payer/adjudicate-line.js';
import { CLAIM_DENIALS } from '../../../src/simulator/payer/denial-kinds.js';
import type { LineDecision } from '../../../src/simulator/payer/line-parts.js';
import type { PayerPolicy } from '../../../src/simulator/payer/payer-policy.js';

const usd = (text: string): Cents => parseCents(text)!;

const COMMERCIAL: PayerPolicy = {
  payerId: 'EX1',
  name: 'EXAMPLE',
  kind: 'commercial',
  claimFilingCode: '12',
  taxId: '800000000',
  paysBy: 'ACH',
  allowedPercent: () => 75,
  copay: usd('25'),
  coinsurancePercent: 20,
  deductiblePercent: 0,
  sequestrationPercent: 0,
};
const MEDICARE: PayerPolicy = { ...COMMERCIAL, kind: 'medicare', copay: usd('0'), sequestrationPercent: 2 };

function lineOf(code: string, charge: string, unitCount = '1'): ReceivedLine {
  const procedure = { qualifier: 'HC', code, modifiers: [] };
  return { lineControlNumber: 'L1', procedure, chargeAmount: usd(charge), unitCount };
}

function show({ adjustments }: LineDecision): string {
  return adjustments
    .map((each) => `${each.groupCode}-${each.reasonCode} ${formatCents(each.amount)}`)
    .join(', ');
}

describe('priceLine', () => {
  const free = () => ({ deductible: usd('0'), copay: usd('0') });

  it.each([
    ['a price without shares', '20610', '100', MEDICARE, ['0', '0'], 'CO-45 25.00, CO-253 1.20, PR-2 15.00'],
    [
      'a copay on the visit and no coinsurance',
      '99213',
      '100',
      COMMERCIAL,
      ['0', '25'],
      'CO-45 25.00, PR-3 25.00',
    ],
    ['a copay above what is allowed', '99213', '20', COMMERCIAL, ['0', '25'], 'CO-45 5.00, PR-3 15.00'],
    [
      'a deductible, then coinsurance',
      '20610',
      '100',
      COMMERCIAL,
      ['35', '0'],
      'CO-45 25.00, PR-1 35.00, PR-2 8.00',
    ],
    [
      'a deductible above what is allowed',
      '20610',
      '100',
      COMMERCIAL,
      ['80', '0'],
      'CO-45 25.00, PR-1 75.00',
    ],
    ['a check-up free of shares', '99396', '100', COMMERCIAL, ['80', '25'], 'CO-45 25.00'],
    ['a laboratory test of Medicare', '80053', '100', MEDICARE, ['80', '0'], 'CO-45 25.00, CO-253 1.50'],
    ['half a cent up', '20610', '0.1', COMMERCIAL, ['0', '0'], 'CO-45 0.02, PR-2 0.02'],
  ] as const)('knows %s', (_, code, charge, policy, [deductible, copay], wanted) => {
    const terms = { deductible: usd(deductible), copay: usd(copay) };
    expect(show(priceLine(lineOf(code, charge), policy, terms))).toBe(wanted);
  });

  it('uses deductible and copay up from line to line', () => {
    const terms = { deductible: usd('100'), copay: usd('25') };
    expect(show(priceLine(lineOf('20610', '100'), COMMERCIAL, terms))).toBe('CO-45 25.00, PR-1 75.00');
    expect(show(priceLine(lineOf('99213', '100'), COMMERCIAL, terms))).toBe(
      'CO-45 25.00, PR-1 25.00, PR-3 25.00',
    );
    expect(terms).toEqual({ deductible: 0, copay: 0 });
  });

  it('rounds the price of a unit, so that units of a code cost the same on every line', () => {
    const one = priceLine(lineOf('20610', '9.99'), COMMERCIAL, free()).allowed!;
    const three = priceLine(lineOf('20610', '29.97', '3'), COMMERCIAL, free()).allowed!;
    expect([one, three]).toEqual([749, 2247]);
  });

  it('never allows more than was charged', () => {
    expect(priceLine(lineOf('20610', '100'), COMMERCIAL, free(), 200).allowed).toBe(10_000);
  });
});

describe('cutUnits', () => {
  it('refuses some of the units with their charge and count, and prices the others', () => {
    const line = lineOf('97110', '186', '3');
    const decision = cutUnits(createRandom('units'), line, COMMERCIAL, {
      deductible: usd('0'),
      copay: usd('0'),
    });
    const [refused, ...others] = decision.adjustments;
    const kept = Number(decision.paidUnitCount);
    expect([1, 2]).toContain(kept);
    expect(refused).toMatchObject({ groupCode: 'CO', reasonCode: '151', quantity: String(3 - kept) });
    expect(refused!.amount).toBe(6_200 * (3 - kept));
    expect(others.map(({ reasonCode }) => reasonCode)).toEqual(['45', '2']);
    expect(decision.allowed).toBe(4_650 * kept);
  });

  it('wants several whole units', () => {
    expect(['1', '2', '1.5', '2.5'].map((units) => hasSeveralUnits(lineOf('97110', '1', units)))).toEqual([
      ...[false, true, false, false],
    ]);
  });
});

describe('denyLine and settleRest', () => {
  it('refuses the whole charge', () => {
    const kind = CLAIM_DENIALS.find(({ reasonCode }) => reasonCode === '109')!;
    const decision = denyLine(lineOf('99213', '156'), kind);
    expect(show(decision)).toBe('OA-109 156.00');
    expect(decision.remarkCodes).toEqual(['N418']);
  });

  it('restates as OA-23 what the earlier payer settled', () => {
    expect(show(settleRest(lineOf('99213', '500'), usd('75'), COMMERCIAL))).toBe('OA-23 425.00, PR-2 15.00');
    const medicaid: PayerPolicy = { ...COMMERCIAL, kind: 'medicaid' };
    expect(show(settleRest(lineOf('99213', '500'), usd('75'), medicaid))).toBe('OA-23 425.00, CO-45 75.00');
  });
});
