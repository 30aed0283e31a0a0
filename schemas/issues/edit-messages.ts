/** Templates by issue code for claim edits; {name} is filled from the context. */
export const EDIT_MESSAGES = {
  'edit.total-not-sum-of-lines': 'The claim charge is {charge}, its lines sum to {computed}',
} as const;
