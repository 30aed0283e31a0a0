import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Outcome } from '../../schemas/outcome.js';
import type { Actor } from '../../src/app/actor.js';
import { importEncounters } from '../../src/app/claims/import-encounters.js';
import { submitClaims } from '../../src/app/claims/submit-claims.js';
import type { AppContext } from '../../src/app/context.js';
import { buildClinic } from '../../src/simulator/clinic/build-clinic.js';

export const MANAGER: Actor = { actorId: 'test', role: 'billing-manager', practiceId: 'main' };

/** The value of what must have been done; fails the test with the issues otherwise. */
export function doneOf<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refused)}`);
  return outcome.done;
}

/** A seeded clinic's encounters imported and submitted: what came in, and the bytes that went out. */
export async function fillBooks(context: AppContext, encounterCount: number) {
  const clinic = buildClinic({
    seed: 'books',
    encounterCount,
    startDate: '2026-01-05' as CalendarDate,
    endDate: '2026-06-26' as CalendarDate,
  });
  const input = {
    documents: clinic.bundles,
    practice: clinic.practiceSettings,
    conceptMaps: BUILT_IN_CONCEPT_MAPS,
  };
  const intake = doneOf(await importEncounters(context, MANAGER, input));
  const submitted = doneOf(await submitClaims(context, MANAGER));
  return { input, intake, submitted };
}
