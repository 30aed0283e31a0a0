import type { InstitutionalClaim } from '../../../schemas/institutional-claim.js';
import { presentAll } from '../../present.js';
import type { Segment } from '../../x12/segment.js';
import type { ClaimLevels } from '../claim-levels.js';
import { splitClaim } from '../claim-parts.js';
import type { ClaimReading } from '../claim-reading.js';
import { findParty } from '../loop-segments.js';
import { readClaimHead } from '../read-claim-head.js';
import { readClaimInformation } from '../read-claim-information.js';
import { readProvider } from '../read-party.js';
import { readAmount } from '../read-supplements.js';
import { readHospitalCodes } from './read-hospital-codes.js';
import { readInstitutionalLine } from './read-institutional-line.js';
import { readStay } from './read-stay.js';

const LOOP = '2300';

/**
 * Loop 2300 and below (005010X223A2). Undefined, with errors, when an amount, a date or a code of it cannot be read, or
 * when it has no statement period or no principal diagnosis.
 */
export function readInstitutionalClaim(
  reading: ClaimReading,
  segments: readonly Segment[],
  levels: ClaimLevels,
): InstitutionalClaim | undefined {
  const before = reading.issues.length;
  const parts = splitClaim(reading, segments);
  const { head, parties } = parts;
  const claim = head.take('CLM')!;
  const information = readClaimInformation(reading, claim);
  const stay = readStay(head, claim);
  const codes = readHospitalCodes(reading, claim, head.takeAll('HI'));
  const lines = parts.lines.flatMap((each, index) => readInstitutionalLine(each, index) ?? []);
  if (!information || !stay || !codes) return undefined;
  const providerOf = (entityCode: string) => {
    const party = findParty(parties, entityCode);
    return party && readProvider(party);
  };
  const read = presentAll(
    information,
    {
      form: 'institutional' as const,
      frequencyCode: claim.component(5, 3),
      providerSignatureOnFile: true,
    },
    levels,
    stay,
    codes,
    {
      estimatedAmountDue: readAmount(head, LOOP, 'F3'),
    },
    readClaimHead(parts, information),
    {
      attendingProvider: providerOf('71'),
      operatingPhysician: providerOf('72'),
      otherOperatingPhysician: providerOf('ZZ'),
      renderingProvider: providerOf('82'),
      serviceFacility: providerOf('77'),
      referringProvider: providerOf('DN'),
      lines,
    },
  );
  const failed = reading.issues.slice(before).some(({ severity }) => severity === 'error');
  return failed ? undefined : read;
}
