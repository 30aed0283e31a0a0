/** TA104, AK501 and IK501, AK901: what a receiver makes of an interchange, a set or a group, in our own words. */
export const ACKNOWLEDGEMENT_VERDICTS: ReadonlyMap<string, string> = new Map([
  ['A', 'accepted'],
  ['E', 'accepted, with errors noted'],
  ['P', 'partly accepted'],
  ['R', 'rejected'],
  ['M', 'rejected: its authentication failed'],
  ['W', 'rejected: its assurance failed'],
  ['X', 'rejected: it could not be decrypted'],
]);
