import { ICD_10_CM_SYSTEMS } from './code-systems.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';

const WANTED = 'ICD-10-CM';

const FORM = /^[A-Z]\d[0-9A-Z][0-9A-Z]{0,4}$/;

/** The ICD-10-CM code of a CodeableConcept, without the point: written, else by the concept map. */
export function readDiagnosisCode(reading: EncounterReading, concept: FhirElement): string | undefined {
  const codings = concept.list('coding').filter((coding) => coding.text('code') !== undefined);
  const own = codings.find(isIcd);
  if (own) return readForm(reading, own.text('code') as string, own);
  const first = codings[0];
  if (!first) return reading.hold('fhir.no-coding', concept, { wanted: WANTED });
  for (const coding of codings) {
    const [system, code] = [coding.text('system') ?? '', coding.text('code') as string];
    const targets = reading.setting.concepts.find(system, code, ICD_10_CM_SYSTEMS);
    if (targets.length === 1) return readForm(reading, targets[0] as string, coding);
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

/** Whether the source itself wrote an ICD-10-CM code. */
export function isIcdCoded(concept: FhirElement): boolean {
  return concept.list('coding').some((coding) => isIcd(coding) && coding.text('code') !== undefined);
}

function isIcd(coding: FhirElement): boolean {
  return ICD_10_CM_SYSTEMS.includes(coding.text('system') ?? '');
}

function readForm(reading: EncounterReading, written: string, at: FhirElement): string | undefined {
  const code = written.replace('.', '').toUpperCase();
  return FORM.test(code) ? code : reading.hold('fhir.invalid-code', at, { code: written, wanted: WANTED });
}
