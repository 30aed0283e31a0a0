import type { Cents } from '../schemas/money.js';
import type { FhirElement } from './fhir-element.js';
import type { ServicePeriod } from './service-period.js';

/** Something that was done and is to be charged, before it has code, charge and date for certain. */
export interface ServiceCandidate {
  /** Tells it from all others of the encounter, however often it is read. */
  readonly source: string;
  /** Names the place in issues. */
  readonly at: FhirElement;
  readonly concept: FhirElement;
  readonly modifiers: readonly FhirElement[];
  readonly quantity: FhirElement;
  /** A factor on the unit price. */
  readonly factor: FhirElement;
  /** Absent: the day on which the encounter began. */
  readonly period?: ServicePeriod;
  /** The charge that the source states for the quantity; absent: the fee schedule gives it. */
  readonly statedCharge?: (unitCount: string) => Cents | undefined;
  /** Place of service where the source states it for this service. */
  readonly placeOfService?: string;
  /** Names of the diagnoses it points to; empty: it does not say. */
  readonly diagnosisSources: readonly string[];
}
