import type { ValidateOptions } from '../validate/validate-options.js';
import type { X12Limits } from '../x12/limits.js';
import type { ResumePoint } from '../x12/resume-point.js';

export interface StreamOptions {
  /** As for a whole file, but that the number of segments has no limit unless one is named. */
  readonly limits?: Partial<X12Limits>;
  /** Reads each set against its guide too; left out, no guide is asked. */
  readonly validate?: ValidateOptions;
  /** Reads claim payments of an 835 to their end as they pass: quicker for who asks each of them for its whole noun. */
  readonly whole?: boolean;
  /** Takes up at a transaction set: the first chunk begins with its ST. */
  readonly resumeAt?: ResumePoint;
}
