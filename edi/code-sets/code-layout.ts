import type { CodeRelease } from './code-release.js';
import type { Period } from './read-release-period.js';

/** The lines of a file, without their ends and without those that are empty. */
export type Lines = readonly string[];

/** How one official file is known and read. */
export interface CodeLayout {
  /** As messages call it: `ICD-10 order file`. */
  readonly name: string;
  /** Whether the first lines are of this layout. */
  isOf(lines: Lines): boolean;
  /** The period that the name of the file tells. */
  periodOf(fileName: string): Period | undefined;
  read(lines: Lines, period: Period): CodeRelease;
}
