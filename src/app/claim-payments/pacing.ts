import { SHORT_SLICE, SLICE } from '../../domain/remittance/matching/claim-payment-slices.js';
import type { Company } from '../ports.js';

/** How claim payments are placed, in slices. */
export interface Pace {
  readonly slice: typeof SLICE | typeof SHORT_SLICE;
  /** Slices of which what is known has been asked for before they are planned: the answers come behind what is written. */
  readonly ahead: number;
  /** Slices that the database may have before it: enough for it while the program collects its garbage. */
  readonly sent: number;
}

/** As fast as can be: program and database work at once. */
export const ALONE: Pace = { slice: SLICE, ahead: 2, sent: 2 };

/** So that others are soon served: nothing is planned while the database writes, and a processor is free for them. */
export const BESIDE_OTHERS: Pace = { slice: SHORT_SLICE, ahead: 0, sent: 0 };

/** Slices for which others are expected to come again: some two seconds. */
const LASTING = 50;

/** Steps back for others as soon as some have come, and goes on as before when none have come for a while. */
export class Pacing {
  #left = 0;

  constructor(private readonly company: Company) {}

  /** Of the next slice. */
  next(): Pace {
    this.#left = this.company.hasCome() ? LASTING : Math.max(0, this.#left - 1);
    return this.#left > 0 ? BESIDE_OTHERS : ALONE;
  }
}
