/** Templates by issue code for breaches of an implementation guide; {name} is filled from the context. */
export const GUIDE_MESSAGES = {
  'guide.unknown-set': 'No guide is known for transaction set {set} version {version}',
} as const;
