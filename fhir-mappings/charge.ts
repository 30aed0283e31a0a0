import { Decimal } from 'decimal.js';
import type { CalendarDate } from '../schemas/calendar-date.js';
import type { ProcedureCode } from '../schemas/claim.js';
import { type Cents, parseCents } from '../schemas/money.js';
import type { Fee } from '../schemas/practice.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';

/** A FHIR Money as cents; holds what is not US dollars in whole cents, zero or more. */
export function readMoney(reading: EncounterReading, money: FhirElement): Cents | undefined {
  const amount = parseCents(decimalText(money) ?? '');
  const currency = money.text('currency') ?? 'USD';
  if (amount === undefined || amount < 0 || currency !== 'USD')
    return reading.hold('fhir.invalid-amount', money);
  return amount;
}

/** A quantity as decimal text, `1` where none is given; holds zero, negatives and more than three decimals. */
export function readUnitCount(reading: EncounterReading, quantity: FhirElement): string | undefined {
  if (!quantity.exists) return '1';
  const written = decimalText(quantity);
  if (written === undefined || !/^\d{1,12}(\.\d{1,3})?$/.test(written) || new Decimal(written).lte(0)) {
    return reading.hold('fhir.invalid-quantity', quantity);
  }
  return new Decimal(written).toFixed();
}

/** Unit price times quantity times factor, exactly; a product that is not whole cents is held, never rounded. */
export function readProduct(
  reading: EncounterReading,
  unitPrice: FhirElement,
  unitCount: string,
  factor: FhirElement,
): Cents | undefined {
  const price = readMoney(reading, unitPrice);
  if (price === undefined) return undefined;
  return (
    multiply(decimalText(unitPrice) ?? '', unitCount, readFactor(factor)) ??
    reading.hold('fhir.invalid-amount', unitPrice)
  );
}

/** The practice's price on the date of service times the quantity; a price for the modifier goes before one without. */
export function readScheduledCharge(
  reading: EncounterReading,
  { code, modifiers }: ProcedureCode,
  date: CalendarDate,
  unitCount: string,
  factor: FhirElement,
): Cents | undefined {
  const isEffective = ({ effectiveFrom, effectiveTo }: Fee) =>
    effectiveFrom <= date && (effectiveTo === undefined || date <= effectiveTo);
  const fees = reading.practice.feeSchedule.filter((fee) => fee.code === code && isEffective(fee));
  const fee =
    fees.find(({ modifier }) => modifier !== undefined && modifiers.includes(modifier)) ??
    fees.find(({ modifier }) => modifier === undefined);
  const at = factor.path.replace(/\.[^.]+$/, '');
  if (!fee) return reading.hold('fhir.no-fee', at, { code });
  return multiply(fee.priceUsd, unitCount, readFactor(factor)) ?? reading.hold('fhir.invalid-amount', at);
}

function multiply(price: string, unitCount: string, factor: string): Cents | undefined {
  return parseCents(new Decimal(price).times(unitCount).times(factor).toFixed());
}

function readFactor(factor: FhirElement): string {
  return typeof factor.value === 'number' && factor.value > 0 ? String(factor.value) : '1';
}

/** JSON numbers only: a number in quotes is not a FHIR decimal. */
function decimalText(quantity: FhirElement): string | undefined {
  const value = quantity.number('value');
  return value === undefined ? undefined : String(value);
}
