import type { AppContext } from '../../src/app/context.js';

/** What a contender came to; all of a benchmark must come to the same, or one of them has not done the work. */
export type Summary = Readonly<Record<string, number | string>>;

/** One side of a benchmark. It lives in a process of its own, so that its memory is told apart. */
export interface Contender {
  /** What a round needs beforehand; not timed. */
  prepare?(round: number): Promise<void>;
  /** The work that is timed. */
  work(): unknown;
  /** What the last work came to; not timed. */
  summarize(): Summary | Promise<Summary>;
  /** By which others read from what the round has prepared, where there is a database. */
  context?(): AppContext;
}

/** What every contender may read: the folder of the inputs, the size of the file that is read, and the server. */
export interface Setting {
  readonly folder: string;
  /** Millions of bytes; zero where no file is read. */
  readonly megabytes: number;
  readonly serverUrl?: string;
  /** Claims in the database beside those that are paid. */
  readonly stored: number;
}

export type OpenContender = (setting: Setting) => Promise<Contender>;
