/** What a file may cost before it is refused. */
export interface X12Limits {
  /** Bytes of one segment, and of what lies between two. */
  readonly segmentBytes: number;
  /** Segments of one file. */
  readonly segments: number;
  /** Issues that are kept of each level of the envelope; of those beyond, how many there were. */
  readonly issues: number;
  /** Levels of HL below each other in one transaction set. */
  readonly hierarchyDepth: number;
}

export const DEFAULT_LIMITS: X12Limits = {
  segmentBytes: 65_536,
  segments: 5_000_000,
  issues: 10_000,
  hierarchyDepth: 20,
};
