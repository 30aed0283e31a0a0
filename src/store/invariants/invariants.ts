import type { InvariantResult } from '../../app/ports.js';
import type { Session } from '../session.js';

/** One sentence that always holds, and the query that finds what breaks it. */
export interface Invariant {
  readonly id: string;
  readonly statement: string;
  check(session: Session): Promise<Pick<InvariantResult, 'checked' | 'breaches'>>;
}

export const INVARIANTS: readonly Invariant[] = [];
