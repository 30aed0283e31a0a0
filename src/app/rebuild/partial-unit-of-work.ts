import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AuditedAct, Records, UnitOfWork } from '../ports.js';

/** Lets of a file only some sets be applied: it is taken in as if it had been cut short there, and later goes on. */
export class PartialUnitOfWork implements UnitOfWork {
  /** Sets that came by, in this part and in those before. */
  sets = 0;
  #left: number;

  /**
   * @param skipped sets of the parts before: they were judged under other settings, and are not judged again
   * @param setCount of sets that are no duplicates; all that there are when left out
   */
  constructor(
    private readonly whole: UnitOfWork,
    private readonly skipped: number,
    setCount = Number.POSITIVE_INFINITY,
  ) {
    this.#left = setCount;
  }

  get isCut(): boolean {
    return this.#left <= 0;
  }

  async run<T>(
    actor: Actor,
    act: AuditedAct,
    work: (records: Records) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    if (act.action !== 'remittance.post') return this.whole.run(actor, act, work);
    if (this.sets < this.skipped) {
      this.sets += 1;
      return done({ result: 'duplicate' } as T);
    }
    if (this.isCut) return refused('conflict', []);
    this.sets += 1;
    const outcome = await this.whole.run(actor, act, work);
    const isNew = 'done' in outcome && (outcome.done as { result?: string }).result !== 'duplicate';
    if (isNew) this.#left -= 1;
    return outcome;
  }

  preview: UnitOfWork['preview'] = (actor, act, work) => this.whole.preview(actor, act, work);
}
