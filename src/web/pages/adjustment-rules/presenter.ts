import type { AdjustmentRule } from '../../../../schemas/adjustment-rule.js';
import { type Issue, renderIssue } from '../../../../schemas/issue.js';
import { RULE_MEANINGS } from '../../../../schemas/requests/adjustment-rules.js';
import type { AdjustmentRuleFilter } from '../../../app/reading/read-adjustment-rules.js';
import { viewAdjustmentRule } from '../../../app/views/adjustment-rules.js';
import type { Field } from '../../parts/filter-form.js';
import { renderWord } from '../../parts/formats.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import type { ReadList } from '../../read-list.js';
import { mayDo, type Viewer } from '../../viewer.js';

export interface RuleRow {
  readonly ruleId: string;
  readonly code: string;
  readonly remark: string;
  readonly payer: string;
  readonly meaning: string;
  readonly source: string;
  readonly dates: string;
  /** Where it can be ended. */
  readonly endAction?: string;
}

export interface AdjustmentRulesPage {
  readonly filter: readonly Field[];
  readonly rows: readonly RuleRow[];
  readonly paging: Paging;
  /** The fields of a new row, for who may add one. */
  readonly form?: readonly Field[];
  /** Why the last try did not succeed. */
  readonly failure?: string;
}

const MEANINGS = RULE_MEANINGS.map((meaning) => [meaning, renderWord(meaning)] as const);
const ANY = ['', 'Any'] as const;
const GROUPS = ['CO', 'OA', 'PI', 'PR', 'CR'].map((code) => [code, code] as const);

export function presentAdjustmentRules(
  list: ReadList<AdjustmentRule, AdjustmentRuleFilter>,
  viewer: Viewer,
  tried?: { readonly values: Readonly<Record<string, string>>; readonly issues: readonly Issue[] },
): AdjustmentRulesPage {
  const mayManage = mayDo(viewer, 'adjustment-rule.edit');
  return {
    filter: filterOf(list.filter),
    rows: list.items.map((rule) => rowOf(rule, mayManage)),
    paging: presentPaging('/adjustment-rules', list),
    ...(mayManage && { form: formOf(tried?.values ?? {}) }),
    ...(tried && { failure: tried.issues.map((found) => `${renderIssue(found)}.`).join(' ') }),
  };
}

function filterOf(filter: AdjustmentRuleFilter): Field[] {
  const sources = [ANY, ['practice', 'The practice'], ['default', 'The program']] as const;
  return [
    { name: 'source', label: 'Rows of', options: sources, value: filter.source ?? '' },
    { name: 'reasonCode', label: 'Reason', value: filter.reasonCode ?? '', maxLength: 5 },
    { name: 'remarkCode', label: 'Remark', value: filter.remarkCode ?? '', maxLength: 6 },
    { name: 'meaning', label: 'Meaning', options: [ANY, ...MEANINGS], value: filter.meaning ?? '' },
  ];
}

function formOf(values: Readonly<Record<string, string>>): Field[] {
  const of = (name: string) => values[name] ?? '';
  return [
    { name: 'groupCode', label: 'Group', options: [ANY, ...GROUPS], value: of('groupCode') },
    { name: 'reasonCode', label: 'Reason', value: of('reasonCode'), maxLength: 5 },
    { name: 'remarkCode', label: 'Remark', value: of('remarkCode'), maxLength: 6 },
    { name: 'payerId', label: 'Payer', value: of('payerId'), maxLength: 80 },
    { name: 'meaning', label: 'Meaning', options: MEANINGS, value: of('meaning') },
    { name: 'effectiveFrom', label: 'Payments from', type: 'date', value: of('effectiveFrom') },
    { name: 'effectiveTo', label: 'Payments to', type: 'date', value: of('effectiveTo') },
  ];
}

function rowOf(rule: AdjustmentRule, mayManage: boolean): RuleRow {
  const view = viewAdjustmentRule(rule);
  const code = [view.groupCode, view.reasonCode].filter(Boolean).join('-');
  const isEnded = view.effectiveTo !== undefined;
  return {
    ruleId: view.ruleId,
    code: [code, view.label].filter(Boolean).join(' ') || 'any reason',
    remark: view.remarkCode ?? '',
    payer: view.payerId ?? 'any',
    meaning: renderWord(view.meaning),
    source: view.source === 'practice' ? 'The practice' : 'The program',
    dates: [view.effectiveFrom, view.effectiveTo]
      .map((date) => date ?? '')
      .join(' to ')
      .trim(),
    ...(mayManage &&
      view.source === 'practice' &&
      !isEnded && {
        endAction: `/adjustment-rules/${view.ruleId}/end`,
      }),
  };
}
