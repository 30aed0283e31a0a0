import { formatCents, sumCents, ZERO } from '../../../../schemas/money.js';
import type { Edit } from './edit.js';
import { placeOf, placeOfLine } from './places.js';

const CHARGE = placeOf('2300', 'CLM', 2, 'chargeAmount');

/** A claim without lines has an edit of its own. */
const totalIsSumOfLines: Edit = {
  id: 'edit.total-not-sum-of-lines',
  version: 1,
  snipType: 3,
  severity: 'error',
  citation: '005010X222A1 2300 CLM02',
  check: ({ chargeAmount, lines }) => {
    const sum = sumCents(lines, (line) => line.chargeAmount);
    const context = { charge: formatCents(chargeAmount), computed: formatCents(sum) };
    return chargeAmount === sum || lines.length === 0 ? [] : [{ at: CHARGE, context }];
  },
};

/** A line may be zero, as quality codes are; payers refuse a chargeable claim (BHT06 CH) that asks for nothing. */
const totalIsNotZero: Edit = {
  id: 'edit.zero-total-charge',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 BHT06, 2300 CLM02; X12 RFI 2836',
  check: ({ chargeAmount }) => (chargeAmount === ZERO ? [{ at: CHARGE }] : []),
};

const chargesAreNotNegative: Edit = {
  id: 'edit.negative-charge',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2300 CLM02, 2400 SV102',
  check: ({ chargeAmount, lines }) => [
    ...(chargeAmount < ZERO ? [{ at: CHARGE, context: { charge: formatCents(chargeAmount) } }] : []),
    ...lines.flatMap((line, index) =>
      line.chargeAmount < ZERO
        ? [
            {
              at: placeOfLine(index, 'SV1', 2, 'chargeAmount'),
              context: { charge: formatCents(line.chargeAmount) },
            },
          ]
        : [],
    ),
  ],
};

/** Amounts of the claim and its lines. */
export const amountEdits: readonly Edit[] = [totalIsSumOfLines, totalIsNotZero, chargesAreNotNegative];
