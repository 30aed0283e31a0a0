import { isIcdCoded, readDiagnosisCode } from './diagnosis-code.js';
import type { LinkedResources } from './encounter-links.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';
import { findOwn } from './own-entry.js';
import type { FhirResource } from './resources.js';

/** A diagnosis of the encounter and the resource it came from, so that lines can point to it. */
export interface EncounterDiagnosis {
  readonly code: string;
  /** The Condition, or the claim whose diagnosis it is with its sequence, that lines may refer to. */
  readonly sources: readonly string[];
}

interface Candidate {
  /** Where the diagnosis is stated: names the place in issues. */
  readonly at: FhirElement;
  readonly condition: FhirResource | undefined;
  readonly concept: FhirElement;
  readonly source: string;
  readonly order: readonly [use: number, rank: number, sequence: number];
}

/** Encounter.diagnosis.use: what was billed or found at the end goes before what was thought at admission. */
const USE_ORDER: Readonly<Record<string, number>> = {
  billing: 0,
  DD: 1,
  CC: 2,
  CM: 2,
  'post-op': 2,
  'pre-op': 3,
  AD: 4,
};

const LAST = Number.MAX_SAFE_INTEGER;

/**
 * The diagnoses of an encounter in billing order, without duplicates: Encounter.diagnosis by use and rank (R4: rank
 * counts within a use), ties by Claim.diagnosis.sequence; without Encounter.diagnosis the Conditions recorded at
 * the encounter and what Claim.diagnosis states, by that sequence; without those the reason, where the practice
 * says so.
 */
export function readDiagnoses(reading: EncounterReading, linked: LinkedResources): EncounterDiagnosis[] {
  const sequences = readSequences(reading, linked.claims);
  const listed = readListed(reading, sequences);
  const recorded = listed.length > 0 ? listed : readRecorded(reading, linked, sequences);
  const candidates = recorded.length > 0 ? recorded : readReasons(reading);
  if (candidates.length === 0) reading.hold('fhir.no-diagnosis', 'Encounter.diagnosis');
  const ordered = candidates.map((candidate, index) => ({ candidate, index }));
  ordered.sort((a, b) => compareOrders(a.candidate.order, b.candidate.order) || a.index - b.index);
  const byCode = new Map<string, string[]>();
  for (const { candidate } of ordered) {
    const code = readConfirmed(reading, candidate);
    if (code !== undefined) byCode.set(code, [...(byCode.get(code) ?? []), candidate.source]);
  }
  return [...byCode].map(([code, sources]) => ({ code, sources }));
}

/** The name under which a line refers to a Condition. */
export function conditionSource(condition: FhirResource): string {
  return `${condition.type}/${condition.id ?? condition.fullUrl ?? condition.position}`;
}

/** The name under which a Claim.item refers to a diagnosis stated in the claim itself. */
export function claimDiagnosisSource(claim: FhirResource, sequence: number): string {
  return `${conditionSource(claim)}#${sequence}`;
}

function readListed(reading: EncounterReading, sequences: ReadonlyMap<string, number>): Candidate[] {
  const { encounter } = reading;
  return encounter.element.list('diagnosis').flatMap((at) => {
    const reference = at.get('condition');
    const condition = reading.find(reference, encounter, ['Condition']);
    if (!condition && reference.text('reference')?.startsWith('Procedure')) return [];
    if (!condition && reference.text('reference') !== undefined) {
      reading.hold('fhir.unresolved-reference', reference, { type: 'Condition' });
      return [];
    }
    const source = condition ? conditionSource(condition) : at.path;
    const use = findOwn(USE_ORDER, at.get('use').list('coding')[0]?.text('code')) ?? 2;
    const order = [use, at.number('rank') ?? LAST, sequences.get(source) ?? LAST] as const;
    return [{ at, condition, concept: condition?.element.get('code') ?? reference, source, order }];
  });
}

function readRecorded(
  reading: EncounterReading,
  linked: LinkedResources,
  sequences: ReadonlyMap<string, number>,
): Candidate[] {
  const conditions = linked.conditions.map((condition) => {
    reading.read.add(condition);
    const [source, concept] = [conditionSource(condition), condition.element.get('code')];
    return { at: concept, condition, concept, source, order: [0, 0, sequences.get(source) ?? LAST] as const };
  });
  const stated = linked.claims.flatMap((claim) =>
    claim.element.list('diagnosis').flatMap((item) => {
      const concept = item.get('diagnosisCodeableConcept');
      const sequence = item.number('sequence') ?? LAST;
      if (!concept.exists) return [];
      const source = claimDiagnosisSource(claim, sequence);
      return [{ at: concept, condition: undefined, concept, source, order: [0, 0, sequence] as const }];
    }),
  );
  return [...conditions, ...stated];
}

function readReasons(reading: EncounterReading): Candidate[] {
  const { encounter, practice } = reading;
  if (!practice.reasonAsDiagnosis) return [];
  const references = encounter.element.list('reasonReference').flatMap((at) => {
    const condition = reading.find(at, encounter, ['Condition']);
    return condition ? [{ at, condition, concept: condition.element.get('code') }] : [];
  });
  const reasons = encounter.element
    .list('reasonCode')
    .filter((concept) => concept.list('coding').length > 0)
    .map((concept) => ({ at: concept, condition: undefined, concept }));
  return [...references, ...reasons].map((reason, index) => {
    reading.warn('fhir.diagnosis-from-reason', reason.at);
    const source = reason.condition ? conditionSource(reason.condition) : reason.at.path;
    return { ...reason, source, order: [0, index, LAST] as const };
  });
}

/** The code of a candidate that may be billed: refuted ones are no diagnosis, uncertain ones are held (OCG IV.H). */
function readConfirmed(reading: EncounterReading, candidate: Candidate): string | undefined {
  const { condition, concept, at } = candidate;
  const status = condition?.element.get('verificationStatus').list('coding')[0]?.text('code') ?? 'confirmed';
  if (status === 'refuted' || status === 'entered-in-error') return undefined;
  if (status !== 'confirmed') return reading.hold('fhir.unconfirmed-diagnosis', at, { status });
  const code = readDiagnosisCode(reading, concept);
  const isMappedReason = at.path.startsWith('Encounter.reason') && !isIcdCoded(concept);
  // S and T codes ending in A say that the injury is treated for the first time (OCG I.C.19.a).
  if (code !== undefined && isMappedReason && /^[ST].{5}A$/.test(code)) {
    return reading.hold('fhir.first-treatment-unknown', at, { code });
  }
  return code;
}

/** Claim.diagnosis.sequence by the Condition it refers to. */
function readSequences(reading: EncounterReading, claims: readonly FhirResource[]): Map<string, number> {
  const sequences = new Map<string, number>();
  for (const claim of claims) {
    for (const item of claim.element.list('diagnosis')) {
      const condition = reading.find(item.get('diagnosisReference'), claim, ['Condition']);
      const sequence = item.number('sequence');
      if (condition && sequence !== undefined && !sequences.has(conditionSource(condition))) {
        sequences.set(conditionSource(condition), sequence);
      }
    }
  }
  return sequences;
}

function compareOrders(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
