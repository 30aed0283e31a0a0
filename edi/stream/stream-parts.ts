import type { Issue } from '../../schemas/issue.js';
import type { ResumePoint } from '../x12/resume-point.js';
import type { SetHeader } from '../x12/stream-handler.js';

/** A set of another kind than the one that is read: passed over, told with what its envelope has wrong. */
export interface OtherSet {
  readonly kind: 'other-set';
  readonly header: SetHeader;
  readonly segmentCount: number;
  readonly issues: readonly Issue[];
}

/** The end of a group, of an interchange or of the file, with what is wrong at that level. */
export interface LevelEnd {
  readonly kind: 'group-end' | 'interchange-end' | 'file-end';
  readonly issues: readonly Issue[];
}

/** The start of a set, and where reading can be taken up if it is broken off within it. */
export interface SetStart {
  readonly header: SetHeader;
  readonly resumePoint: ResumePoint;
}
