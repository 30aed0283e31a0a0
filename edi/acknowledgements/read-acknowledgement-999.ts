import { present } from '../present.js';
import { findText } from '../segment-reading.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import type { Segment } from '../x12/segment.js';

/**
 * What a 999 (005010X231A1) or the older 997 says of one functional group that we sent. A receipt of syntax, not of
 * claims.
 */
export interface Acknowledgement999 {
  /** AK101: HC for claims. */
  readonly functionalCode: string;
  /** AK102: GS06 of the acknowledged group. */
  readonly groupControlNumber: string;
  /** AK103. */
  readonly version: string;
  /** AK901: A accepted, E accepted with errors, P partly, R rejected; empty when no AK9 stands. */
  readonly code: string;
  /** AK902 to AK904 as sent: sets included, received and accepted. */
  readonly counts: { readonly included: string; readonly received: string; readonly accepted: string };
  /** AK905 to AK909. */
  readonly errorCodes: readonly string[];
  readonly sets: readonly AcknowledgedSet[];
}

export interface AcknowledgedSet {
  /** AK201 and AK202: ST01 and ST02. */
  readonly identifier: string;
  readonly controlNumber: string;
  /** AK203. */
  readonly version?: string;
  /** IK501: A accepted, E accepted with errors, R rejected; empty when no IK5 stands. */
  readonly code: string;
  /** IK502 to IK506. */
  readonly errorCodes?: readonly string[];
  readonly errors: readonly AcknowledgedError[];
}

/** One IK3, or one IK4 with the place of the IK3 above it. */
export interface AcknowledgedError {
  /** IK301 and IK302. */
  readonly segment: string;
  readonly segmentPosition: string;
  /** IK303. */
  readonly loop?: string;
  /** IK401-1 to IK401-3, for an error in an element. */
  readonly element?: string;
  readonly component?: string;
  readonly repetition?: string;
  /** IK402: the X12 data element. */
  readonly dataElement?: string;
  /** IK304 or IK403. */
  readonly code: string;
  /** CTX: the part of the set that it belongs to, by the element that names it: CLM01 and its value. */
  readonly businessUnit?: BusinessUnit;
  /** CTX: what elsewhere in the set demands or excludes it. */
  readonly trigger?: ErrorTrigger;
}

export interface BusinessUnit {
  /** CTX01-1: CLM01, TRN02, ENT01 and others. */
  readonly name: string;
  /** CTX01-2. */
  readonly value: string;
}

/** CTX02 to CTX05. */
export interface ErrorTrigger {
  readonly segment: string;
  readonly segmentPosition: string;
  readonly loop?: string;
  readonly element?: string;
  readonly component?: string;
  readonly repetition?: string;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type OpenSet = Writable<AcknowledgedSet> & { readonly errors: AcknowledgedError[] };

/** The 997 has the same elements under other names. */
const NAMES_OF_997: Readonly<Record<string, string>> = { AK3: 'IK3', AK4: 'IK4', AK5: 'IK5' };

/** CTX01-1 of units whose values are numbers of our own, and not those of a person. */
const UNITS: readonly string[] = ['CLM01', 'TRN02', 'ENT01'];
const SITUATIONAL = 'SITUATIONAL TRIGGER';

/**
 * Reads a 999 or 997; undefined when it names no group. Values that it quotes are left out where they may be PHI: IK404,
 * and a CTX that names a person.
 */
export function readAcknowledgement999(set: TransactionSet): Acknowledgement999 | undefined {
  const find = (id: string) => set.segments.find((segment) => segment.id === id);
  const [group, end] = [find('AK1'), find('AK9')];
  if (!group) return undefined;
  return {
    functionalCode: group.element(1),
    groupControlNumber: group.element(2),
    version: group.element(3),
    code: end?.element(1) ?? '',
    counts: {
      included: end?.element(2) ?? '',
      received: end?.element(3) ?? '',
      accepted: end?.element(4) ?? '',
    },
    errorCodes: end ? readCodes(end, 5) : [],
    sets: readSets(set.segments),
  };
}

function readSets(segments: readonly Segment[]): AcknowledgedSet[] {
  const sets: OpenSet[] = [];
  for (const segment of segments) {
    const last = sets.at(-1);
    const id = NAMES_OF_997[segment.id] ?? segment.id;
    if (id === 'AK2') sets.push(readSet(segment));
    else if (id === 'IK3' && last) last.errors.push(readSegmentError(segment));
    else if (id === 'IK4' && last) last.errors.push(readElementError(segment, last.errors.at(-1)));
    else if (id === 'CTX' && last?.errors.length) {
      last.errors.push(present({ ...last.errors.pop()!, ...readContext(segment) }));
    } else if (id === 'IK5' && last) {
      last.code = segment.element(1);
      last.errorCodes = readCodes(segment, 2);
    }
  }
  return sets;
}

function readSet(segment: Segment): OpenSet {
  const set = present({
    identifier: segment.element(1),
    controlNumber: segment.element(2),
    version: findText(segment, 3),
    code: '',
  });
  return { ...set, errors: [] };
}

function readSegmentError(segment: Segment): AcknowledgedError {
  return present({
    segment: segment.element(1),
    segmentPosition: segment.element(2),
    loop: findText(segment, 3),
    code: segment.element(4),
  });
}

function readElementError(segment: Segment, above: AcknowledgedError | undefined): AcknowledgedError {
  return present({
    segment: above?.segment ?? '',
    segmentPosition: above?.segmentPosition ?? '',
    loop: above?.loop,
    businessUnit: above?.businessUnit,
    element: segment.component(1, 1),
    component: segment.component(1, 2) || undefined,
    repetition: segment.component(1, 3) || undefined,
    dataElement: findText(segment, 2),
    code: segment.element(3),
  });
}

function readContext(segment: Segment): Pick<AcknowledgedError, 'businessUnit' | 'trigger'> {
  const [name, value] = [segment.component(1, 1), segment.component(1, 2)];
  if (name !== SITUATIONAL) return UNITS.includes(name) ? { businessUnit: { name, value } } : {};
  return {
    trigger: present({
      segment: segment.element(2),
      segmentPosition: segment.element(3),
      loop: findText(segment, 4),
      element: segment.component(5, 1) || undefined,
      component: segment.component(5, 2) || undefined,
      repetition: segment.component(5, 3) || undefined,
    }),
  };
}

function readCodes(segment: Segment, from: number): string[] {
  return [0, 1, 2, 3, 4].flatMap((index) => findText(segment, from + index) ?? []);
}
