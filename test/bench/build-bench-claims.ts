import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import type { ClaimDraft } from '../../fhir-mappings/intake-result.js';
import { readEncounters } from '../../fhir-mappings/read-encounters.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { ProfessionalClaim } from '../../schemas/claim.js';
import { renderIssue } from '../../schemas/issue.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import { readPracticeSettings } from '../../schemas/practice-schema.js';
import { buildClinic } from '../../src/simulator/clinic/build-clinic.js';

export interface BenchClaims {
  readonly practice: PracticeSettings;
  readonly claims: readonly ProfessionalClaim[];
}

/** Of a hundred encounters some are self-pay, held or not billable: so many more are built. */
const ENCOUNTERS_PER_CLAIM = 1.4;

/**
 * Claims of the simulated clinic, all to one commercial payer as the first to pay, so that one remittance can answer
 * them all. The same count gives the same claims.
 */
export function buildBenchClaims(count: number): BenchClaims {
  const clinic = buildClinic({
    seed: 'bench',
    encounterCount: Math.ceil(count * ENCOUNTERS_PER_CLAIM) + 20,
    startDate: '2025-01-06' as CalendarDate,
    endDate: '2025-12-19' as CalendarDate,
  });
  const settings = readPracticeSettings(JSON.parse(JSON.stringify(clinic.practiceSettings)));
  if ('refused' in settings) throw new Error(settings.refused.issues.map(renderIssue).join('; '));
  const drafts: ClaimDraft[] = [];
  // Bundle by bundle, as one patient never spans two: all at once would hold every resource twice.
  for (const bundle of clinic.bundles) {
    if (drafts.length >= count) break;
    const input = [JSON.parse(JSON.stringify(bundle))];
    const { encounters } = readEncounters(input, settings.done, BUILT_IN_CONCEPT_MAPS);
    const insured = encounters.flatMap((each) =>
      each.kind === 'claims' && !each.isSelfPay ? each.claims : [],
    );
    // An edit would hold a claim for a patient without an address, and its guide refuses it.
    drafts.push(...insured.filter(({ patient }) => patient.address !== undefined));
  }
  if (drafts.length < count) throw new Error(`The clinic gave ${drafts.length} claims, ${count} are wanted`);
  const insured = drafts.find(({ subscriber }) => subscriber.claimFilingCode === 'CI') ?? drafts[0]!;
  const claims = drafts.slice(0, count).map((draft, index) => ({
    ...draft,
    patientControlNumber: controlNumberOf(index + 1),
    payer: insured.payer,
    payerResponsibility: 'P',
    subscriber: { ...draft.subscriber, claimFilingCode: insured.subscriber.claimFilingCode },
    otherCoverages: [],
  }));
  return { practice: settings.done, claims };
}

export function controlNumberOf(number: number): string {
  return `CW${String(number).padStart(8, '0')}`;
}
