import { ADJUSTMENT_REASONS, findAdjustmentReason } from '../../../schemas/codes/adjustment-reasons.js';
import {
  type AdjustmentSetting,
  classifyAdjustment,
} from '../../../src/domain/denials/classify-adjustment.js';
import { adjustments, money } from '../remittance/remittance-builder.js';

/** `paid: adjustments of the line [remarks]` and what its first adjustment is. */
const TABLE = `
60: CO-45 40 => adjustment adjustment.contractual
60: CO-131 40 => adjustment adjustment.contractual
60: CR-45 40 => adjustment adjustment.contractual
60: PI-45 40 => adjustment adjustment.payer-initiated
60: OA-45 40 => adjustment adjustment.other
60: CO-59 40 => adjustment adjustment.contractual
0: CO-59 100 => denial bundling
0: CO-45 100 => denial full-contractual
0: CO-45 100 PR-1 0 => denial full-contractual
0: CO-45 40 PR-1 60 => adjustment adjustment.contractual
0: CO-45 40 OA-23 60 => adjustment adjustment.contractual
0: CO-45 40 CO-16 60 => adjustment adjustment.contractual
0: CO-45 40 PR-1 60 N382 => denial full-contractual
60: CO-45 40 MA130 => adjustment adjustment.contractual
60: OA-23 40 => prior-payer
60: CO-23 40 => prior-payer
60: PR-1 40 => patient-share
60: PR-66 40 => patient-share
60: PR-122 40 => patient-share
60: PR-2 40 N782 => patient-share qmb
60: PR-2 30 OA-209 10 => patient-share qmb
60: PR-45 40 => patient-share balance-bill
60: CO-1 40 => denial unclassified
0: CO-22 100 => denial coverage
0: OA-109 100 => denial coverage
0: CO-24 100 => denial coverage
0: PR-27 100 => denial coverage
0: CO-16 100 => denial technical
0: CO-29 100 => denial technical
0: CO-B7 100 => denial technical
0: CO-50 100 => denial medical
0: CO-167 100 => denial medical
0: CO-97 100 => denial bundling
0: CO-236 100 => denial bundling
0: PR-204 100 => denial non-covered
0: CO-119 100 => denial non-covered
0: OA-18 100 => denial duplicate
0: CO-B13 100 => denial duplicate
0: CO-133 100 => pended
0: CO-999 100 => denial unclassified
`;

const cases = TABLE.trim().split('\n');

function read(text: string, payer?: AdjustmentSetting['payer']) {
  const [paid = '', rest = ''] = text.split(': ');
  const tokens = rest.split(' ');
  const remarkCodes = tokens.filter((token) => /^(N|M|MA)\d+$/.test(token));
  const found = adjustments(tokens.filter((token) => !remarkCodes.includes(token)).join(' '));
  const setting = { chargeAmount: money('100'), paymentAmount: money(paid), adjustments: found, remarkCodes };
  return classifyAdjustment(found[0]!, { ...setting, ...(payer && { payer }) }).class;
}

describe('classifyAdjustment', () => {
  it.each(cases)('%s', (text) => {
    const [told, wanted] = text.split(' => ') as [string, string];
    const found = read(told);
    const detail =
      found.kind === 'denial'
        ? found.denialClass
        : found.kind === 'adjustment'
          ? found.account
          : found.kind === 'patient-share'
            ? found.bar
            : undefined;
    expect([found.kind, detail].filter(Boolean).join(' ')).toBe(wanted);
  });

  it('knows capitation only of payers marked so', () => {
    const payer = { isMedicaid: false, isCapitated: true };
    expect(read('0: CO-24 100', payer)).toEqual({ kind: 'adjustment', account: 'adjustment.capitation' });
  });

  it('bars the patient share of Medicaid', () => {
    const payer = { isMedicaid: true, isCapitated: false };
    expect(read('60: PR-3 40', payer)).toEqual({
      kind: 'patient-share',
      bar: 'medicaid',
      paidToMember: false,
    });
  });
});

describe('the reason table', () => {
  it('reads codes in any case and with leading zeros', () => {
    expect(findAdjustmentReason('b7')).toBe(findAdjustmentReason('B7'));
    expect(findAdjustmentReason('045')?.meaning).toBe('contractual');
    expect(findAdjustmentReason('0')).toBeUndefined();
  });

  it('holds each code once, with a label', () => {
    for (const rows of ADJUSTMENT_REASONS.values()) {
      expect(rows).toHaveLength(1);
      expect(rows[0]!.label).toMatch(/^[A-Z].{3,}/);
    }
  });
});
