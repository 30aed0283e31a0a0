import type { Diagnosis, ProfessionalClaim } from '../../schemas/claim.js';
import type { SpinalManipulation } from '../../schemas/professional-supplements.js';
import { present, presentAll } from '../present.js';
import { findText } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import type { ClaimLevels } from './claim-levels.js';
import { splitClaim } from './claim-parts.js';
import type { ClaimReading } from './claim-reading.js';
import { findParty, type LoopSegments } from './loop-segments.js';
import { presentList } from './present-list.js';
import { CLAIM_ROLES, type ClaimRole } from './professional-roles.js';
import { readAmbulance, readAmbulancePlaces } from './read-ambulance.js';
import { readClaimHead } from './read-claim-head.js';
import { readAccident, readClaimInformation, readFrequencyCode } from './read-claim-information.js';
import { readContact, readProvider } from './read-party.js';
import { readServiceLine } from './read-service-line.js';

const DIAGNOSES = ['ABK', 'BK', 'ABF', 'BF'];

/** Loop 2300 and below. Undefined, with errors, when an amount, a date or a code of it cannot be read. */
export function readProfessionalClaim(
  reading: ClaimReading,
  segments: readonly Segment[],
  levels: ClaimLevels,
): ProfessionalClaim | undefined {
  const before = reading.issues.length;
  const parts = splitClaim(reading, segments);
  const { head, parties } = parts;
  const claim = head.take('CLM')!;
  const frequencyCode = readFrequencyCode(reading, claim);
  const information = readClaimInformation(reading, claim);
  const lines = parts.lines.flatMap(
    (each, index) => readServiceLine(each, index, claim.component(5, 1)) ?? [],
  );
  if (!frequencyCode || !information) return undefined;
  const providerOf = (entityCode: ClaimRole) => {
    const party = findParty(parties, entityCode);
    return party && readProvider(party, CLAIM_ROLES[entityCode]);
  };
  const facility = findParty(parties, '77');
  const read = presentAll(
    information,
    {
      form: 'professional' as const,
      frequencyCode,
    },
    levels,
    {
      accident: readAccident(reading, claim, head.take('DTP', '439')),
    },
    readClaimHead(parts, information),
    {
      renderingProvider: providerOf('82'),
      referringProvider: providerOf('DN'),
      primaryCareProvider: providerOf('P3'),
      supervisingProvider: providerOf('DQ'),
      facilityContact: facility && readContact(facility),
      serviceFacility: facility && readProvider(facility, CLAIM_ROLES['77']),
      ambulance: readAmbulance(head, '2300'),
    },
    readAmbulancePlaces(parties),
    {
      spinalManipulation: readSpinalManipulation(head),
      diagnoses: readDiagnoses(head),
      anesthesiaProcedures: presentList(readCodes(head, 'BP', 'BO')),
      conditionCodes: presentList(readCodes(head, 'BG')),
      lines,
    },
  );
  const failed = reading.issues.slice(before).some(({ severity }) => severity === 'error');
  return failed ? undefined : read;
}

/** CR2. */
function readSpinalManipulation(head: LoopSegments): SpinalManipulation | undefined {
  const segment = head.take('CR2');
  if (!segment) return undefined;
  return present({
    conditionCode: segment.element(8),
    description: findText(segment, 10),
    furtherDescription: findText(segment, 11),
  });
}

/** The diagnoses of HI, principal first; BK and BF name ICD-9-CM. */
function readDiagnoses(head: LoopSegments): Diagnosis[] {
  return head.takeAll('HI', ...DIAGNOSES).flatMap((segment) =>
    codesOf(segment)
      .filter(({ qualifier }) => DIAGNOSES.includes(qualifier))
      .map(({ qualifier, code }) => (qualifier.startsWith('A') ? { code } : { code, isIcd9: true as const })),
  );
}

/** The codes of all HI that begin with one of these qualifiers. */
function readCodes(head: LoopSegments, ...qualifiers: readonly string[]): string[] {
  return head.takeAll('HI', ...qualifiers).flatMap((segment) => codesOf(segment).map(({ code }) => code));
}

function codesOf(segment: Segment) {
  return Array.from({ length: segment.elementCount }, (_, index) => ({
    qualifier: segment.component(index + 1, 1),
    code: segment.component(index + 1, 2),
  }));
}
