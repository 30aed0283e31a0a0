import type { CodeSets } from '../../../edi/validate/code-sets.js';
import type { Outcome } from '../../../schemas/outcome.js';

/** Files of the machine as the edi commands see them. `-` is standard input or output. */
export interface EdiFiles {
  /** Throws for a path where nothing is. */
  read(path: string): Promise<Uint8Array>;
  /** As `read`, in parts, for files that need not be in memory whole. */
  readChunks(path: string): AsyncIterable<Uint8Array>;
  /**
   * Writes files whole, all or none: throws UsageError when one of them is there already, unless it may be replaced.
   *
   * @return the paths
   */
  write(files: readonly FileToWrite[], mayReplace: boolean): Promise<readonly string[]>;
  /** The code sets of official files in a folder. Throws for a path where nothing is. */
  readCodeSets(folder: string): Promise<Outcome<FoundCodeSets>>;
  now(): Date;
}

export interface FoundCodeSets {
  readonly codeSets: CodeSets;
  /** Files of the folder that are no list of codes whose layout is known. */
  readonly unknownFiles: readonly string[];
}

export interface FileToWrite {
  readonly path: string;
  readonly bytes: Uint8Array;
}
