import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import type { ProcedureCode } from '../../../../schemas/claim.js';
import { trimEndZeros } from '../../../../schemas/digits.js';
import { absoluteCents, type Cents, ZERO } from '../../../../schemas/money.js';
import type { ServicePayment } from '../../../../schemas/remittance-advice.js';

/** What is compared of a claim's line; a `ServiceLine` is one. */
export interface MatchLine {
  readonly lineControlNumber: string;
  readonly procedure: ProcedureCode;
  readonly chargeAmount: Cents;
  readonly unitCount: string;
  readonly serviceDate: CalendarDate;
}

type Rule = (service: ServicePayment, line: MatchLine) => boolean;

/** The rules after the control number, most telling first; each takes only lines that no service has. */
const FALLBACKS: readonly Rule[] = [
  (service, line) =>
    isSameCode(service.procedure, line.procedure) &&
    isSameModifiers(service.procedure, line.procedure) &&
    isSameDate(service, line) &&
    isSameUnits(service, line) &&
    isSameCharge(service, line),
  (service, line) =>
    isSameCode(service.procedure, line.procedure) && isSameDate(service, line) && isSameCharge(service, line),
  (service, line) =>
    service.submittedProcedure !== undefined &&
    isSameCode(service.submittedProcedure, line.procedure) &&
    isSameDate(service, line) &&
    isSameCharge(service, line),
  (service, line) => isCorroborated(service, line) && isSameDate(service, line),
  (service, line) => isCorroborated(service, line) && isSameCharge(service, line),
];

/**
 * The line of the claim for each service payment, by its ordinal; a service that fits no line is left out. Several
 * services may name one line by REF*6R (a split line); no line is taken twice by the rules after it. A service that
 * the payer added without a charge goes to the line of the service before it.
 */
export function matchLines(
  services: readonly ServicePayment[],
  lines: readonly MatchLine[],
): Record<number, string> {
  const matches: Record<number, string> = {};
  for (const service of services) {
    const named = lines.find((line) => isNamed(service, line, lines));
    if (named) matches[service.ordinal] = named.lineControlNumber;
  }
  for (const rule of FALLBACKS) matchByRule(rule, services, lines, matches);
  attachAddedServices(services, lines, matches);
  return matches;
}

/** Whether services name lines by REF*6R, and none names another than one of these that its procedure bears out. */
export function hasNamedLines(services: readonly ServicePayment[], lines: readonly MatchLine[]): boolean {
  const naming = services.filter(({ lineControlNumber }) => readNumber(lineControlNumber) !== '');
  const isOneOfThese = (service: ServicePayment) =>
    lines.some((line) => isSameNumber(service, line) && isCorroborated(service, line));
  return naming.length > 0 && naming.every(isOneOfThese);
}

/** REF*6R must be borne out by the procedure: some payers number the lines anew. A lone exact name is taken as it is. */
function isNamed(service: ServicePayment, line: MatchLine, lines: readonly MatchLine[]): boolean {
  if (!isSameNumber(service, line)) return false;
  if (isCorroborated(service, line)) return true;
  // A changed procedure that no other line has cannot be another line's.
  return !lines.some((other) => other !== line && isCorroborated(service, other));
}

function matchByRule(
  rule: Rule,
  services: readonly ServicePayment[],
  lines: readonly MatchLine[],
  matches: Record<number, string>,
): void {
  const taken = new Set(Object.values(matches));
  for (const service of services) {
    if (matches[service.ordinal] !== undefined) continue;
    const free = lines.find((line) => !taken.has(line.lineControlNumber) && rule(service, line));
    if (!free) continue;
    matches[service.ordinal] = free.lineControlNumber;
    taken.add(free.lineControlNumber);
  }
}

function attachAddedServices(
  services: readonly ServicePayment[],
  lines: readonly MatchLine[],
  matches: Record<number, string>,
): void {
  services.forEach((service, index) => {
    if (matches[service.ordinal] !== undefined || service.chargeAmount !== ZERO) return;
    const before = services.slice(0, index).reverse();
    const parent = [...before, ...services.slice(index + 1)].find(
      (other) => matches[other.ordinal] !== undefined,
    );
    const line = parent ? matches[parent.ordinal] : lines[0]?.lineControlNumber;
    if (line !== undefined) matches[service.ordinal] = line;
  });
}

function isSameNumber(service: ServicePayment, line: MatchLine): boolean {
  return readNumber(service.lineControlNumber) === readNumber(line.lineControlNumber);
}

function readNumber(text: string | undefined): string {
  return (text ?? '').trim().toUpperCase();
}

function isCorroborated(service: ServicePayment, line: MatchLine): boolean {
  return (
    isSameCode(service.procedure, line.procedure) ||
    (service.submittedProcedure !== undefined && isSameCode(service.submittedProcedure, line.procedure))
  );
}

function isSameCode(one: ProcedureCode, other: ProcedureCode): boolean {
  return one.code.trim().toUpperCase() === other.code.trim().toUpperCase();
}

/** Payers give modifiers in any order. */
function isSameModifiers(one: ProcedureCode, other: ProcedureCode): boolean {
  const sorted = (procedure: ProcedureCode) => procedure.modifiers.filter(Boolean).sort().join(' ');
  return sorted(one) === sorted(other);
}

/** A service without a date of its own has that of the claim. */
function isSameDate(service: ServicePayment, line: MatchLine): boolean {
  return service.serviceDate === undefined || service.serviceDate === line.serviceDate;
}

/** A reversal turns the sign. */
function isSameCharge(service: ServicePayment, line: MatchLine): boolean {
  return absoluteCents(service.chargeAmount) === line.chargeAmount;
}

/** SVC07 is what was submitted; SVC05, by default 1, what was paid. */
function isSameUnits(service: ServicePayment, line: MatchLine): boolean {
  const units = service.submittedUnitCount ?? service.paidUnitCount ?? '1';
  return readUnits(units) === readUnits(line.unitCount);
}

/** `2`, `2.0` and `02` are the same count. */
function readUnits(text: string): string {
  const [whole = '', decimals = ''] = text.split('.');
  return `${whole.replace(/^0+/, '')}.${trimEndZeros(decimals)}`;
}
