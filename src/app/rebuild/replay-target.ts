import { done, type Outcome } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Action } from '../permissions.js';
import type { Clock, Records } from '../ports.js';

/** Stands where it was set: at the instant at which came what is taken in again. */
export interface StandingClock extends Clock {
  /** @param instant ISO, UTC */
  set(instant: string): void;
}

/** An empty practice, in which a ledger is made again. */
export interface ReplayTarget {
  /** With the clock below. */
  readonly context: AppContext;
  readonly clock: StandingClock;
  readonly actor: Actor;
}

/** The same practice, as another person. */
export function actingAs(target: ReplayTarget, actorId: string): ReplayTarget {
  return { ...target, actor: { ...target.actor, actorId } };
}

/** Writes in one unit of work of the target. */
export function writeInto(
  { context, actor }: ReplayTarget,
  action: Action,
  work: (records: Records) => Promise<void>,
): Promise<Outcome<null>> {
  return context.unitOfWork.run(actor, { action }, async (records) => {
    await work(records);
    return done(null);
  });
}
