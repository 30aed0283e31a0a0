import type { InputOrder } from './bench-inputs.js';
import type { Setting, Summary } from './contender.js';
import type { ContenderName } from './contenders.js';
import type { ReadRound } from './read-beside.js';

/** What a process of the benchmark is asked to do. */
export type Order =
  | { readonly kind: 'inputs'; readonly order: InputOrder }
  | { readonly kind: 'open'; readonly contender: ContenderName; readonly setting: Setting }
  /** @param leads how often the work is done just before the one that is timed */
  | { readonly kind: 'round'; readonly round: number; readonly leads: number }
  /** One part of a round alone. */
  | { readonly kind: 'prepare' | 'work' | 'summarize'; readonly round: number }
  /** The work once, and what others wait for meanwhile. */
  | {
      readonly kind: 'read-beside';
      readonly round: number;
      readonly window: number;
      readonly databaseUrl: string;
    }
  | { readonly kind: 'check'; readonly serverUrl: string; readonly round: number };

export interface Round {
  readonly milliseconds: number;
  /** Of the process alone, user and system; what the database server uses is not in it. */
  readonly cpuMilliseconds: number;
  readonly summary: Summary;
  /** Peak of the process so far, in bytes. */
  readonly peakMemory: number;
}

/** What it was asked for, or nothing. */
export type Told = Round | ReadRound | number | null;

/** What it answers, or why it could not. */
export type Answer = { readonly done: Told } | { readonly failed: string };
