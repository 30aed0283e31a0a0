import type { CalendarDate } from '../schemas/calendar-date.js';
import { parseCalendarDate } from '../schemas/calendar-date.js';
import { type Issue, type IssueCode, type IssueContext, issue } from '../schemas/issue.js';
import type { PracticeSettings } from '../schemas/practice.js';
import type { ConceptMapIndex } from './concept-map.js';
import type { EncounterLinks } from './encounter-links.js';
import type { FhirElement } from './fhir-element.js';
import type { ReferenceIndex } from './reference-index.js';
import type { FhirResource } from './resources.js';
import { findUnrepresentable, readX12Text } from './x12-text.js';

/** What stays the same for all encounters of one input. */
export interface IntakeSetting {
  readonly practice: PracticeSettings;
  readonly concepts: ConceptMapIndex;
  readonly references: ReferenceIndex;
  readonly links: EncounterLinks;
  /** What resources are called in the content of encounters: the same for all that refer to them. */
  readonly contentNames: Map<FhirResource, string>;
}

/**
 * The reading of one encounter: collects the issues that are found and the resources that were read. An issue of
 * severity error holds the encounter; the reading goes on all the same, so that all gaps are named at once.
 */
export class EncounterReading {
  readonly issues: Issue[] = [];
  readonly read = new Set<FhirResource>();

  constructor(
    readonly setting: IntakeSetting,
    readonly encounter: FhirResource,
  ) {
    this.read.add(encounter);
  }

  get practice(): PracticeSettings {
    return this.setting.practice;
  }

  get hasErrors(): boolean {
    return this.issues.some(({ severity }) => severity === 'error');
  }

  /** Notes what holds the encounter; gives undefined so that a reader can return it. */
  hold(code: IssueCode, at: FhirElement | string, context: IssueContext = {}): undefined {
    this.issues.push(issue(code, { path: typeof at === 'string' ? at : at.path }, context));
    return undefined;
  }

  warn(code: IssueCode, at: FhirElement | string, context: IssueContext = {}): undefined {
    this.issues.push(issue(code, { path: typeof at === 'string' ? at : at.path }, context, 'warning'));
    return undefined;
  }

  /** Notes what was left aside by rule, so that nothing goes silently. */
  note(code: IssueCode, at: FhirElement, context: IssueContext = {}): void {
    this.issues.push(issue(code, { path: at.path }, context, 'information'));
  }

  /** The resource that is referred to, of one of the types; undefined without an issue when there is none. */
  find(reference: FhirElement, from: FhirResource, types: readonly string[]): FhirResource | undefined {
    const found = this.setting.references.find(reference, from, types);
    if (found) this.read.add(found);
    return found;
  }

  /** Text for people (names, addresses), repaired into the X12 character set and never cut. */
  findText(element: FhirElement, name: string, limit: number): string | undefined {
    const written = element.text(name);
    if (written === undefined) return undefined;
    return this.readText(written, element.get(name), limit);
  }

  readText(written: string, at: FhirElement, limit: number): string | undefined {
    const read = readX12Text(written);
    if ('unrepresentableAt' in read) {
      return this.hold('fhir.unrepresentable-text', at, { position: read.unrepresentableAt });
    }
    const { length } = read.text;
    if (length > limit) return this.hold('fhir.text-too-long', at, { length, limit });
    return read.text === '' ? undefined : read.text;
  }

  /** An identifier: sent as it is or not at all. */
  findIdentifier(element: FhirElement, name: string, limit: number): string | undefined {
    return this.readIdentifier(element.get(name), limit);
  }

  readIdentifier(at: FhirElement, limit: number): string | undefined {
    const written = typeof at.value === 'string' ? at.value.trim() : '';
    if (written === '') return undefined;
    const position = findUnrepresentable(written);
    if (position !== undefined) return this.hold('fhir.unrepresentable-text', at, { position });
    const { length } = written;
    return length > limit ? this.hold('fhir.text-too-long', at, { length, limit }) : written;
  }

  /** The calendar date as the clinic wrote it: the first ten characters of a date or instant, without any shift. */
  findDate(element: FhirElement, name: string): CalendarDate | undefined {
    if (!element.get(name).exists) return undefined;
    const written = element.text(name) ?? '';
    const date = /^\d{4}-\d{2}-\d{2}($|T)/.test(written)
      ? parseCalendarDate(written.slice(0, 10))
      : undefined;
    return date ?? this.hold('fhir.incomplete-date', element.get(name));
  }
}
