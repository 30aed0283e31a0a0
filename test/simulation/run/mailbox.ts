import type { Random } from '../../../src/simulator/create-random.js';
import type { Deed, Step } from '../misbehaviours/misbehaviour.js';
import { CYCLE } from '../misbehaviours/steps.js';
import type { Plb, WorldPayer } from '../world/answer.js';
import { computedTotal, type Remittance } from '../world/remittance.js';

/** What a payer has ready to send: one set, with what the clinic then does about it. */
export interface Posting {
  readonly day: number;
  /** When the file arrives. */
  readonly arrives: number;
  readonly remittance: Remittance;
  readonly deeds: readonly Deed[];
}

interface Waiting {
  readonly due: number;
  readonly step: Step;
  readonly payer: WorldPayer;
}

/** Days after which a set that was refused is sent again as it should be. */
const MENDED_AFTER = 20;

/**
 * Collects what payers are to say until their payday and makes sets of it. A cycle that would sum below zero carries
 * the rest forward by FB, where its step does not tell it otherwise, and takes it in the next one.
 */
export class Mailbox {
  readonly #waiting: Waiting[] = [];
  readonly #owed = new Map<string, Plb>();

  constructor(
    private readonly random: Random,
    private readonly dateOf: (day: number) => string,
  ) {}

  add(day: number, payer: WorldPayer, step: Step): void {
    if ((step.answers ?? []).length + (step.adjustments ?? []).length === 0) return;
    this.#waiting.push({ due: day + step.after, step, payer });
  }

  isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** The sets that are paid on a day. */
  payday(day: number): Posting[] {
    const payers = new Map(this.#waiting.map(({ payer }) => [payer.payerId, payer]));
    return [...payers.values()]
      .filter(({ payerId }) => (day + offsetOf(payerId)) % CYCLE === 0)
      .flatMap((payer) => this.#pay(payer, day));
  }

  #pay(payer: WorldPayer, day: number): Posting[] {
    const isDue = (each: Waiting) => each.payer.payerId === payer.payerId && each.due <= day;
    const due = this.#waiting.filter(isDue).sort((one, other) => one.due - other.due);
    if (due.length === 0) return [];
    this.#waiting.splice(0, this.#waiting.length, ...this.#waiting.filter((each) => !isDue(each)));
    const late = due.filter(({ step }) => step.late !== undefined);
    // Two steps of one claim in one set would be another story.
    const claims = new Set<unknown>(
      late.flatMap(({ step }) => (step.answers ?? []).map(({ claim }) => claim)),
    );
    const timely = due.filter((each) => {
      if (each.step.late !== undefined) return false;
      const own = (each.step.answers ?? []).map(({ claim }) => claim);
      const isTaken = own.some((claim) => claims.has(claim));
      for (const claim of own) claims.add(claim);
      if (isTaken) this.#waiting.push(each);
      return !isTaken;
    });
    return [
      ...late.flatMap(({ step }) => this.#write(payer, day, [step])),
      ...(timely.length > 0
        ? this.#write(
            payer,
            day,
            timely.map(({ step }) => step),
          )
        : []),
    ];
  }

  /** The set of some steps; it has come a day later, where none of them is late. */
  #write(payer: WorldPayer, day: number, steps: readonly Step[]): Posting[] {
    const [{ late, cycle, mends }] = steps as readonly [Step];
    const answers = steps.flatMap((step) => step.answers ?? []);
    const adjustments = steps.flatMap((step) => step.adjustments ?? []);
    if (late === undefined) adjustments.push(...this.#takeOwed(payer));
    const remittance = { payer, date: this.dateOf(day), trace: this.random.digits(12), answers, adjustments };
    const posting = { day, arrives: day + (late ?? 1), deeds: steps.flatMap((step) => step.deed ?? []) };
    const total = computedTotal(remittance);
    if (total >= 0) return [{ ...posting, remittance }];
    const told = { ...posting, remittance: { ...remittance, total: cycle === 'zero' ? 0 : total } };
    if (cycle !== undefined && !payer.carriesForward && !mends) return [told];
    const forward = { code: 'FB', reference: remittance.trace, cents: total };
    this.#owe(payer, { ...forward, cents: -total });
    if (cycle !== undefined && payer.carriesForward) return [told];
    const right = { ...posting, remittance: { ...remittance, adjustments: [...adjustments, forward] } };
    return cycle === undefined ? [right] : [told, { ...right, arrives: right.arrives + MENDED_AFTER }];
  }

  #takeOwed({ payerId }: WorldPayer): Plb[] {
    const owed = this.#owed.get(payerId);
    this.#owed.delete(payerId);
    return owed ? [owed] : [];
  }

  #owe({ payerId }: WorldPayer, owed: Plb): void {
    const before = this.#owed.get(payerId)?.cents ?? 0;
    this.#owed.set(payerId, { ...owed, cents: owed.cents + before });
  }
}

/** Payers pay on days of their own. */
function offsetOf(payerId: string): number {
  return (Number(payerId.replace(/\D/g, '')) * 7) % CYCLE;
}
