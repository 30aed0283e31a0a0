import { Decimal } from 'decimal.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { ContractSettings, ContractTerm } from '../../../schemas/contract.js';
import { type Cents, minCents, parseCents, ZERO } from '../../../schemas/money.js';
import { findLinePrice } from './price-line.js';
import type { LinePrice, PricedLine } from './priced-line.js';

/** A line with the dollars of one of its units, or of both its sides, and how many procedures it counts as. */
interface Priced {
  readonly line: PricedLine;
  readonly price: LinePrice;
  readonly unit: Decimal;
  readonly units: Decimal;
}

/** The contract of a payer that is in force on a date of service; of several the one that began last. */
export function findContract(
  contracts: readonly ContractSettings[],
  payerId: string,
  on: CalendarDate,
): ContractSettings | undefined {
  return contracts
    .filter(
      ({ effectiveFrom, effectiveTo, ...contract }) =>
        contract.payerId === payerId &&
        effectiveFrom <= on &&
        (effectiveTo === undefined || on <= effectiveTo),
    )
    .sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1))[0];
}

/**
 * What the contract lets expect for each line that it prices, as allowed amount, by line control number. Unit price x
 * units x reductions is exact and rounded once for the line, half a cent up; a lesser-of clause comes last. The order in
 * which lines are given does not matter: a case rate stands on the line with the lowest control number.
 */
export function findExpectedAmounts(
  lines: readonly PricedLine[],
  contract: ContractSettings,
): ReadonlyMap<string, Cents> {
  const expected = new Map<string, Cents>();
  const priced: Priced[] = [];
  const cases = new Set<ContractTerm>();
  for (const line of [...lines].sort(compareLines)) {
    const found = findPrice(line, contract.terms);
    if (!found) continue;
    if (cases.has(found.term)) expected.set(line.lineControlNumber, ZERO);
    else priced.push(priceUnits(line, found.price, contract));
    if (found.term.method === 'case-rate') cases.add(found.term);
  }
  for (const each of priced) {
    const { lineControlNumber, chargeAmount } = each.line;
    const amount = roundToCents(reduceAmount(each, priced, contract));
    expected.set(lineControlNumber, contract.lesserOfCharge ? minCents(amount, chargeAmount) : amount);
  }
  return expected;
}

function findPrice(line: PricedLine, terms: readonly ContractTerm[]) {
  for (const term of terms) {
    const price = findLinePrice(line, term);
    if (price) return { term, price };
  }
  return undefined;
}

/** Both sides of a bilateral line are one procedure at the percent of the contract. */
function priceUnits(line: PricedLine, price: LinePrice, { bilateralPercent }: ContractSettings): Priced {
  const unit = new Decimal(price.unitPrice);
  if (bilateralPercent === undefined || !line.modifiers.includes('50')) {
    return { line, price, unit, units: new Decimal(price.units) };
  }
  return { line, price, unit: unit.times(bilateralPercent).dividedBy(100), units: new Decimal(1) };
}

/** Each unit of a line that is subject to the reduction is a procedure of its day, ranked by its price. */
function reduceAmount(each: Priced, all: readonly Priced[], contract: ContractSettings): Decimal {
  const { unit, units, price } = each;
  const percents = contract.multipleProcedurePercents ?? [];
  if (!price.isMultipleProcedure || percents.length === 0 || !units.isInteger()) return unit.times(units);
  const dearer = all.filter((other) => precedes(other, each));
  const rank = Decimal.sum(0, ...dearer.map((other) => other.units.ceil())).toNumber();
  // Ranks after the last percent all have that one.
  const listed = percents.slice(rank, rank + units.toNumber());
  const beyond = units.minus(listed.length);
  const percent = Decimal.sum(0, ...listed).plus(beyond.times(percents.at(-1)!));
  return unit.times(percent).dividedBy(100);
}

function precedes(other: Priced, each: Priced): boolean {
  const isRanked = other !== each && other.price.isMultipleProcedure;
  if (!isRanked || other.line.serviceDate !== each.line.serviceDate) return false;
  const order = other.unit.comparedTo(each.unit);
  return order > 0 || (order === 0 && compareLines(other.line, each.line) < 0);
}

function compareLines(one: PricedLine, other: PricedLine): number {
  return one.lineControlNumber < other.lineControlNumber ? -1 : 1;
}

function roundToCents(dollars: Decimal): Cents {
  return parseCents(dollars.toFixed(2, Decimal.ROUND_HALF_UP))!;
}
