/** Where a claim stands by what a payer answers, the outcome that calls for action first. */
export const CLAIM_OUTCOMES = [
  'error',
  'information wanted',
  'rejected',
  'not found',
  'denied',
  'pending',
  'paid',
  'forwarded',
  'finalised',
  'acknowledged',
  'unknown',
] as const;

export type ClaimOutcome = (typeof CLAIM_OUTCOMES)[number];

/** A category of claim status as a 277 may give it (STC01-1), in our own words. */
export interface ClaimAnswerCategory {
  readonly label: string;
  readonly outcome: ClaimOutcome;
  /** The same inquiry may be sent again later. */
  readonly mayRetry?: boolean;
  /** The provider has to send something. */
  readonly wantsInformation?: boolean;
}

const CATEGORIES: readonly (readonly [string, ClaimAnswerCategory])[] = [
  ['A0', { label: 'passed on to another party', outcome: 'acknowledged' }],
  ['A1', { label: 'received', outcome: 'acknowledged' }],
  ['A2', { label: 'taken in for a decision', outcome: 'acknowledged' }],
  ['A3', { label: 'sent back, cannot be worked', outcome: 'rejected' }],
  ['A4', { label: 'not found', outcome: 'not found' }],
  ['A5', { label: 'taken in as several claims', outcome: 'acknowledged' }],
  ['A6', { label: 'something is missing', outcome: 'rejected' }],
  ['A7', { label: 'something is not valid', outcome: 'rejected' }],
  ['A8', { label: 'parts contradict each other', outcome: 'rejected' }],
  ['P0', { label: 'pending, no details', outcome: 'pending' }],
  ['P1', { label: 'being worked', outcome: 'pending' }],
  ['P2', { label: 'under review', outcome: 'pending' }],
  ['P3', { label: 'waits for what the provider was asked for', outcome: 'pending', wantsInformation: true }],
  ['P4', { label: 'waits for what the patient was asked for', outcome: 'pending' }],
  ['P5', { label: 'pending for an administrative reason', outcome: 'pending' }],
  ['F0', { label: 'decided, no more will be done', outcome: 'finalised' }],
  ['F1', { label: 'decided and paid', outcome: 'paid' }],
  ['F2', { label: 'decided and denied', outcome: 'denied' }],
  ['F3', { label: 'decision revised', outcome: 'finalised' }],
  ['F3F', { label: 'decided and passed on to another payer', outcome: 'forwarded' }],
  ['F3N', { label: 'decided, not passed on', outcome: 'finalised' }],
  ['F4', { label: 'decided, no payment is due', outcome: 'finalised' }],
  ['E0', { label: 'the inquiry cannot be answered', outcome: 'error' }],
  ['E1', { label: 'the system does not answer now', outcome: 'error', mayRetry: true }],
  ['E2', { label: 'the holder of the information does not answer', outcome: 'error', mayRetry: true }],
  ['E3', { label: 'the inquiry has to be corrected', outcome: 'error' }],
  ['E4', { label: 'an agreement with the trading partner is not met', outcome: 'error' }],
  ['D0', { label: 'no claim matches the inquiry', outcome: 'not found' }],
];

export const CLAIM_ANSWER_CATEGORIES: ReadonlyMap<string, ClaimAnswerCategory> = new Map(CATEGORIES);

const REQUEST: ClaimAnswerCategory = {
  label: 'more information is wanted',
  outcome: 'information wanted',
  wantsInformation: true,
};

/** R0 to R17 all ask for information; undefined for a category that is not known. */
export function findClaimAnswerCategory(code: string): ClaimAnswerCategory | undefined {
  return CLAIM_ANSWER_CATEGORIES.get(code) ?? (/^R(?:\d|1[0-7])$/.test(code) ? REQUEST : undefined);
}
