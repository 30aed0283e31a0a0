import type { Outcome } from '../../../schemas/outcome.js';
import type { PracticeRecord, SettingsVersion } from '../ports.js';
import { enforceSettings } from '../settings/practice-settings.js';
import { actingAs, type ReplayTarget, writeInto } from './replay-target.js';
import type { RecordedRule, Snapshot } from './snapshot.js';

/** That the terms of posting were changed: the settings of the practice, or its rows of the decision table. */
export interface TermsChange {
  readonly kind: 'settings' | 'adjustment-rule';
  /** What it is, by numbers and ids alone. */
  readonly name: string;
  /** ISO, UTC: what is recorded from then on is posted under it. */
  readonly recordedAt: string;
  /** Changes them again. */
  replay(target: ReplayTarget): Promise<Outcome<null>>;
}

/**
 * All of them, in the order in which they were recorded. The first is the first version of the settings: nothing of a
 * practice is there before it.
 */
export async function readTermsChanges(snapshot: Snapshot): Promise<readonly TermsChange[]> {
  const practice = await snapshot.records.practices.find();
  if (!practice) return [];
  const [first, ...later] = (await snapshot.records.practices.versions()).map((version) =>
    settingsChangeOf(snapshot, practice, version),
  );
  const rules = (await snapshot.inputs.adjustmentRules()).map(ruleChangeOf);
  const rest = [...later, ...rules].sort((one, other) =>
    one.recordedAt < other.recordedAt ? -1 : Number(one.recordedAt > other.recordedAt),
  );
  return first ? [first, ...rest] : rest;
}

/** One version is held at a time: a practice file may be large. */
function settingsChangeOf(
  snapshot: Snapshot,
  { name }: PracticeRecord,
  { version, recordedAt, recordedBy }: SettingsVersion,
): TermsChange {
  const replay = async (target: ReplayTarget) => {
    const settings = await snapshot.records.practices.findVersion(version);
    const { practiceId } = target.actor;
    return writeInto(actingAs(target, recordedBy), 'practice.configure', (records) =>
      enforceSettings(records, { practiceId, name, settings }),
    );
  };
  return { kind: 'settings', name: `settings ${version}`, recordedAt, replay };
}

/**
 * With its end as it is by now, whenever it was said: a row begins and ends only after every payment that is posted, so
 * none was decided otherwise before.
 */
function ruleChangeOf({ recordedAt, recordedBy, ...rule }: RecordedRule): TermsChange {
  const replay = (target: ReplayTarget) =>
    writeInto(actingAs(target, recordedBy), 'adjustment-rule.edit', (records) =>
      records.adjustmentRules.insert(rule),
    );
  return { kind: 'adjustment-rule', name: `adjustment-rule:${rule.ruleId}`, recordedAt, replay };
}
