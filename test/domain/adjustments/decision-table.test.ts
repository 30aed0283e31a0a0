import type { AdjustmentRule } from '../../../schemas/adjustment-rule.js';
import { ADJUSTMENT_REASONS } from '../../../schemas/codes/adjustment-reasons.js';
import {
  buildDecisionTable,
  DEFAULT_DECISION_TABLE,
  DecisionTable,
} from '../../../src/domain/adjustments/decision-table.js';
import { classifyAdjustment } from '../../../src/domain/denials/classify-adjustment.js';
import fc from '../../support/property-testing.js';
import { adjustments, day, money } from '../remittance/remittance-builder.js';

const asked = {
  groupCode: 'CO',
  reasonCode: '96',
  remarkCodes: ['N130'],
  payerId: 'P1',
  on: day('2026-03-01'),
};

const rule = (ruleId: string, parts: Partial<AdjustmentRule>): AdjustmentRule => ({
  ...{ ruleId, reasonCode: '96', meaning: 'medical', effectiveFrom: day('2026-01-01') },
  ...parts,
});

/** Each goes before all that stand above it. */
const RISING = [
  rule('default:96', {}),
  rule('own', {}),
  rule('own-later', { effectiveFrom: day('2026-02-01') }),
  rule('group', { groupCode: 'CO' }),
  rule('remark', { remarkCode: 'n130' }),
  rule('remark-group', { remarkCode: 'N130', groupCode: 'CO' }),
  rule('payer', { payerId: 'P1' }),
  rule('payer-remark', { payerId: 'P1', remarkCode: 'N130' }),
  rule('all', { payerId: 'P1', remarkCode: 'N130', groupCode: 'CO' }),
];

describe('the decision table', () => {
  it.each(RISING.map((each, index) => [each.ruleId, index] as const))(
    'lets %s decide over less',
    (id, index) => {
      expect(new DecisionTable(RISING.slice(0, index + 1)).findRule(asked)?.ruleId).toBe(id);
    },
  );

  it('does not depend on the order in which its rows are given', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(RISING, { minLength: 1 }), fc.boolean(), (rules, hasPayer) => {
        const { payerId: _, ...nobody } = asked;
        const question = hasPayer ? asked : nobody;
        const straight = new DecisionTable(rules).findRule(question);
        expect(new DecisionTable([...rules].reverse()).findRule(question)).toBe(straight);
        const fitting = RISING.filter((each) => rules.includes(each) && (hasPayer || !each.payerId));
        expect(straight).toBe(fitting.at(-1));
      }),
    );
  });

  it('goes by the date of the payment, both ends included', () => {
    const own = rule('own', { effectiveFrom: day('2026-02-01'), effectiveTo: day('2026-02-28') });
    const table = buildDecisionTable([own]);
    const at = (on: string) => table.findRule({ ...asked, on: day(on) })?.ruleId;
    expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map(at)).toEqual([
      ...['default:96', 'own', 'own', 'default:96'],
    ]);
  });

  it('leaves other groups, payers and remarks alone', () => {
    const table = buildDecisionTable(RISING.slice(3));
    const other = { ...asked, groupCode: 'PR', payerId: 'P2', remarkCodes: [] };
    expect(table.findRule(other)?.ruleId).toBe('default:96');
  });

  it('knows no row for a code that nobody listed', () => {
    expect(DEFAULT_DECISION_TABLE.findRule({ ...asked, reasonCode: '9999' })).toBeUndefined();
  });
});

function classify(text: string, paid: string, rules: readonly AdjustmentRule[], remarkCodes: string[] = []) {
  const found = adjustments(text);
  const table = buildDecisionTable(rules);
  return classifyAdjustment(found[0]!, {
    ...{ chargeAmount: money('100'), paymentAmount: money(paid), adjustments: found, remarkCodes, table },
    payer: { payerId: 'P1', isMedicaid: false, isCapitated: false },
    on: day('2026-03-01'),
  });
}

describe('a row of the practice', () => {
  it('decides, and is named', () => {
    const own = rule('r1', { meaning: 'contractual', payerId: 'P1', isPreventable: false });
    expect(classify('CO-96 40', '60', [own])).toEqual({
      class: { kind: 'adjustment', account: 'adjustment.contractual' },
      ruleId: 'r1',
      isPreventable: false,
    });
  });

  it('cannot make what is not PR the patient’s, nor a price rule of the whole charge', () => {
    const share = rule('r1', { meaning: 'patient-share' });
    expect(classify('CO-96 100', '0', [share]).class).toEqual({
      kind: 'denial',
      denialClass: 'unclassified',
    });
    const priced = rule('r2', { meaning: 'contractual' });
    expect(classify('CO-96 100', '0', [priced]).class).toEqual({
      kind: 'denial',
      denialClass: 'full-contractual',
    });
  });

  it('says that a service is paid per head', () => {
    const own = rule('r1', { meaning: 'capitation' });
    expect(classify('CO-96 100', '0', [own]).class).toEqual({
      kind: 'adjustment',
      account: 'adjustment.capitation',
    });
    expect(classify('PR-96 100', '0', [own]).class).toEqual({ kind: 'denial', denialClass: 'coverage' });
  });

  it('adds a remark that asks for information, and takes one back', () => {
    const told = 'CO-45 40 PR-1 60';
    const asks: AdjustmentRule = { ruleId: 'r1', remarkCode: 'N999', meaning: 'missing-information' };
    expect(classify(told, '0', [asks], ['N999'])).toEqual({
      class: { kind: 'denial', denialClass: 'full-contractual' },
      ruleId: 'r1',
    });
    expect(classify(told, '0', [], ['N999']).ruleId).toBe('default:45');
    expect(classify(told, '0', [], ['N382']).ruleId).toBe('default:N382');
    const silent: AdjustmentRule = { ruleId: 'r2', remarkCode: 'N382', meaning: 'information' };
    expect(classify(told, '0', [silent], ['N382']).class.kind).toBe('adjustment');
  });
});

describe('the rows that come with the program', () => {
  const classOf = (code: string) => classify(code, '60', []).class;

  it('know what is in use, and leave what says too little a denial', () => {
    expect(ADJUSTMENT_REASONS.size).toBeGreaterThanOrEqual(300);
    for (const code of ['A1', '192', '193', 'P13']) {
      expect(classOf(`CO-${code} 40`)).toEqual({ kind: 'denial', denialClass: 'unclassified' });
    }
  });

  it.each([
    ['CO-245 40', 'adjustment'],
    ['CO-B10 40', 'adjustment'],
    ['PR-142 40', 'patient-share'],
    ['CO-19 40', 'denial'],
    ['OA-277 40', 'pended'],
    ['OA-101 40', 'information'],
  ])('say of %s that it is %s', (text, kind) => {
    expect(classOf(text).kind).toBe(kind);
  });
});
