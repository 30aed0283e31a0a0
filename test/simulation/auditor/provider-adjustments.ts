import type { Plb } from '../world/answer.js';
import { keyOf, type Remittance } from '../world/remittance.js';

/** The table of domain text 0. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  'WO FB 72 B2 AP C5 OB WU': 'payer.offset',
  'L6 CR': 'revenue.interest',
  'CT CV CW DM GO HM OA IS LS PI PL RA RE TL BN IP FC': 'revenue.other-payer',
  'IR LE E3 SL AM': 'asset.withheld',
  '50 51 90 AH L3': 'expense.payer-charges',
  BD: 'write-off.bad-debt',
  J1: 'adjustment.other',
};

export function accountOfPlb(code: string): string {
  const found = Object.entries(ACCOUNTS).find(([codes]) => codes.split(' ').includes(code));
  return found?.[1] ?? 'liability.unapplied';
}

/** Without an account, or in payer.offset for no reason that is told: a person has to look at it. */
export function isReviewed(code: string): boolean {
  return accountOfPlb(code) === 'liability.unapplied' || ['WU', 'OB'].includes(code);
}

/**
 * CS of the opposite sign and the same amount as an open WO writes that off: its money belongs to payer.offset. These
 * payers give both the same reference.
 */
export function findWriteOffs(arrived: readonly Remittance[]): { key: string; plb: Plb }[] {
  const all = arrived.flatMap((remittance) =>
    remittance.adjustments.map((plb) => ({ plb, remittance, key: keyOf(remittance) })),
  );
  const writesOff = ({ plb, remittance }: { plb: Plb; remittance: Remittance }) =>
    plb.code === 'CS' &&
    all.some(
      (other) =>
        other.plb.code === 'WO' &&
        other.plb.reference === plb.reference &&
        other.plb.cents === -plb.cents &&
        other.remittance.payer.payerId === remittance.payer.payerId,
    );
  return all.filter(writesOff).map(({ plb, key }) => ({ key, plb }));
}
