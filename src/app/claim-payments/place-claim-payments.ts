import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import type { ClaimPaymentState } from '../../../schemas/remittance-records.js';
import { ClaimPaymentSlices } from '../../domain/remittance/matching/claim-payment-slices.js';
import type { RecurringNumbers } from '../../domain/remittance/matching/recurring-numbers.js';
import { keepQuiet } from '../keep-quiet.js';
import type { Records } from '../ports.js';
import { sendInTurn } from '../send-in-turn.js';
import type { ClaimPaymentPlacement, FoundSlice, PlannedSlice } from './claim-payment-placement.js';
import { ALONE, type Pace, Pacing } from './pacing.js';

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
      slices.cutTo(placing.pace.slice);
      for (const slice of slices.add(payment)) await placing.take(slice);
    }
    for (const slice of slices.end()) await placing.take(slice);
    await placing.end();
    return placing.counts;
  } finally {
    await placing.settle();
  }
}

/** Slices that may not have been written when what is known of another is asked for: those, and the one being planned. */
const UNWRITTEN = ALONE.ahead + ALONE.sent + 1;

interface Asked {
  readonly slice: Slice;
  readonly found: Promise<FoundSlice>;
}

/** At full pace the next slice is planned while the database writes others, and what is known of those after is asked for. */
class SlicedPlacing {
  readonly counts: StateCounts = {};
  /** Read, or about to be, and not planned yet. */
  readonly #ahead: Asked[] = [];
  /** Of the slices that have been sent, the oldest first; each waits for those before it. */
  readonly #storing: Promise<unknown>[] = [];
  /** Claims of slices that may not have been written when what is known of the next was read. */
  #unwritten: readonly ReadonlySet<string>[] = [];
  readonly #pacing: Pacing;
  pace: Pace;

  constructor(
    private readonly records: Records,
    private readonly placement: ClaimPaymentPlacement,
    private readonly isLong: boolean,
  ) {
    this.#pacing = new Pacing(records.company);
    this.pace = this.#pacing.next();
  }

  async take(slice: Slice): Promise<void> {
    this.#ahead.push({ slice, found: keepQuiet(this.placement.find(slice)) });
    while (this.#ahead.length > this.pace.ahead) await this.#place(this.#ahead.shift()!);
  }

  async end(): Promise<void> {
    for (let next = this.#ahead.shift(); next; next = this.#ahead.shift()) await this.#place(next);
    await this.#storing.at(-1);
  }

  /** Waits for what is under way, also after a failure: nothing may use the transaction once it is over. */
  async settle(): Promise<void> {
    await Promise.allSettled([...this.#ahead.map(({ found }) => found), ...this.#storing]);
  }

  async #place({ slice, found }: Asked): Promise<void> {
    let known = await found;
    if (known.known.claims.some(({ claimId }) => this.#unwritten.some((claimIds) => claimIds.has(claimId)))) {
      await this.#storing.at(-1);
      known = await this.placement.find(slice);
    }
    const planned = await this.placement.plan(known);
    for (const { state } of planned.rows) this.counts[state] = (this.counts[state] ?? 0) + 1;
    // Sent behind those before, which the database may still be writing: it is not to wait for us.
    this.#storing.push(keepQuiet(Promise.all([this.#storing.at(-1), this.#store(planned)])));
    const claimIds = new Set(known.known.claims.map(({ claimId }) => claimId));
    this.#unwritten = [claimIds, ...this.#unwritten.slice(0, UNWRITTEN - 1)];
    this.pace = this.#pacing.next();
    while (this.#storing.length > this.pace.sent) await this.#storing.shift();
  }

  async #store(planned: PlannedSlice): Promise<void> {
    const sends = this.placement.sendsOf(planned);
    await sendInTurn(this.isLong ? [...sends, () => this.records.ledger.flush()] : sends);
  }
}
