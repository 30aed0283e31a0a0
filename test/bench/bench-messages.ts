import type { InputOrder } from './bench-inputs.js';
import type { Setting, Summary } from './contender.js';
import type { ContenderName } from './contenders.js';

/** What a process of the benchmark is asked to do. */
export type Order =
  | { readonly kind: 'inputs'; readonly order: InputOrder }
  | { readonly kind: 'open'; readonly contender: ContenderName; readonly setting: Setting }
  /** What a round needs beforehand, where that is not to be done just before it. */
  | { readonly kind: 'prepare'; readonly round: number }
  /** @param leads how often the work is done just before the one that is timed */
  | { readonly kind: 'round'; readonly round: number; readonly leads: number }
  | { readonly kind: 'check'; readonly serverUrl: string; readonly round: number };

export interface Round {
  readonly milliseconds: number;
  /** Of the process alone, user and system; what the database server uses is not in it. */
  readonly cpuMilliseconds: number;
  readonly summary: Summary;
  /** Peak of the process so far, in bytes. */
  readonly peakMemory: number;
}

/** What it answers: a round, nothing, or why it could not. */
export type Answer = { readonly done: Round | number | null } | { readonly failed: string };
