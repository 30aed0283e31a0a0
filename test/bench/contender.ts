/** What a contender came to; both of a benchmark must come to the same, or one of them has not done the work. */
export type Summary = Readonly<Record<string, number | string>>;

/** One side of a benchmark. It lives in a process of its own, so that its memory is told apart. */
export interface Contender {
  /** What a round needs beforehand; not timed. */
  prepare?(round: number): Promise<void>;
  /** The work that is timed. */
  work(): unknown;
  /** What the last work came to; not timed. */
  summarize(): Summary | Promise<Summary>;
  close?(): Promise<void>;
}

/** What every contender may read: the folder of the inputs, and the server where the benchmark has one. */
export interface Setting {
  readonly folder: string;
  readonly serverUrl?: string;
}

export type OpenContender = (setting: Setting) => Promise<Contender>;
