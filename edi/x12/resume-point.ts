import type { Delimiters } from './segment.js';

/** What was read of an interchange or group before reading was broken off. */
export interface LevelSoFar {
  /** ISA13 or GS06. */
  readonly controlNumber: string;
  /** Groups before the open one, or sets before the one to resume at. */
  readonly count: number;
}

/** A transaction set at which reading can be taken up again, within the envelope that stands around it. */
export interface ResumePoint {
  readonly delimiters: Delimiters;
  /** GS08: the version of a set without ST03. */
  readonly groupVersion: string;
  /** Of the ST, from the start of the file: the first byte to be pushed. */
  readonly byteOffset: number;
  /** Line of the ST; 1 when left out. */
  readonly line?: number;
  /** Bytes of the segment terminator; when left out, one for a character up to U+00FF and else those of UTF-8. */
  readonly terminatorLength?: number;
  /** When left out, the count and the control number of the IEA are not checked. */
  readonly interchange?: LevelSoFar;
  /** When left out, the count and the control number of the GE are not checked. */
  readonly group?: LevelSoFar;
}
