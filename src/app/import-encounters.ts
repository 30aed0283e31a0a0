import type { ConceptMap } from '../../fhir-mappings/concept-map.js';
import type { EncounterResult } from '../../fhir-mappings/intake-result.js';
import { type OperationOutcome, renderOperationOutcome } from '../../fhir-mappings/operation-outcome.js';
import { readEncounters } from '../../fhir-mappings/read-encounters.js';
import type { Issue } from '../../schemas/issue.js';
import { done, type Outcome } from '../../schemas/outcome.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import type { Actor } from './actor.js';
import { ClaimIntake, type IntakeCounts } from './claim-intake.js';
import type { AppContext } from './context.js';
import type { Records } from './ports.js';

export interface ImportInput {
  /** Bundles or single resources, as parsed JSON. */
  readonly documents: readonly unknown[];
  readonly practice: PracticeSettings;
  readonly conceptMaps: readonly ConceptMap[];
}

export interface ImportSummary extends IntakeCounts {
  readonly encounters: number;
  /** Why encounters are held or not billable: by issue code, most frequent first. */
  readonly byReason: readonly { readonly code: string; readonly count: number; readonly example: Issue }[];
  /** Every encounter that became no claim, with a FHIR OperationOutcome that names the places. */
  readonly unclaimed: readonly {
    readonly sourceSystem: string;
    readonly sourceIdentifier: string;
    readonly kind: 'held' | 'not-billable';
    readonly outcome: OperationOutcome;
  }[];
  /** Problems of documents that belong to no encounter. */
  readonly issues: readonly Issue[];
}

/** Encounters of one unit of work. */
const SLICE = 200;

/**
 * Encounters become claims with their charges in the ledger, or are held with a reason; the same encounter again is
 * the same claim. Nothing is dropped: the counts add up to the encounters of the input.
 */
export async function importEncounters(
  context: AppContext,
  actor: Actor,
  input: ImportInput,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Outcome<ImportSummary>> {
  const intake = readEncounters(input.documents, input.practice, input.conceptMaps);
  const total: IntakeCounts[] = [];
  for (let start = 0; start < intake.encounters.length; start += SLICE) {
    const slice = intake.encounters.slice(start, start + SLICE);
    const act = { action: 'claim.import', objectType: 'encounter' } as const;
    const outcome = await context.unitOfWork.run(actor, act, async (records) => {
      if (start === 0) await saveSettings(records, actor.practiceId, input.practice);
      const counts = await new ClaimIntake(context, records).take(slice);
      records.audit.count({ encounters: slice.length, claims: counts.claims });
      return done(counts);
    });
    if ('refused' in outcome) return outcome;
    total.push(outcome.done);
    onProgress(start + slice.length, intake.encounters.length);
  }
  return done({
    ...sumCounts(total),
    encounters: intake.encounters.length,
    byReason: countReasons(intake.encounters),
    unclaimed: intake.encounters.flatMap((each) =>
      each.kind === 'claims'
        ? []
        : [{ ...each.key, kind: each.kind, outcome: renderOperationOutcome(each.issues) }],
    ),
    issues: intake.issues,
  });
}

async function saveSettings(records: Records, practiceId: string, settings: PracticeSettings): Promise<void> {
  await records.practices.save({ practiceId, name: settings.name, settings });
}

function sumCounts(counts: readonly IntakeCounts[]): IntakeCounts {
  const sum = (field: keyof IntakeCounts) => counts.reduce((rest, each) => rest + each[field], 0);
  return {
    claimed: sum('claimed'),
    held: sum('held'),
    notBillable: sum('notBillable'),
    unchanged: sum('unchanged'),
    correctionsProposed: sum('correctionsProposed'),
    claims: sum('claims'),
    ready: sum('ready'),
    needsWork: sum('needsWork'),
    selfPay: sum('selfPay'),
  };
}

function countReasons(encounters: readonly EncounterResult[]): ImportSummary['byReason'] {
  const reasons = new Map<string, { count: number; example: Issue }>();
  for (const encounter of encounters) {
    if (encounter.kind === 'claims') continue;
    const errors = encounter.issues.filter((found) => found.severity === 'error');
    const codes = new Map(
      (errors.length > 0 ? errors : encounter.issues).map((found) => [found.code, found]),
    );
    for (const [code, example] of codes) {
      reasons.set(code, { count: (reasons.get(code)?.count ?? 0) + 1, example });
    }
  }
  return [...reasons]
    .map(([code, reason]) => ({ code, ...reason }))
    .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}
