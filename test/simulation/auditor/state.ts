import type { ClaimFold } from './fold-claim.js';

/** Domain text 3: pending while nothing stands or a payer still looks at it, denied where all of it is. */
export function auditState(fold: ClaimFold, isDenied: boolean): string | undefined {
  if (fold.posted.length === 0) return undefined;
  const standing = fold.standing().filter(({ isReplaced }) => !isReplaced);
  const isPended = standing.some(({ part }) => part.own.some((cas) => cas.reason === '133'));
  if (standing.length === 0 || isPended) return 'pending';
  const isPaid = standing.some(({ part }) => part.paid !== 0);
  return !isPaid && isDenied ? 'denied' : 'adjudicated';
}
