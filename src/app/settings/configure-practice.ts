import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import { enforceSettings, findPracticeSettings } from './practice-settings.js';

/** The settings as they were given; unknown while there are none. */
export async function getPractice(context: AppContext, actor: Actor): Promise<Outcome<PracticeSettings>> {
  const act = { action: 'practice.configure', objectType: 'practice' } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const settings = await findPracticeSettings(records);
    return settings ? done(settings) : refused('unknown', []);
  });
}

/**
 * Replaces the settings of the practice: a new version, where they differ. What was held is looked at again at its next
 * import.
 *
 * @param check looks at what stands, and may refuse to replace it
 */
export async function configurePractice(
  context: AppContext,
  actor: Actor,
  settings: PracticeSettings,
  check: (standing: PracticeSettings | undefined) => ReturnType<typeof refused> | undefined,
): Promise<Outcome<null>> {
  const act = { action: 'practice.configure', objectType: 'practice' } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const refusal = check(await findPracticeSettings(records));
    if (refusal) return refusal;
    await enforceSettings(records, { practiceId: actor.practiceId, name: settings.name, settings });
    return done(null);
  });
}
