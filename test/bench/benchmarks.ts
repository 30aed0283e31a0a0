import type { Summary } from './contender.js';
import type { ContenderName } from './contenders.js';
import type { FileKind } from './input-path.js';

export interface Side {
  readonly contender: ContenderName;
  readonly title: string;
  /** It loses or garbles some of what it reads, and is not held against ours. */
  readonly isUnsound?: boolean;
  /** Megabytes beyond which it runs out of memory or of anybody's patience. */
  readonly most?: number;
}

/** A benchmark of ours beside the same work by others, or beside what the machine alone could do. */
export interface Benchmark {
  readonly name: string;
  readonly title: string;
  /** Ours first; each other is told as a ratio to it. */
  readonly sides: readonly [Side, ...Side[]];
  /** The kind of file that is read, once for each size; absent where claims are taken. */
  readonly reads?: FileKind;
  /** Megabytes below which it tells nothing, and beyond which it tells nothing more. */
  readonly least?: number;
  readonly most?: number;
  readonly needsServer?: boolean;
  /** Where no file is read; of files of a size by `roundsOf`. */
  readonly rounds?: number;
  readonly warmUps?: number;
  readonly leads?: number;
  /** How much one round works through beside megabytes, in each unit that a rate is told in. */
  readonly units?: (claims: number, summary: Summary) => Readonly<Record<string, number>>;
}

const claimsRead = (_: number, { claims }: Summary) => ({ claims: Number(claims) });

export const BENCHMARKS: readonly Benchmark[] = [
  {
    name: 'tokens',
    title: 'Bytes of an 835 to the elements of its segments',
    reads: '835',
    sides: [
      { contender: 'tokens:ours', title: 'ours' },
      { contender: 'tokens:split', title: "split('~') and split('*')" },
    ],
    units: (_, { segments }) => ({ segments: Number(segments) }),
  },
  {
    name: 'read',
    title: 'Bytes of an 835 to typed claim payments with three balances',
    reads: '835',
    sides: [
      { contender: 'read:ours', title: 'ours' },
      { contender: 'read:split', title: 'split and the same model' },
      { contender: 'read:node-x12', title: 'node-x12, whole file', most: 20 },
      { contender: 'read:node-x12-stream', title: 'node-x12, stream', isUnsound: true },
      { contender: 'read:x12-parser', title: 'x12-parser, stream' },
    ],
    units: claimsRead,
  },
  {
    name: 'claims',
    title: 'Bytes of an 837P to typed claims',
    reads: '837',
    most: 20,
    sides: [{ contender: 'claims:ours', title: 'ours' }],
    units: claimsRead,
  },
  {
    name: 'validate-835',
    title: 'Bytes of an 835 to all that its guide says against it',
    reads: '835',
    most: 20,
    sides: [{ contender: 'validate:835', title: 'ours' }],
  },
  {
    name: 'validate-837',
    title: 'Bytes of an 837P to all that its guide says against it',
    reads: '837',
    most: 20,
    sides: [{ contender: 'validate:837', title: 'ours' }],
  },
  {
    name: 'workers',
    title: 'An 835 of many sets to typed claim payments, by two threads and by one',
    reads: '835',
    least: 20,
    sides: [
      { contender: 'workers:two', title: 'two threads' },
      { contender: 'workers:one', title: 'one thread' },
    ],
    units: claimsRead,
  },
  {
    name: 'build',
    title: 'Claims to the bytes of an 837P',
    sides: [
      { contender: 'build:ours', title: 'ours' },
      { contender: 'build:validated', title: 'ours, validated' },
      { contender: 'build:join', title: 'two joins, segments given' },
      { contender: 'build:node-x12', title: 'node-x12, segments given' },
    ],
    rounds: 5,
    warmUps: 1,
    leads: 1,
    units: (claims) => ({ claims }),
  },
  {
    name: 'post',
    title: 'Bytes of an 835 to posted, audited and committed',
    sides: [
      { contender: 'post:ours', title: 'ours' },
      { contender: 'post:sql', title: 'the same rows by raw SQL' },
    ],
    rounds: 4,
    warmUps: 1,
    leads: 0,
    needsServer: true,
    units: (claims, summary) => ({ claims, rows: sumOf(Object.values(summary).map(Number)) }),
  },
];

/** Rounds that count, and before them rounds that do not. */
export interface Rounds {
  readonly rounds: number;
  readonly warmUps: number;
  /**
   * How often the work is done in each round before it is timed. A side waits for the turns of the others, and of a
   * process that waits the engine takes away the room for young objects: for some hundred milliseconds after it, one
   * would measure how it gets that back.
   */
  readonly leads: number;
  /** For how many milliseconds it is read in peace at a time, where somebody reads. */
  readonly window: number;
}

/** The engine has compiled what a reader runs through after some forty megabytes, whatever the size of the file. */
export function roundsOf(megabytes: number): Rounds {
  const window = 1_000;
  if (megabytes <= 2) return { rounds: 9, warmUps: 3, leads: 10, window };
  return { ...(megabytes <= 50 ? { rounds: 3, warmUps: 1 } : { rounds: 2, warmUps: 0 }), leads: 1, window };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
