import { isDeepStrictEqual } from 'node:util';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { PracticeRecord, Records } from '../ports.js';
import { findSettledPayeeTasks } from './check-payee.js';

/** The stored settings of the actor's practice; undefined while none have been given. */
export async function findPracticeSettings(records: Records): Promise<PracticeSettings | undefined> {
  return readSettings((await records.practices.find())?.settings);
}

/** Settings as they are stored; undefined while none have been given. */
export function readSettings(stored: unknown): PracticeSettings | undefined {
  const settings = stored as Partial<PracticeSettings> | undefined;
  return settings?.billingProvider ? (settings as PracticeSettings) : undefined;
}

/**
 * Lets settings be those in force from now on: by whatever road they come, they settle the same tasks. Where they differ
 * from those that stand, what is being posted or decided under these is waited for.
 */
export async function enforceSettings(records: Records, practice: PracticeRecord): Promise<void> {
  const standing = await records.practices.find();
  if (!isDeepStrictEqual(standing?.settings, practice.settings)) {
    await records.approvals.lock();
    await records.claimPayments.lockPlaces();
  }
  await records.practices.save(practice);
  const settings = readSettings(practice.settings);
  if (settings) await records.workItems.close(findSettledPayeeTasks(settings));
}

/** Everything belongs to a practice; a file may come before its settings do. */
export async function ensurePractice(records: Records, { practiceId }: Actor): Promise<void> {
  if (await records.practices.find()) return;
  await records.practices.save({ practiceId, name: practiceId, settings: {} });
}

/** The settings under which the actor's encounters become claims; undefined while none have been given. */
export async function findStoredPractice(
  context: AppContext,
  actor: Actor,
): Promise<Outcome<PracticeSettings | undefined>> {
  const act = { action: 'claim.import', objectType: 'practice' } as const;
  return context.unitOfWork.run(actor, act, async (records) => done(await findPracticeSettings(records)));
}
