import type { Issue, IssueCode } from './issue.js';
import type { GUIDE_MESSAGES } from './issues/guide-messages.js';

/**
 * The types of test that WEDI SNIP names: 1 syntax of X12, 2 the implementation guide, 3 balancing, 4 what one place
 * demands of another, 5 external code sets.
 */
export type SnipType = 1 | 2 | 3 | 4 | 5;

export const SNIP_TYPES: readonly SnipType[] = [1, 2, 3, 4, 5];

/** Of the codes that begin with `guide.`; all that begin with `x12.` are of type 1. */
const GUIDE_TYPES: Readonly<Record<keyof typeof GUIDE_MESSAGES, SnipType>> = {
  'guide.unknown-set': 2,
  'guide.other-group': 1,
  'guide.unknown-segment': 1,
  'guide.unexpected-segment': 1,
  'guide.wrong-order': 1,
  'guide.unknown-qualifier': 2,
  'guide.missing-segment': 2,
  'guide.missing-loop': 2,
  'guide.too-many-segments': 2,
  'guide.too-many-loops': 2,
  'guide.segment-not-used': 2,
  'guide.missing-element': 2,
  'guide.missing-component': 2,
  'guide.element-not-used': 2,
  'guide.too-many-elements': 1,
  'guide.too-many-components': 1,
  'guide.too-many-repetitions': 2,
  'guide.element-too-short': 1,
  'guide.element-too-long': 1,
  'guide.bad-number': 1,
  'guide.fraction-of-cent': 1,
  'guide.number-form': 1,
  'guide.bad-date': 1,
  'guide.period-form': 1,
  'guide.bad-time': 1,
  'guide.bad-character': 1,
  'guide.bad-code': 2,
  'guide.unpaired': 1,
  'guide.none-present': 1,
  'guide.exclusive': 1,
  'guide.conditional': 1,
  'guide.conditional-list': 1,
  'guide.hierarchy-number': 2,
  'guide.hierarchy-parent': 2,
  'guide.hierarchy-children': 2,
  'guide.trailing-separators': 1,
  'guide.claim-lines-differ': 3,
  'guide.adjudicated-line-differs': 3,
  'guide.payer-paid-differs': 3,
  'guide.payer-claim-differs': 3,
  'guide.acknowledged-count-differs': 3,
  'guide.acknowledged-amount-differs': 3,
  'guide.situation-segment-missing': 4,
  'guide.situation-segment-not-used': 4,
  'guide.situation-element-missing': 4,
  'guide.situation-element-not-used': 4,
  'guide.situation-value': 4,
  'guide.external-code': 5,
};

/** The balances of a remittance, told by the same codes wherever they are checked. */
const BALANCE_CODES: ReadonlySet<string> = new Set([
  'remittance.set-out-of-balance',
  'remittance.negative-cycle',
  'remittance.claim-out-of-balance',
  'remittance.line-out-of-balance',
  'remittance.lines-not-claim-charge',
  'remittance.patient-responsibility-differs',
]);

/** The type of test that finds an issue; undefined for what no test of a file against its guide finds. */
export function snipTypeOf(found: Issue | IssueCode): SnipType | undefined {
  const code = typeof found === 'string' ? found : found.code;
  if (code.startsWith('x12.')) return 1;
  return (
    (GUIDE_TYPES as Readonly<Record<string, SnipType>>)[code] ?? (BALANCE_CODES.has(code) ? 3 : undefined)
  );
}
