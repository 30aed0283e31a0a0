import type { BenchSizes } from './bench-inputs.js';
import type { Summary } from './contender.js';

/** A benchmark of ours beside the same work by somebody else, or beside what the database alone could do. */
export interface Benchmark {
  readonly name: 'parse' | 'build' | 'post';
  readonly title: string;
  readonly peer: string;
  /** Rounds that count; before them each side has rounds that do not. */
  readonly rounds: number;
  readonly warmUps: number;
  readonly needsServer: boolean;
  /** How much one round works through, in each unit that a rate is told in. */
  readonly amounts: (sizes: BenchSizes, summary: Summary) => Readonly<Record<string, number>>;
}

export const BENCHMARKS: readonly Benchmark[] = [
  {
    name: 'parse',
    title: 'Parse and typed read of an 835',
    peer: 'node-x12, string mode',
    rounds: 4,
    warmUps: 1,
    needsServer: false,
    amounts: ({ megabytes }, { claims }) => ({ MB: megabytes, claims: Number(claims) }),
  },
  {
    name: 'build',
    title: 'Build of an 837P from claims',
    peer: 'node-x12, segments given',
    rounds: 5,
    warmUps: 2,
    needsServer: false,
    amounts: ({ claims }) => ({ claims }),
  },
  {
    name: 'post',
    title: 'Posting of an 835, file to commit',
    peer: 'the same rows by raw SQL',
    rounds: 4,
    warmUps: 1,
    needsServer: true,
    amounts: ({ claims }, summary) => ({ claims, rows: sumOf(Object.values(summary).map(Number)) }),
  },
];

export type ContenderName = `${Benchmark['name']}:${'ours' | 'peer'}`;

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
