import type {
  DentalClaim,
  DentalDiagnosis,
  OrthodonticTreatment,
  ToothStatus,
} from '../../../schemas/dental-claim.js';
import { present, presentAll } from '../../present.js';
import type { Segment } from '../../x12/segment.js';
import type { ClaimLevels } from '../claim-levels.js';
import { splitClaim } from '../claim-parts.js';
import type { ClaimReading } from '../claim-reading.js';
import { findParty, type LoopSegments } from '../loop-segments.js';
import { presentList } from '../present-list.js';
import { readClaimHead } from '../read-claim-head.js';
import { readAccident, readClaimInformation, readFrequencyCode } from '../read-claim-information.js';
import { readDay, readPeriod } from '../read-day.js';
import { readProvider } from '../read-party.js';
import { readReference } from '../read-supplements.js';
import { DENTAL_ROLES, type DentalRole } from './dental-roles.js';
import { readDentalLine } from './read-dental-line.js';

const LOOP = '2300';
const DIAGNOSES = ['ABK', 'BK', 'ABF', 'BF', 'TQ'];

/** Loop 2300 and below. Undefined, with errors, when an amount, a date of service or a code cannot be read. */
export function readDentalClaim(
  reading: ClaimReading,
  segments: readonly Segment[],
  levels: ClaimLevels,
): DentalClaim | undefined {
  const before = reading.issues.length;
  const parts = splitClaim(reading, segments);
  const { head } = parts;
  const claim = head.take('CLM')!;
  const frequencyCode = readFrequencyCode(reading, claim);
  const information = readClaimInformation(reading, claim);
  const lines = parts.lines.flatMap(
    (each, index) => readDentalLine(each, index, claim.component(5, 1)) ?? [],
  );
  if (!frequencyCode || !information) return undefined;
  const read = presentAll(
    information,
    {
      form: 'dental' as const,
      frequencyCode,
      isPredetermination: reading.readCode(LOOP, claim, 19, ['PB']) && (true as const),
    },
    levels,
    {
      accident: readAccident(reading, claim, head.take('DTP', '439')),
    },
    readDentalHead(head),
    readClaimHead(parts, information),
    readParties(parts.parties),
    {
      lines,
    },
  );
  const failed = reading.issues.slice(before).some(({ severity }) => severity === 'error');
  return failed ? undefined : read;
}

/** What only the dental form has a field for; taken before the lists of what is left. */
function readDentalHead(head: LoopSegments) {
  const [serviceDate, serviceEndDate] = readPeriod(head, LOOP, '472');
  return {
    serviceDate,
    serviceEndDate,
    appliancePlacementDate: readDay(head, LOOP, '452'),
    orthodontics: readOrthodontics(head),
    toothStatuses: presentList(head.takeAll('DN2').flatMap((segment) => readToothStatus(head, segment))),
    predeterminationNumber: readReference(head, 'G3'),
    diagnoses: readDiagnoses(head),
  };
}

/** DN1. */
function readOrthodontics(head: LoopSegments): OrthodonticTreatment | undefined {
  const segment = head.take('DN1');
  if (!segment) return undefined;
  return present({
    totalMonths: head.reading.readNumber(LOOP, segment, 1),
    remainingMonths: head.reading.readNumber(LOOP, segment, 2),
    isOrthodontic: segment.element(4) === 'Y' ? (true as const) : undefined,
  });
}

/** DN2; none, with a warning, for a status that the guide does not know. */
function readToothStatus({ reading }: LoopSegments, segment: Segment): ToothStatus[] {
  const statusCode = reading.readCode(LOOP, segment, 2, ['E', 'M'], 'warning');
  return statusCode ? [{ toothNumber: segment.element(1), statusCode }] : [];
}

/** HI. */
function readDiagnoses(head: LoopSegments): DentalDiagnosis[] {
  return head.takeAll('HI', ...DIAGNOSES).flatMap((segment) =>
    Array.from({ length: segment.elementCount }, (_, index): DentalDiagnosis => {
      const [qualifier, code] = [segment.component(index + 1, 1), segment.component(index + 1, 2)];
      if (qualifier === 'TQ') return { code, codeSystem: 'SNODENT' };
      return qualifier.startsWith('A') ? { code } : { code, isIcd9: true };
    }),
  );
}

/** Loops 2310A to 2310E. */
function readParties(parties: readonly LoopSegments[]) {
  const providerOf = (role: DentalRole) => {
    const party = findParty(parties, role);
    return party && readProvider(party, DENTAL_ROLES[role]);
  };
  return {
    referringProvider: providerOf('DN'),
    primaryCareProvider: providerOf('P3'),
    renderingProvider: providerOf('82'),
    serviceFacility: providerOf('77'),
    assistantSurgeon: providerOf('DD'),
    supervisingProvider: providerOf('DQ'),
  };
}
