import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { SettingsVersion } from '../ports.js';
import type { Page, PageRequest } from '../records/list-records.js';
import { readSettings } from './practice-settings.js';

export interface SettingsOfVersion {
  readonly version: SettingsVersion;
  /** As they were given; absent of a practice that had files before settings. */
  readonly settings?: PracticeSettings;
}

const ACT = { action: 'practice.configure', objectType: 'practice' } as const;

/** When and by whom the settings were given and changed, and what of them: the latest first. */
export async function listSettingsVersions(
  context: AppContext,
  actor: Actor,
  { limit, after }: PageRequest,
): Promise<Outcome<Page<SettingsVersion>>> {
  return context.unitOfWork.run(actor, ACT, async (records) => {
    const before = after === undefined ? Number.POSITIVE_INFINITY : Number(after[0]);
    const rest = (await records.practices.versions()).filter(({ version }) => version < before).reverse();
    const items = rest.slice(0, limit);
    records.audit.count({ items: items.length });
    return done(rest.length > limit ? { items, next: [String(items.at(-1)!.version)] } : { items });
  });
}

/** The settings as they were from then on. */
export async function getSettingsVersion(
  context: AppContext,
  actor: Actor,
  number: number,
): Promise<Outcome<SettingsOfVersion>> {
  return context.unitOfWork.run<SettingsOfVersion>(actor, ACT, async (records) => {
    const version = (await records.practices.versions()).find((each) => each.version === number);
    if (!version) return refused('unknown', []);
    const settings = readSettings(await records.practices.findVersion(number));
    return done({ version, ...(settings && { settings }) });
  });
}
