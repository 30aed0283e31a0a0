import type { CalendarDate } from '../schemas/calendar-date.js';
import { daysBetween } from '../schemas/calendar-date.js';
import type { ProcedureCode } from '../schemas/claim.js';
import type { ServiceCodeSettings } from '../schemas/practice.js';
import { PROCEDURE_SYSTEMS } from './code-systems.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';

const WANTED = 'CPT or HCPCS';

const PROCEDURE_FORM = /^(\d{5}|\d{4}[A-Z]|[A-V]\d{4})$/;

const MODIFIER_FORM = /^[A-Z0-9]{2}$/;

/** What a service code may depend on beside the code itself. */
export interface ServiceCircumstances {
  readonly encounterClass: string | undefined;
  readonly birthDate: CalendarDate | undefined;
  readonly serviceDate: CalendarDate | undefined;
}

/**
 * The CPT or HCPCS code of a service: as coded, else as the practice charges it, else by the concept map. Modifiers
 * are the two-character codings of the same systems, beside the code or in `modifiers`.
 */
export function readServiceCode(
  reading: EncounterReading,
  concept: FhirElement,
  modifiers: readonly FhirElement[],
  circumstances: ServiceCircumstances,
): ProcedureCode | undefined {
  const codings = concept.list('coding').filter((coding) => coding.text('code') !== undefined);
  const own = codings.filter((coding) => PROCEDURE_SYSTEMS.includes(coding.text('system') ?? ''));
  const written = own.map((coding) => coding.text('code') as string).find((code) => code.length > 2);
  const stated = readModifiers(reading, own, modifiers);
  if (written !== undefined) {
    const code = written.toUpperCase();
    if (PROCEDURE_FORM.test(code))
      return { qualifier: 'HC', code, modifiers: checkModifiers(reading, concept, stated) };
    return reading.hold('fhir.invalid-code', concept, { code: written, wanted: WANTED });
  }
  const charged = findPracticeCode(reading, codings, circumstances);
  if (charged) {
    const all = [...new Set([...stated, ...charged.modifiers])];
    return { qualifier: 'HC', code: charged.procedureCode, modifiers: checkModifiers(reading, concept, all) };
  }
  const code = readMapped(reading, concept, codings);
  if (code === undefined) return undefined;
  return { qualifier: 'HC', code, modifiers: checkModifiers(reading, concept, stated) };
}

function readMapped(
  reading: EncounterReading,
  concept: FhirElement,
  codings: FhirElement[],
): string | undefined {
  const first = codings[0];
  if (!first) return reading.hold('fhir.no-coding', concept, { wanted: WANTED });
  for (const coding of codings) {
    const [system, code] = [coding.text('system') ?? '', coding.text('code') as string];
    const targets = reading.setting.concepts.find(system, code, PROCEDURE_SYSTEMS);
    if (targets.length === 1) return targets[0];
    if (targets.length > 1) {
      return reading.hold('fhir.ambiguous-coding', coding, {
        count: targets.length,
        wanted: WANTED,
        system,
        code,
      });
    }
  }
  const context = { wanted: WANTED, system: first.text('system') ?? '', code: first.text('code') ?? '' };
  return reading.hold('fhir.needs-coding', concept, context);
}

function readModifiers(
  reading: EncounterReading,
  own: readonly FhirElement[],
  modifiers: readonly FhirElement[],
): string[] {
  const beside = own.map((coding) => coding.text('code') as string).filter((code) => code.length === 2);
  const stated = modifiers.flatMap((modifier) => {
    const code = modifier.list('coding')[0]?.text('code');
    if (code !== undefined && MODIFIER_FORM.test(code.toUpperCase())) return [code];
    reading.hold('fhir.no-coding', modifier, { wanted: 'modifier' });
    return [];
  });
  return [...new Set([...beside, ...stated].map((code) => code.toUpperCase()))];
}

/** SV101-3 to SV101-6 take four. */
function checkModifiers(reading: EncounterReading, at: FhirElement, modifiers: string[]): string[] {
  if (modifiers.length > 4) reading.hold('fhir.too-many-modifiers', at, { count: modifiers.length });
  return modifiers;
}

function findPracticeCode(
  reading: EncounterReading,
  codings: readonly FhirElement[],
  { encounterClass, birthDate, serviceDate }: ServiceCircumstances,
): ServiceCodeSettings | undefined {
  const age = birthDate && serviceDate ? wholeYears(birthDate, serviceDate) : undefined;
  const suits = ({ classes, ageFrom, ageTo }: ServiceCodeSettings) =>
    (classes === undefined || (encounterClass !== undefined && classes.includes(encounterClass))) &&
    (ageFrom === undefined || (age !== undefined && age >= ageFrom)) &&
    (ageTo === undefined || (age !== undefined && age <= ageTo));
  return reading.practice.serviceCodes.find(
    (setting) =>
      suits(setting) &&
      codings.some(
        (coding) => coding.text('system') === setting.system && coding.text('code') === setting.code,
      ),
  );
}

/** Age in whole years on a day; negative before birth. */
function wholeYears(birthDate: CalendarDate, day: CalendarDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const hadBirthday = day.slice(5) >= birthDate.slice(5);
  return daysBetween(birthDate, day) < 0 ? -1 : hadBirthday ? years : years - 1;
}
