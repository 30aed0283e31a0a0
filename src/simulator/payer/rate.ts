import { Decimal } from 'decimal.js';
import { type Cents, formatCents, parseCents } from '../../../schemas/money.js';

/** So many percent of an amount, to the cent, half a cent up. */
export function takePercent(amount: Cents, percent: Decimal.Value): Cents {
  return roundToCents(new Decimal(formatCents(amount)).times(percent).div(100));
}

/** The part of an amount that falls to some of its units. */
export function takeUnits(amount: Cents, part: Decimal.Value, whole: Decimal.Value): Cents {
  return roundToCents(new Decimal(formatCents(amount)).times(part).div(whole));
}

/** The price of one unit, rounded, times the units: so a code costs the same however many are on the line. */
export function priceUnits(charge: Cents, unitCount: string, percent: Decimal.Value): Cents {
  const units = new Decimal(unitCount);
  if (units.lte(0)) return takePercent(charge, percent);
  const unit = new Decimal(formatCents(charge)).div(units).times(percent).div(100);
  return roundToCents(unit.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).times(units));
}

function roundToCents(exact: Decimal): Cents {
  return parseCents(exact.toFixed(2, Decimal.ROUND_HALF_UP))!;
}
