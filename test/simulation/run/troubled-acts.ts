import type { Outcome } from '../../../schemas/outcome.js';
import type { AppContext } from '../../../src/app/context.js';
import type { Random } from '../../../src/simulator/create-random.js';
import type { Store } from '../../../src/store/open-store.js';
import { crashAt, type Failing, failingAt } from './crash.js';

/** Statements that a failing database may be asked within one act. */
const STATEMENTS = 25;

/** Per hundred acts: those in whose midst the database fails, and those that two workers do at once. */
export interface ActTroubles {
  readonly crashPercent?: number;
  readonly racePercent?: number;
}

export interface Workers {
  readonly context: AppContext;
  /** Of a second worker on the same database; the first one's where there is no other. */
  readonly otherContext: AppContext;
  readonly store: Store;
}

/** What a worker does: the first one, or one that does it at the same time. */
export type Act = (context: AppContext, worker: 1 | 2) => Promise<Outcome<unknown>>;

/** Acts that are done again where the database has failed in their midst, or by two workers at once. */
export class TroubledActs {
  readonly counts = { crashes: 0, races: 0 };

  constructor(
    private readonly workers: Workers,
    private readonly random: Random,
    private readonly troubles: ActTroubles,
  ) {}

  /**
   * @param known the issue by which a repeated act is refused; where left out it says the same again
   */
  async do(act: Act, known?: string): Promise<void> {
    const failing = failingAt(this.random.between(1, STATEMENTS));
    if (this.random.chance(this.troubles.racePercent ?? 0)) await this.race(act, known);
    else if (this.random.chance(this.troubles.crashPercent ?? 0)) {
      await this.repeat(act, failing, known);
    } else expectOnce([await act(this.workers.context, 1)], known);
  }

  async race(act: Act, known?: string): Promise<void> {
    const { context, otherContext } = this.workers;
    this.counts.races += 1;
    expectOnce(await Promise.all([act(context, 1), act(otherContext, 2)]), known);
  }

  /** Gives whether it came to the failing statement. */
  async repeat(act: Act, failing: Failing, known?: string): Promise<boolean> {
    const { context, store } = this.workers;
    const outcomes: Outcome<unknown>[] = [];
    const once = async () => {
      outcomes.push(await act(context, 1));
    };
    const hasCrashed = await crashAt(store.dataSource, failing, once);
    if (hasCrashed) this.counts.crashes += 1;
    await once();
    // Of one whose answer was lost nobody knows whether it was done.
    const isLost = hasCrashed && failing.when === 'after';
    expectOnce(outcomes, known, isLost);
    return hasCrashed;
  }
}

/** One is done, and whatever else was said of it is refused by name, or says the same where it says nothing. */
function expectOnce(outcomes: readonly Outcome<unknown>[], known?: string, isLost = false): void {
  const isKnown = (outcome: Outcome<unknown>) =>
    'refused' in outcome && outcome.refused.issues.some(({ code }) => code === known);
  const done = outcomes.filter((outcome) => 'done' in outcome).length;
  const isRight =
    known === undefined
      ? done === outcomes.length
      : done + outcomes.filter(isKnown).length === outcomes.length && (done === 1 || (done === 0 && isLost));
  if (isRight) return;
  const wanted = known === undefined ? 'To be done' : `To be done once and then ${known}`;
  throw new Error(`${wanted} was expected: ${JSON.stringify(outcomes)}`);
}
