/** An implementation guide as data: what may stand where in a transaction set. One shape for every HIPAA guide. */
export interface Guide {
  /** `005010X222A1`. */
  readonly id: string;
  /** ST01: `837`. */
  readonly identifier: string;
  /** GS01: `HC`. */
  readonly functionalCode: string;
  /** ST03 or GS08 of sets that this guide describes; the first is the one to write. */
  readonly versions: readonly string[];
  readonly root: LoopSpec;
  /** Every segment identifier that occurs in the guide. */
  readonly segmentIds: ReadonlySet<string>;
}

/** R required, S situational, N not used. */
export type Usage = 'R' | 'S' | 'N';

export type GuideItem = SegmentSpec | LoopSpec;

interface ItemPlace {
  readonly id: string;
  readonly usage: Usage;
  /** How often it may stand in its loop; Infinity when the guide sets no limit. */
  readonly repeat: number;
  /** Position in the guide: `1350`. */
  readonly position: string;
  /** Order within the loop: items of the same rank may stand in any order. */
  readonly rank: number;
  /** Index in the items of the loop. */
  readonly index: number;
}

export interface LoopSpec extends ItemPlace {
  readonly kind: 'loop';
  readonly items: readonly GuideItem[];
  /** The segment that opens the loop. */
  readonly trigger: SegmentSpec;
  /** Items by the identifier of their segment, a loop by that of its trigger. The own trigger is not among them. */
  readonly itemsBySegment: ReadonlyMap<string, readonly GuideItem[]>;
}

export interface SegmentSpec extends ItemPlace {
  readonly kind: 'segment';
  readonly elements: readonly ElementSpec[];
  readonly syntax: readonly SyntaxNote[];
  /** What tells this segment from others with the same identifier. */
  readonly qualifiers: readonly Qualifier[];
}

export interface Qualifier {
  readonly element: number;
  /** 1 for an element that is no composite. */
  readonly component: number;
  readonly codes: ReadonlySet<string>;
}

export type ElementType = 'AN' | 'ID' | 'DT' | 'TM' | 'R' | 'N0' | 'N1' | 'N2';

export interface ElementSpec {
  readonly usage: Usage;
  /** X12 data element (`782`) or composite (`C003`). */
  readonly number: string;
  readonly repeat: number;
  /** The lengths leave out the sign and the decimal point of numbers. */
  readonly format?: ElementFormat;
  readonly codes?: ReadonlySet<string>;
  /** Name of a code list that lies outside the guide: `states`. */
  readonly externalCodes?: string;
  readonly isQualifier: boolean;
  /** The components of a composite; absent for a simple element and for a composite that is not used. */
  readonly components?: readonly ElementSpec[];
}

export interface ElementFormat {
  readonly type: ElementType;
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * P paired: all or none. R required: at least one. E exclusion: at most one. C conditional: if the first, then all.
 * L list conditional: if the first, then at least one of the others.
 */
export interface SyntaxNote {
  readonly type: 'P' | 'R' | 'E' | 'C' | 'L';
  readonly positions: readonly number[];
}
