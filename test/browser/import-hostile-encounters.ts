import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { importEncounters } from '../../src/app/claims/import-encounters.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { buildClinic } from '../../src/simulator/clinic/build-clinic.js';
import { doneOf, MANAGER } from '../support/clinic-books.js';
import type { TestServer } from '../support/open-test-server.js';

/** What would run if any page took text for markup; no longer than X12 takes a name. */
export const HOSTILE_NAME = `Zz"><script>alert(1)</script><img src=x onerror=alert(2)>`;

/** Patients and a file whose names are markup, taken in the ordinary way. */
export async function importHostileEncounters({ services }: TestServer): Promise<void> {
  const clinic = buildClinic({
    seed: 'hostile',
    encounterCount: 4,
    startDate: '2026-06-01' as CalendarDate,
    endDate: '2026-06-26' as CalendarDate,
  });
  const documents = clinic.bundles.map((bundle) =>
    JSON.parse(JSON.stringify(bundle), (key, value) => (key === 'family' ? HOSTILE_NAME : value)),
  );
  const input = { documents, practice: clinic.practiceSettings, conceptMaps: BUILT_IN_CONCEPT_MAPS };
  doneOf(await importEncounters(services, MANAGER, input));
  const bytes = new TextEncoder().encode(HOSTILE_NAME);
  doneOf(await receiveFile(services, MANAGER, { name: HOSTILE_NAME, bytes }));
}
