import type { FileSegment } from '../../../app/reading/read-segments.js';
import { separateThousands } from '../../parts/formats.js';

export interface SegmentRow {
  readonly byteOffset: string;
  readonly text: string;
}

export interface SegmentsPage {
  readonly fileId: string;
  readonly rows: readonly SegmentRow[];
}

/** The first is the one that was asked for. */
export function presentSegments(fileId: string, segments: readonly FileSegment[]): SegmentsPage {
  return {
    fileId,
    rows: segments.map(({ byteOffset, text }) => ({ byteOffset: separateThousands(byteOffset), text })),
  };
}
