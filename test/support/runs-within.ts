import { appendFileSync } from 'node:fs';

/** Seconds for which a harness goes on beyond its least number of runs; Infinity for all that its goal asks. */
const SECONDS = Number(process.env['HARNESS_SECONDS'] ?? 10);

/** Seconds since 1970 after which none goes on beyond its least, so that all of CI ends in time. */
const UNTIL = Number(process.env['HARNESS_UNTIL'] ?? Number.POSITIVE_INFINITY);

export interface Runs {
  /** Of the goal before a release, and of any machine, however slow. */
  readonly full: number;
  readonly least: number;
  /** Of how many harnesses the time is its due. */
  readonly weight?: number;
}

/**
 * Counts the runs of a harness, from 0: all of them if there is time, and never fewer than the least. Run by run they
 * are the same on every machine; a slow one makes fewer. How many were made is told at the end of CI.
 */
export function* runsWithin(harness: string, { full, least, weight = 1 }: Runs): Generator<number> {
  const end = Date.now() + Math.min(SECONDS * weight, UNTIL - Date.now() / 1000) * 1000;
  let runs = 0;
  try {
    for (; runs < full && (runs < least || Date.now() < end); runs += 1) yield runs;
  } finally {
    tellRuns(harness, runs, full);
  }
}

/** Beside the results of the tests, where `.ci/run` keeps them. */
function tellRuns(harness: string, runs: number, full: number): void {
  const results = process.env['RESULTS'];
  if (results) appendFileSync(results, `${JSON.stringify({ harness, runs, full })}\n`);
}
