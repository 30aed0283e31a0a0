import { claimStream } from './stream/claim-stream.js';
import type { PushedParts } from './stream/pushed-parts.js';
import { remittanceStream } from './stream/remittance-stream.js';
import type { StreamOptions } from './stream/stream-options.js';
import type { StreamedClaim } from './stream/streamed-claim.js';
import type { StreamedRemittance } from './stream/streamed-remittance.js';

/** Bytes read before their parts are handed over: of fewer parts at once fewer are moved by the garbage collector. */
const PIECE = 16_384;

/** Bytes as a file, a socket or a buffer gives them. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Reads an 835 of any size: each claim payment with its balance as soon as it has ended, the payment before the first
 * and the provider adjustments after the last of its set. How the bytes are cut changes nothing. Memory is constant,
 * and no byte is asked for before what came of those before has been taken. Never throws on content.
 */
export function readClaimPayments(
  chunks: Chunks,
  options: StreamOptions = {},
): AsyncIterableIterator<StreamedRemittance> {
  return new PulledParts(chunks, remittanceStream(options));
}

/**
 * Reads an 837 of any size: each claim with what the levels above it say, as soon as it has ended. As with claim
 * payments, how the bytes are cut changes nothing, and memory is that of one claim. Never throws on content.
 */
export function readClaimStream(
  chunks: Chunks,
  options: StreamOptions = {},
): AsyncIterableIterator<StreamedClaim> {
  return new PulledParts(chunks, claimStream(options));
}

/**
 * As `readClaimPayments`, with what a piece of the bytes has brought to its end told at once, and never nothing: waiting
 * for each claim payment by itself costs as much as a third of its reading.
 */
export function readClaimPaymentLists(
  chunks: Chunks,
  options: StreamOptions = {},
): AsyncIterableIterator<readonly StreamedRemittance[]> {
  return readPieces(chunks, remittanceStream(options));
}

/** As `readClaimStream`, with what a piece of the bytes has brought to its end told at once, and never nothing. */
export function readClaimLists(
  chunks: Chunks,
  options: StreamOptions = {},
): AsyncIterableIterator<readonly StreamedClaim[]> {
  return readPieces(chunks, claimStream(options));
}

/**
 * Parts by and by, bytes only when there is no part left. An async generator would do the same; it waits three times
 * for each part, which costs more than reading a short claim payment does.
 */
class PulledParts<T> implements AsyncIterableIterator<T> {
  readonly #pieces: AsyncGenerator<readonly T[], void, undefined>;
  #parts: readonly T[] = [];
  #taken = 0;
  /** Settled when those who asked before have been answered. */
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(chunks: Chunks, stream: PushedParts<T>) {
    this.#pieces = readPieces(chunks, stream);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#waiting === 0 && this.#taken < this.#parts.length) return Promise.resolve(this.#take());
    this.#waiting += 1;
    const answer = this.#turn.then(() => this.#pull());
    this.#turn = answer.catch(() => {});
    return answer.finally(() => {
      this.#waiting -= 1;
    });
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.#parts = [];
    this.#taken = 0;
    await this.#pieces.return();
    return { done: true, value: undefined };
  }

  async #pull(): Promise<IteratorResult<T, undefined>> {
    while (this.#taken >= this.#parts.length) {
      const { done, value } = await this.#pieces.next();
      if (done) return { done: true, value: undefined };
      this.#parts = value;
      this.#taken = 0;
    }
    return this.#take();
  }

  #take(): IteratorResult<T, undefined> {
    const value = this.#parts[this.#taken]!;
    this.#taken += 1;
    return { done: false, value };
  }
}

/** The parts of each piece of the bytes: small enough that one big chunk does not give all of its parts at once. */
async function* readPieces<T>(
  chunks: Chunks,
  stream: PushedParts<T>,
): AsyncGenerator<readonly T[], void, undefined> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const parts = stream.push(chunk.subarray(at, at + PIECE));
      if (parts.length > 0) yield parts;
    }
    if (stream.stopped) break;
  }
  yield stream.end();
}
