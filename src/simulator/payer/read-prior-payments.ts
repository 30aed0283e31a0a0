import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import { type Cents, maxCents, parseCents, subtractCents, ZERO } from '../../../schemas/money.js';

/** What earlier payers left to the patient of each line, by line control number; absent where they say nothing. */
export type PriorShares = ReadonlyMap<string, Cents>;

/**
 * Reads what earlier payers did with the lines of each claim (005010X222A1 2430 SVD and CAS), by patient control
 * number: their patient share is what stays open for the next payer.
 */
export function readPriorPayments(set: TransactionSet): ReadonlyMap<string, PriorShares> {
  const claims = new Map<string, Map<string, Cents>>();
  let shares = new Map<string, Cents>();
  let line = { control: '', open: ZERO, isAdjudicated: false };
  const closeLine = () => {
    if (line.isAdjudicated) shares.set(line.control, maxCents(ZERO, line.open));
  };
  for (const segment of set.segments) {
    if (segment.id === 'CLM' || segment.id === 'HL' || segment.id === 'LX' || segment.id === 'SE') {
      closeLine();
      line = { control: '', open: ZERO, isAdjudicated: false };
    }
    if (segment.id === 'CLM') {
      shares = new Map();
      claims.set(segment.element(1), shares);
    } else if (segment.id === 'SV1') line.open = parseCents(segment.element(2)) ?? ZERO;
    else if (segment.id === 'REF' && segment.element(1) === '6R') line.control = segment.element(2);
    else if (segment.id === 'SVD') {
      line.isAdjudicated = true;
      line.open = subtractCents(line.open, parseCents(segment.element(2)) ?? ZERO);
    } else if (segment.id === 'CAS' && line.isAdjudicated && segment.element(1) !== 'PR') {
      for (let position = 3; position <= segment.elementCount; position += 3) {
        // CARC 23 tells again what the payer before has already told.
        if (segment.element(position - 1) === '23') continue;
        line.open = subtractCents(line.open, parseCents(segment.element(position)) ?? ZERO);
      }
    }
  }
  return claims;
}
