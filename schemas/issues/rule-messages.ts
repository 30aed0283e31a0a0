/** Templates by issue code for the decision table of adjustments; {name} is filled from the context. */
export const RULE_MESSAGES = {
  'rule.without-reason':
    'A row without a reason code is about a remark: it names one and says missing-information or information',
  'rule.remark-meaning': 'A row with a reason code cannot say {meaning}, which is said of a remark alone',
  'rule.ends-before-it-begins': 'The row ends {effectiveTo}, before it begins {effectiveFrom}',
  'rule.too-early':
    'A payment of {latest} is posted; a row can begin or end to hold only after it, so that what is posted stays as it was decided',
  'rule.overlaps': 'Row {ruleId} of the practice asks for the same, and holds in part of that time',
} as const;
