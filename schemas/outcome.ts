import type { Issue } from './issue.js';

/** Why something expected could not be done. A value, never an exception: bugs throw, refusals are returned. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly issues: readonly Issue[];
}

export type RefusalCode = 'invalid' | 'unknown' | 'conflict' | 'forbidden' | 'quarantined' | 'busy';

export type Outcome<T> = { readonly done: T } | { readonly refused: Refusal };

export function done<T>(value: T): Outcome<T> {
  return { done: value };
}

export function refused(code: RefusalCode, issues: readonly Issue[]): { readonly refused: Refusal } {
  return { refused: { code, issues } };
}
