import type { ReceivedLine } from '../../../edi/claim-837/read-claims-837.js';
import { type Cents, subtractCents, sumCents, ZERO } from '../../../schemas/money.js';
import type { Adjustment, ServicePayment, SourceRange } from '../../../schemas/remittance-advice.js';

/** Made here and never read from a file. */
export const NOWHERE: SourceRange = { byteOffset: 0, byteLength: 0, line: 0 };

export function adjust(
  groupCode: string,
  reasonCode: string,
  amount: Cents,
  quantity?: string,
): Adjustment[] {
  if (amount === ZERO) return [];
  return [{ groupCode, reasonCode, amount, ...(quantity !== undefined && { quantity }), place: NOWHERE }];
}

/** What the payer decided of a line; the payment is what the adjustments leave of the charge. */
export interface LineDecision {
  readonly adjustments: readonly Adjustment[];
  readonly remarkCodes: readonly string[];
  /** AMT*B6; absent where nothing was priced. */
  readonly allowed?: Cents;
  /** Where fewer units were paid than sent. */
  readonly paidUnitCount?: string;
}

export function buildServicePayment(
  line: ReceivedLine,
  ordinal: number,
  decision: LineDecision,
): ServicePayment {
  const { adjustments, remarkCodes, allowed, paidUnitCount } = decision;
  const { procedure, chargeAmount, unitCount, serviceDate, lineControlNumber } = line;
  const isCut = paidUnitCount !== undefined && paidUnitCount !== unitCount;
  return {
    ordinal,
    procedure,
    chargeAmount,
    paymentAmount: subtractCents(
      chargeAmount,
      sumCents(adjustments, ({ amount }) => amount),
    ),
    paidUnitCount: paidUnitCount ?? unitCount,
    ...(isCut && { submittedUnitCount: unitCount }),
    ...(serviceDate && { serviceDate }),
    dates: [],
    adjustments,
    references: [],
    ...(lineControlNumber !== '' && { lineControlNumber }),
    amounts: allowed === undefined || allowed === ZERO ? [] : [{ qualifier: 'B6', amount: allowed }],
    quantities: [],
    remarkCodes,
    otherSegments: [],
    place: NOWHERE,
  };
}
