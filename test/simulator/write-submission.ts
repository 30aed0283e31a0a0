import { buildClaims837 } from '../../edi/claim-837/build-claims-837.js';
import { writeX12 } from '../../edi/x12/write-x12.js';
import { readEncounters } from '../../fhir-mappings/read-encounters.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { ProfessionalClaim } from '../../schemas/claim.js';
import { renderIssue } from '../../schemas/issue.js';
import { readPracticeSettings } from '../../schemas/practice-schema.js';
import { buildClinic } from '../../src/simulator/clinic/build-clinic.js';

/** The insured claims of a simulated clinic, numbered in their order. */
export function buildClinicClaims(seed: string, encounterCount: number): ProfessionalClaim[] {
  const [startDate, endDate] = ['2025-01-06' as CalendarDate, '2025-12-19' as CalendarDate];
  const clinic = buildClinic({ seed, encounterCount, startDate, endDate });
  const settings = readPracticeSettings(JSON.parse(JSON.stringify(clinic.practiceSettings)));
  if ('refused' in settings) throw new Error(settings.refused.issues.map(renderIssue).join('; '));
  const read = readEncounters(JSON.parse(JSON.stringify(clinic.bundles)), settings.done, []);
  return read.encounters
    .flatMap((each) => (each.kind === 'claims' && !each.isSelfPay ? each.claims : []))
    .map((draft, index) => ({ ...draft, patientControlNumber: `CW${String(index + 1).padStart(8, '0')}` }));
}

/** One interchange with one set of claims, as a practice sends it on a day. */
export function writeSubmission(
  claims: readonly ProfessionalClaim[],
  controlNumber = '000000001',
  acknowledgementRequested = false,
): Uint8Array {
  const written = writeX12([
    {
      senderId: 'ELLERYFM',
      receiverId: 'SIMULATEDCH',
      ...{ date: '260105', time: '0900', controlNumber, acknowledgementRequested, usage: 'T' },
      groups: [
        {
          ...{ functionalCode: 'HC', senderCode: 'ELLERYFM', receiverCode: 'SIMULATEDCH' },
          ...{ date: '20260105', time: '0900', controlNumber: '1', version: '005010X222A1' },
          sets: [{ identifier: '837', controlNumber: '0001', segments: buildBatch(claims) }],
        },
      ],
    },
  ]);
  if ('done' in written) return written.done;
  throw new Error(written.refused.issues.map(renderIssue).join('; '));
}

function buildBatch(claims: readonly ProfessionalClaim[]) {
  return buildClaims837({
    claims,
    submitter: { name: 'ELLERY', id: 'ELLERYFM', contactName: 'BILLING', contactPhone: '6145550140' },
    receiver: { name: 'SIMULATED CLEARINGHOUSE', id: 'SIMULATEDCH' },
    reference: '1',
    date: '20260105',
    time: '0900',
  });
}
