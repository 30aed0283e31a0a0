import type { ConceptMap } from '../../../fhir-mappings/concept-map.js';
import type { EncounterResult } from '../../../fhir-mappings/intake-result.js';
import { readEncounters } from '../../../fhir-mappings/read-encounters.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';
import { enforceSettings } from '../settings/practice-settings.js';
import { ClaimIntake, type IntakeCounts } from './claim-intake.js';
import type { DocumentGroup } from './import-source.js';
import { type ImportSummary, ImportTally } from './import-tally.js';

export type { ImportSummary } from './import-tally.js';

export interface ImportInput {
  /** Bundles or single resources, as parsed JSON; or the groups of a source that is too large to be held whole. */
  readonly documents: readonly unknown[] | AsyncIterable<Outcome<DocumentGroup>>;
  readonly practice: PracticeSettings;
  /** It was read from the store: it is not written back, for it may have been replaced since. */
  readonly isStored?: boolean;
  readonly conceptMaps: readonly ConceptMap[];
}

/** Encounters of one unit of work. */
const SLICE = 200;

/**
 * Encounters become claims with their charges in the ledger, or are held with a reason; the same encounter again is
 * the same claim, by whatever road it comes. Nothing is dropped: the counts add up to the encounters of the input.
 * When a source breaks off, what came before stands, and the refusal says why it broke off; importing again goes on.
 *
 * @param onProgress is told how many encounters are done, and of how many as far as is known
 */
export async function importEncounters(
  context: AppContext,
  actor: Actor,
  input: ImportInput,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Outcome<ImportSummary>> {
  const tally = new ImportTally();
  for await (const group of groupsOf(input.documents)) {
    if ('refused' in group) return group;
    const { documents, names, issues = [], total } = group.done;
    const intake = readEncounters(documents, input.practice, input.conceptMaps, names);
    tally.addIssues([...issues, ...intake.issues]);
    for (let start = 0; start < intake.encounters.length; start += SLICE) {
      const slice = intake.encounters.slice(start, start + SLICE);
      const isNew = tally.encounters === 0 && input.isStored !== true;
      const outcome = await takeSlice(context, actor, slice, isNew ? input.practice : undefined);
      if ('refused' in outcome) return outcome;
      tally.add(slice, outcome.done);
      const known = Array.isArray(input.documents) ? intake.encounters.length : (total ?? 0);
      onProgress(tally.encounters, Math.max(tally.encounters, known));
    }
  }
  return done(tally.summary());
}

function groupsOf(documents: ImportInput['documents']) {
  return Array.isArray(documents)
    ? [done<DocumentGroup>({ documents })]
    : (documents as AsyncIterable<Outcome<DocumentGroup>>);
}

async function takeSlice(
  context: AppContext,
  actor: Actor,
  slice: readonly EncounterResult[],
  newSettings: PracticeSettings | undefined,
): Promise<Outcome<IntakeCounts>> {
  const act = { action: 'claim.import', objectType: 'encounter' } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    if (newSettings) await saveSettings(records, actor.practiceId, newSettings);
    const counts = await new ClaimIntake(context, records).take(slice);
    records.audit.count({ encounters: slice.length, claims: counts.claims });
    return done(counts);
  });
}

async function saveSettings(records: Records, practiceId: string, settings: PracticeSettings): Promise<void> {
  await enforceSettings(records, { practiceId, name: settings.name, settings });
}
