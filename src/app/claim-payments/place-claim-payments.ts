import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import type { ClaimPaymentState } from '../../../schemas/remittance-records.js';
import { ClaimPaymentSlices } from '../../domain/remittance/matching/claim-payment-slices.js';
import type { RecurringNumbers } from '../../domain/remittance/matching/recurring-numbers.js';
import type { Records } from '../ports.js';
import type { ClaimPaymentPlacement, FoundSlice, PlannedSlice } from './claim-payment-placement.js';

export type StateCounts = Partial<Record<ClaimPaymentState, number>>;

/** The claim payments of a set, however they come. */
export type ClaimPayments = Iterable<ClaimPayment> | AsyncIterable<ClaimPayment>;

type Slice = readonly ClaimPayment[];

/**
 * Places the claim payments of a set slice by slice in its one transaction; gives how many ended in each state. For a
 * set longer than one slice, `recurring` is what its claim payments share, and their claims must be locked already.
 */
export async function placeClaimPayments(
  records: Records,
  placement: ClaimPaymentPlacement,
  payments: ClaimPayments,
  recurring: RecurringNumbers | undefined,
): Promise<StateCounts> {
  const slices = new ClaimPaymentSlices(recurring);
  const placing = new SlicedPlacing(records, placement, recurring !== undefined);
  try {
    for await (const payment of payments) {
      for (const slice of slices.add(payment)) await placing.take(slice);
    }
    for (const slice of slices.end()) await placing.take(slice);
    await placing.end();
    return placing.counts;
  } finally {
    await placing.settle();
  }
}

/** While the database writes one slice, the next is planned, and what is known of the one after has been asked for. */
class SlicedPlacing {
  readonly counts: StateCounts = {};
  /** Read, or about to be, and not planned yet. */
  #next: { readonly slice: Slice; readonly found: Promise<FoundSlice> } | undefined;
  #storing: Promise<void> = Promise.resolve();
  /** Claims of slices that may not have been written when what is known of the next was read. */
  #unwritten: readonly ReadonlySet<string>[] = [];

  constructor(
    private readonly records: Records,
    private readonly placement: ClaimPaymentPlacement,
    private readonly isLong: boolean,
  ) {}

  async take(slice: Slice): Promise<void> {
    const before = this.#next;
    this.#next = { slice, found: keepQuiet(this.placement.find(slice)) };
    if (before) await this.#place(before);
  }

  async end(): Promise<void> {
    const last = this.#next;
    this.#next = undefined;
    if (last) await this.#place(last);
    await this.#storing;
  }

  /** Waits for what is under way, also after a failure: nothing may use the transaction once it is over. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.#next?.found, this.#storing]);
  }

  async #place({ slice, found }: { readonly slice: Slice; readonly found: Promise<FoundSlice> }) {
    let known = await found;
    if (known.known.claims.some(({ claimId }) => this.#unwritten.some((claimIds) => claimIds.has(claimId)))) {
      await this.#storing;
      known = await this.placement.find(slice);
    }
    const planned = await this.placement.plan(known);
    for (const { state } of planned.rows) this.counts[state] = (this.counts[state] ?? 0) + 1;
    await this.#storing;
    this.#storing = keepQuiet(this.#store(planned));
    const claimIds = new Set(known.known.claims.map(({ claimId }) => claimId));
    this.#unwritten = [claimIds, ...this.#unwritten.slice(0, 1)];
  }

  async #store(planned: PlannedSlice): Promise<void> {
    await this.placement.store(planned);
    if (this.isLong) await this.records.ledger.flush();
  }
}

/** Its failure is told to whoever waits for it, and to nobody before that. */
function keepQuiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
