import type { Segment, SegmentData } from '../x12/segment.js';

/** TA1: what a receiver says of the envelope of one interchange. */
export interface InterchangeAcknowledgement {
  /** TA101: ISA13 of the acknowledged interchange. */
  readonly interchangeControlNumber: string;
  /** TA102: YYMMDD, and TA103: HHMM, as they stood in its ISA. */
  readonly date: string;
  readonly time: string;
  /** TA104: A accepted, E accepted with errors, R rejected. */
  readonly code: string;
  /** TA105: 000 no error. */
  readonly noteCode: string;
}

export function readTa1(segment: Segment): InterchangeAcknowledgement {
  return {
    interchangeControlNumber: segment.element(1),
    date: segment.element(2),
    time: segment.element(3),
    code: segment.element(4),
    noteCode: segment.element(5),
  };
}

export function buildTa1(acknowledgement: InterchangeAcknowledgement): SegmentData {
  const { interchangeControlNumber, date, time, code, noteCode } = acknowledgement;
  return ['TA1', interchangeControlNumber, date, time, code, noteCode];
}
