import { parseCents } from '../../../schemas/money.js';
import type { PaperRemittance } from './record-paper-remittance.js';

/** What a payer said on paper, as a request states it: amounts are decimal strings. */
export type PaperRequest = Omit<PaperRemittance, 'paymentAmount' | 'adjustments'> & {
  readonly paymentAmount: string;
  readonly adjustments: readonly {
    readonly groupCode: string;
    readonly reasonCode: string;
    readonly amount: string;
  }[];
};

/** The same in cents; the request is one that its schema has let through. */
export function readPaperRequest({ paymentAmount, adjustments, ...rest }: PaperRequest): PaperRemittance {
  return {
    ...rest,
    paymentAmount: parseCents(paymentAmount)!,
    adjustments: adjustments.map((each) => ({ ...each, amount: parseCents(each.amount)! })),
  };
}
