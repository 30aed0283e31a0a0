import { Decimal } from 'decimal.js';
import type { ContractTerm, MedicareRates, RelativeValue } from '../../../schemas/contract.js';
import { formatCents } from '../../../schemas/money.js';
import { isFacilityPlace } from './facility-places.js';
import type { LinePrice, PricedLine } from './priced-line.js';

const HUNDRED = new Decimal(100);

/** The price of a line by one term; undefined where the term does not know the line. */
export function findLinePrice(line: PricedLine, term: ContractTerm): LinePrice | undefined {
  if (term.codes && !term.codes.includes(line.code)) return undefined;
  const units = line.unitCount;
  switch (term.method) {
    case 'percent-of-charge': {
      const dollars = new Decimal(formatCents(line.chargeAmount));
      const unitPrice = dollars.times(term.percent).dividedBy(HUNDRED).toString();
      return { unitPrice, units: '1', isMultipleProcedure: false };
    }
    case 'per-diem':
      return { unitPrice: term.rateUsd, units, isMultipleProcedure: false };
    case 'case-rate':
      return { unitPrice: term.rateUsd, units: '1', isMultipleProcedure: false };
    case 'fee-table': {
      const fee = findByModifier(line, term.fees);
      if (!fee) return undefined;
      return { unitPrice: fee.priceUsd, units, isMultipleProcedure: fee.isMultipleProcedure ?? false };
    }
    case 'percent-of-medicare': {
      const value = findByModifier(line, term.relativeValues);
      if (!value) return undefined;
      const medicare = priceByRelativeValue(value, term, isFacilityPlace(line.facilityCode));
      const unitPrice = medicare.times(term.percent).dividedBy(HUNDRED).toString();
      return { unitPrice, units, isMultipleProcedure: value.isMultipleProcedure ?? false };
    }
  }
}

/** The row of one of the line's modifiers, in their order; else the row without one. */
function findByModifier<T extends { readonly code: string; readonly modifier?: string }>(
  { code, modifiers }: PricedLine,
  rows: readonly T[],
): T | undefined {
  const ofCode = rows.filter((row) => row.code === code);
  const own = modifiers.map((modifier) => ofCode.find((row) => row.modifier === modifier));
  return own.find((row) => row !== undefined) ?? ofCode.find((row) => row.modifier === undefined);
}

/** What Medicare pays for one unit, rounded to cents as in its own schedule, before a percent is taken of it. */
function priceByRelativeValue(value: RelativeValue, rates: MedicareRates, isFacility: boolean): Decimal {
  const expense = isFacility ? value.facilityPracticeExpense : value.nonFacilityPracticeExpense;
  return Decimal.sum(
    new Decimal(value.work).times(rates.workGpci),
    new Decimal(expense).times(rates.practiceExpenseGpci),
    new Decimal(value.malpractice).times(rates.malpracticeGpci),
  )
    .times(rates.conversionFactor)
    .toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}
