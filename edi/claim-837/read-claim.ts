import type { Accident, Claim, Diagnosis, ServiceLine } from '../../schemas/claim.js';
import { present } from '../present.js';
import { findText, type SegmentReading, splitBefore } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { readOtherCoverage, readProvider } from './read-party.js';
import { readServiceLine } from './read-service-line.js';

const LOOP = '2300';
const CAUSES = ['AA', 'EM', 'OA'] as const;

/** What the levels above a CLM say. */
export type ClaimLevels = Pick<
  Claim,
  'billingProvider' | 'subscriber' | 'payer' | 'payerResponsibility' | 'patient' | 'relationshipCode'
>;

/** Loop 2300 and below. Undefined, with errors, when an amount, a date or a code of it cannot be read. */
export function readClaim(
  reading: SegmentReading,
  segments: readonly Segment[],
  levels: ClaimLevels,
): Claim | undefined {
  const [own, ...lineSegments] = splitBefore(segments, 'LX') as [Segment[], ...Segment[][]];
  const [main, ...coverages] = splitBefore(own, 'SBR') as [Segment[], ...Segment[][]];
  const [head, ...parties] = splitBefore(main, 'NM1') as [Segment[], ...Segment[][]];
  const claim = head[0]!;
  const before = reading.issues.length;
  const codes = readClaimCodes(reading, claim);
  const chargeAmount = reading.readAmount(LOOP, claim, 2);
  const lines = lineSegments.map((each, index) => readServiceLine(reading, each, index));
  const accident = readAccident(reading, claim, head);
  const failed = reading.issues.slice(before).some(({ severity }) => severity === 'error');
  if (failed || chargeAmount === undefined || !codes) return undefined;
  const partyOf = (code: string) => parties.find(([name]) => name!.element(1) === code);
  const providerOf = (code: string) => {
    const party = partyOf(code);
    return party && readProvider(party);
  };
  const referenceOf = (qualifier: string) =>
    head.find((segment) => segment.id === 'REF' && segment.element(1) === qualifier)?.element(2);
  return present({
    patientControlNumber: claim.element(1),
    form: 'professional',
    facilityCode: claim.component(5, 1),
    ...codes,
    chargeAmount,
    ...levels,
    otherCoverages: coverages.map((each) => readCoverage(reading, each)),
    renderingProvider: providerOf('82'),
    referringProvider: providerOf('DN'),
    supervisingProvider: providerOf('DQ'),
    serviceFacility: providerOf('77'),
    diagnoses: readDiagnoses(head),
    lines: lines as ServiceLine[],
    priorAuthorizationNumber: referenceOf('G1'),
    payerControlNumber: referenceOf('F8'),
    accident,
  });
}

/** CLM05-3 to CLM09; undefined when one is absent or unknown. */
function readClaimCodes(reading: SegmentReading, claim: Segment) {
  const text = claim.component(5, 3);
  const frequencyCode = (['1', '7', '8'] as const).find((code) => code === text);
  const wanted = '1, 7, 8';
  if (!frequencyCode) reading.note('edi.bad-code', LOOP, claim, 5, { wanted });
  const signature = reading.readCode(LOOP, claim, 6, ['Y', 'N']);
  const assignmentCode = readRequiredCode(reading, claim, 7, ['A', 'B', 'C']);
  const benefitsAssignmentCode = readRequiredCode(reading, claim, 8, ['Y', 'N', 'W']);
  const releaseCode = readRequiredCode(reading, claim, 9, ['Y', 'I']);
  if (!frequencyCode || !assignmentCode || !benefitsAssignmentCode || !releaseCode) return undefined;
  const providerSignatureOnFile = signature === 'Y';
  return { frequencyCode, providerSignatureOnFile, assignmentCode, benefitsAssignmentCode, releaseCode };
}

function readRequiredCode<const T extends string>(
  reading: SegmentReading,
  segment: Segment,
  position: number,
  wanted: readonly T[],
): T | undefined {
  const code = reading.readCode(LOOP, segment, position, wanted);
  if (findText(segment, position) === undefined) {
    reading.note('edi.bad-code', LOOP, segment, position, { wanted: wanted.join(', ') });
  }
  return code;
}

/** CLM11 and DTP*439. */
function readAccident(
  reading: SegmentReading,
  claim: Segment,
  segments: readonly Segment[],
): Accident | undefined {
  const texts = [1, 2, 3].map((component) => claim.component(11, component));
  const causes = CAUSES.filter((cause) => texts.includes(cause));
  const date = segments.find((segment) => segment.id === 'DTP' && segment.element(1) === '439');
  if (!date && causes.length === 0) return undefined;
  return present({
    date: date && reading.readDate(LOOP, date, 3),
    causes,
    state: claim.component(11, 4) || undefined,
  });
}

/** The diagnoses of HI, principal first (ABK, ABF; BK and BF as ICD-9 wrote them). */
function readDiagnoses(segments: readonly Segment[]): Diagnosis[] {
  return segments
    .filter(({ id }) => id === 'HI')
    .flatMap((segment) =>
      Array.from({ length: segment.elementCount }, (_, index) => ({
        qualifier: segment.component(index + 1, 1),
        code: segment.component(index + 1, 2),
      })),
    )
    .filter(({ qualifier }) => ['ABK', 'ABF', 'BK', 'BF'].includes(qualifier))
    .map(({ code }) => ({ code }));
}

function readCoverage(reading: SegmentReading, segments: readonly Segment[]) {
  const [[coverage], ...parties] = splitBefore(segments, 'NM1') as [[Segment], ...Segment[][]];
  return readOtherCoverage(reading, coverage, parties);
}
