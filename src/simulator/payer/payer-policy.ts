import { type Cents, parseCents, ZERO } from '../../../schemas/money.js';
import { createRandom } from '../create-random.js';

/** How one payer prices and shares costs; the same for the same seed and payer. */
export interface PayerPolicy {
  readonly payerId: string;
  readonly name: string;
  readonly kind: 'commercial' | 'medicare' | 'medicaid';
  /** CLP06: filing codes that an 835 does not know become the nearest that it does. */
  readonly claimFilingCode: string;
  readonly taxId: string;
  readonly paysBy: 'ACH' | 'CHK';
  /** What of the charge the fee schedule allows for a code, in percent. */
  readonly allowedPercent: (code: string) => number;
  readonly copay: Cents;
  readonly coinsurancePercent: number;
  /** How many of a hundred claims fall into the deductible of the year. */
  readonly deductiblePercent: number;
  /** Taken from every payment, CO-253. */
  readonly sequestrationPercent: number;
}

/** CLP06 of 005010X221A1: fewer codes than SBR09 of the claim. */
const FILING_CODES = '12 13 14 15 16 17 AM CH DS HM LM MA MB MC OF TV VA WC ZZ'.split(' ');

const KINDS: Readonly<Record<string, PayerPolicy['kind']>> = {
  MA: 'medicare',
  MB: 'medicare',
  MC: 'medicaid',
};

const TERMS = {
  commercial: { allowed: [58, 84], deductiblePercent: 30, sequestrationPercent: 0 },
  medicare: { allowed: [42, 52], deductiblePercent: 12, sequestrationPercent: 2 },
  medicaid: { allowed: [30, 40], deductiblePercent: 0, sequestrationPercent: 0 },
} as const;

export function findPayerPolicy(
  seed: string,
  payer: { readonly payerId: string; readonly name: string },
  claimFilingCode: string,
): PayerPolicy {
  const { payerId, name } = payer;
  const random = createRandom(`${seed}/payer/${payerId}`);
  const kind = KINDS[claimFilingCode] ?? 'commercial';
  const { allowed, ...terms } = TERMS[kind];
  const base = random.between(allowed[0], allowed[1]);
  const copay = random.pick(['20', '25', '30', '40']);
  const coinsurance = random.pick([10, 20, 30]);
  return {
    payerId,
    name,
    kind,
    ...terms,
    claimFilingCode: filingCodeOf(claimFilingCode),
    taxId: `8${random.digits(8)}`,
    paysBy: random.chance(75) ? 'ACH' : 'CHK',
    allowedPercent: (code) => base + createRandom(`${seed}/fee/${payerId}/${code}`).between(-6, 6),
    copay: kind === 'commercial' ? parseCents(copay)! : ZERO,
    coinsurancePercent: kind === 'commercial' ? coinsurance : kind === 'medicare' ? 20 : 0,
  };
}

function filingCodeOf(submitted: string): string {
  if (FILING_CODES.includes(submitted)) return submitted;
  return submitted === 'CI' || submitted === 'BL' ? '12' : 'ZZ';
}
