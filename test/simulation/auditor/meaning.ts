import type { Cas } from '../world/answer.js';

/** Why an amount stays where it is: a class of denial, or `pended` while the payer still looks at it. */
export type Stay =
  | 'coverage'
  | 'technical'
  | 'medical'
  | 'bundling'
  | 'non-covered'
  | 'duplicate'
  | 'full-contractual'
  | 'unclassified'
  | 'pended';

/** What an adjustment does to what the payer owes. */
export type Meaning =
  /** Moves on to the next payer or the patient; `barred` may not reach the patient, `nobody` moves nowhere. */
  | { readonly does: 'share'; readonly to: 'next' | 'patient' | 'barred' | 'nobody' }
  | { readonly does: 'write-off'; readonly account: string }
  /** Stays where it is, with a reason. */
  | { readonly does: 'stay'; readonly as: Stay }
  /** Restates what an earlier payer did. */
  | { readonly does: 'nothing' };

const PRICE_RULES = ['45', '94', '131', '144', '237', '253'];
const SHARES = ['1', '2', '3', '66', '100', '122', '187'];
const QMB_REMARKS = ['N781', 'N782', 'N783'];
/** Of the remarks by which a payer says that it did not look at the claim, those that these payers send. */
const MISSING = ['MA130'];

/** The reasons of W1 that leave the charge where it is, as far as these payers give them. */
const STAYS: Readonly<Record<string, Stay>> = {
  ...{ '22': 'coverage', '109': 'coverage', '24': 'coverage', '26': 'coverage', '27': 'coverage' },
  ...{ '16': 'technical', '29': 'technical', '197': 'technical' },
  ...{ '50': 'medical', '97': 'bundling', '59': 'bundling', '204': 'non-covered', '96': 'non-covered' },
  ...{ '18': 'duplicate', '133': 'pended' },
};

/** What stands around an adjustment. */
export interface Surroundings {
  readonly charge: number;
  readonly paid: number;
  readonly cas: readonly Cas[];
  readonly remarks: readonly string[];
  readonly isMedicaid: boolean;
}

/** Domain texts W1 to W3, W8 and W9: the class of one adjustment. */
export function meaningOf({ group, reason }: Cas, around: Surroundings): Meaning {
  if (reason === '23') return { does: 'nothing' };
  if (reason === '209') return { does: 'share', to: 'barred' };
  const isPatients = group === 'PR';
  if (SHARES.includes(reason)) {
    if (!isPatients) return { does: 'stay', as: 'unclassified' };
    if (isBarred(around)) return { does: 'share', to: 'barred' };
    return { does: 'share', to: reason === '100' ? 'patient' : 'next' };
  }
  if (reason === '59' && !isPatients && around.paid > 0) return writeOff(group);
  if (!PRICE_RULES.includes(reason)) return { does: 'stay', as: STAYS[reason] ?? 'unclassified' };
  if (isPatients) return { does: 'share', to: 'nobody' };
  return takesAll(around) ? { does: 'stay', as: 'full-contractual' } : writeOff(group);
}

function isBarred({ remarks, cas, isMedicaid }: Surroundings): boolean {
  return isMedicaid || remarks.some((code) => QMB_REMARKS.includes(code)) || cas.some(isQmb);
}

function isQmb({ reason, cents }: Cas): boolean {
  return reason === '209' && cents !== 0;
}

/** W3: price rules that leave nothing, or of a line that was never looked at, are none. */
function takesAll({ charge, paid, cas, remarks }: Surroundings): boolean {
  if (paid !== 0 || charge <= 1) return false;
  if (remarks.some((code) => MISSING.includes(code))) return true;
  const moving = cas.filter(({ cents }) => cents !== 0);
  if (moving.some(({ group, reason }) => group === 'PR' || reason === '23')) return false;
  const priced = moving.filter(({ reason }) => PRICE_RULES.includes(reason));
  return priced.reduce((sum, { cents }) => sum + cents, 0) >= charge;
}

function writeOff(group: string): Meaning {
  if (group === 'PI') return { does: 'write-off', account: 'adjustment.payer-initiated' };
  return { does: 'write-off', account: group === 'OA' ? 'adjustment.other' : 'adjustment.contractual' };
}
