import type { ElementSpec, SegmentSpec, SyntaxNote } from '../guides/guide.js';
import { type CodedPlace, findCodedPlaces } from './coded-places.js';

/** What a value has to be; told by a number, so that the choice costs one jump. */
export const VALUE_KIND = { none: 0, text: 1, code: 2, decimal: 3, whole: 4, date: 5, time: 6, period: 7 };

/** The spec of an element, laid out for being checked a million times. */
export interface ElementCheck {
  readonly isRequired: boolean;
  readonly isUnused: boolean;
  readonly repeat: number;
  readonly kind: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Data element 782: not more than two decimals. */
  readonly isAmount: boolean;
  readonly codes: ReadonlySet<string> | undefined;
  readonly components: readonly ElementCheck[] | undefined;
  /** The last component that is required; 0 for none. */
  readonly lastRequired: number;
}

/** A syntax note as bits: bit 0 is the first element. */
export interface NoteCheck {
  readonly type: SyntaxNote['type'];
  readonly first: number;
  readonly all: number;
}

export interface SegmentCheck {
  readonly spec: SegmentSpec;
  readonly elements: readonly ElementCheck[];
  /** The last element that is required; 0 for none. */
  readonly lastRequired: number;
  readonly notes: readonly NoteCheck[];
  /** True when its elements do not fit into the bits of a number, so that the notes are read one by one. */
  readonly isLong: boolean;
  /** Whose codes lie outside of the guide. */
  readonly codedPlaces: readonly CodedPlace[];
}

const BITS = 31;
const MONETARY_AMOUNT = '782';
const DATE_TIME_PERIOD = '1251';

export function buildSegmentCheck(spec: SegmentSpec): SegmentCheck {
  const elements = spec.elements.map(buildElementCheck);
  return {
    spec,
    elements,
    lastRequired: findLastRequired(elements),
    notes: spec.syntax.map(buildNoteCheck),
    isLong: elements.length > BITS && spec.syntax.length > 0,
    codedPlaces: findCodedPlaces(spec),
  };
}

function buildElementCheck(spec: ElementSpec): ElementCheck {
  const components = spec.components?.map(buildElementCheck);
  const { minimum = 0, maximum = 0 } = spec.format ?? {};
  const isWellMade = [...(spec.codes ?? [])].every(
    (code) => /^[A-Za-z0-9 ]+$/.test(code) && code.length >= minimum && code.length <= maximum,
  );
  return {
    isRequired: spec.usage === 'R',
    isUnused: spec.usage === 'N',
    repeat: spec.repeat,
    kind: findKind(spec, isWellMade),
    minimum,
    maximum,
    isAmount: spec.number === MONETARY_AMOUNT,
    codes: spec.codes,
    components,
    lastRequired: findLastRequired(components ?? []),
  };
}

/** A list of codes says all about a value of type AN or ID, when every code on it is itself of that type. */
function findKind({ format, codes, number }: ElementSpec, isWellMade: boolean): number {
  if (!format) return VALUE_KIND.none;
  const { type } = format;
  if (type === 'R') return VALUE_KIND.decimal;
  if (type === 'DT') return VALUE_KIND.date;
  if (type === 'TM') return VALUE_KIND.time;
  if (type !== 'AN' && type !== 'ID') return VALUE_KIND.whole;
  if (number === DATE_TIME_PERIOD) return VALUE_KIND.period;
  return codes && isWellMade ? VALUE_KIND.code : VALUE_KIND.text;
}

function findLastRequired(checks: readonly ElementCheck[]): number {
  return checks.findLastIndex(({ isRequired }) => isRequired) + 1;
}

function buildNoteCheck({ type, positions }: SyntaxNote): NoteCheck {
  const bits = positions.map((position) => 1 << (position - 1));
  return { type, first: bits[0]!, all: bits.reduce((mask, bit) => mask | bit, 0) };
}
