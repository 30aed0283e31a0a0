/** A category of claim status as a 277CA may give it (STC01-1), in our own words. */
export interface ClaimStatusCategory {
  readonly label: string;
  /** Whether the claim goes on or comes back. */
  readonly outcome: 'accepted' | 'rejected';
}

export const CLAIM_STATUS_CATEGORIES: ReadonlyMap<string, ClaimStatusCategory> = new Map([
  ['A0', { label: 'passed on to another party', outcome: 'accepted' }],
  ['A1', { label: 'received', outcome: 'accepted' }],
  ['A2', { label: 'taken in for a decision', outcome: 'accepted' }],
  ['A3', { label: 'sent back, cannot be worked', outcome: 'rejected' }],
  ['A4', { label: 'not found', outcome: 'rejected' }],
  ['A5', { label: 'taken in as several claims', outcome: 'accepted' }],
  ['A6', { label: 'something is missing', outcome: 'rejected' }],
  ['A7', { label: 'something is not valid', outcome: 'rejected' }],
  ['A8', { label: 'parts contradict each other', outcome: 'rejected' }],
]);
