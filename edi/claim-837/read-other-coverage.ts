import type { ClaimCommon, OtherCoverage } from '../../schemas/claim.js';
import type { OtherPayerProvider } from '../../schemas/claim-supplements.js';
import { presentAll } from '../present.js';
import { findText } from '../segment-reading.js';
import { findParty, type LoopSegments } from './loop-segments.js';
import { presentList } from './present-list.js';
import { readPayer, readPerson, readReferences, readSubscriber } from './read-party.js';
import {
  readAdjudicationInformation,
  readAmount,
  readReference,
  readReportedAdjustments,
} from './read-supplements.js';

const LOOP = '2320';
const PAYER_LOOP = '2330B';

type ClaimCodes = Pick<ClaimCommon, 'benefitsAssignmentCode' | 'patientSignatureSourceCode' | 'releaseCode'>;

/** Loops 2320 and 2330A to 2330I, split before each NM1; `claim` has the codes that OI may repeat. */
export function readOtherCoverage(
  head: LoopSegments,
  parties: readonly LoopSegments[],
  claim: ClaimCodes,
): OtherCoverage {
  const coverage = head.take('SBR')!;
  const holder = findParty(parties, 'IL');
  const name = holder?.find('NM1');
  const payer = findParty(parties, 'PR');
  const decided = payer?.take('DTP', '573');
  const payerControlNumber = payer && readReference(payer, 'F8');
  const payerReferences = payer && readReferences(payer);
  return presentAll(
    {
      payer: readPayer(payer),
      payerResponsibility: coverage.element(1),
      subscriber: readSubscriber(readPerson('2330A', holder), name, coverage),
      relationshipCode: coverage.element(2),
      insuranceTypeCode: findText(coverage, 5),
      adjustments: presentList(readReportedAdjustments(head, LOOP)),
      paidAmount: readAmount(head, LOOP, 'D'),
      nonCoveredAmount: readAmount(head, LOOP, 'A8'),
      remainingLiabilityAmount: readAmount(head, LOOP, 'EAF'),
    },
    readInsuranceInformation(head, claim),
    {
      inpatient: readAdjudicationInformation(head, 'MIA'),
      outpatient: readAdjudicationInformation(head, 'MOA'),
      adjudicationDate: decided && head.reading.readDate(PAYER_LOOP, decided, 3),
      payerControlNumber,
      payerReferences,
      payerProviders: presentList(parties.flatMap((party) => readPayerProvider(party) ?? [])),
    },
  );
}

/** OI: what it says otherwise than the claim. */
function readInsuranceInformation(head: LoopSegments, claim: ClaimCodes) {
  const segment = head.take('OI');
  if (!segment) return {};
  const benefits = head.reading.readCode(LOOP, segment, 3, ['Y', 'N', 'W'], 'warning');
  const release = head.reading.readCode(LOOP, segment, 6, ['Y', 'I'], 'warning');
  const signature = segment.element(4);
  return {
    benefitsAssignmentCode: benefits === claim.benefitsAssignmentCode ? undefined : benefits,
    patientSignatureSourceCode:
      signature === (claim.patientSignatureSourceCode ?? '') ? undefined : signature,
    releaseCode: release === claim.releaseCode ? undefined : release,
  };
}

/** Loops 2330C to 2330I: every name that is neither holder nor payer. */
function readPayerProvider(party: LoopSegments): OtherPayerProvider | undefined {
  const name = party.take('NM1');
  if (!name) return undefined;
  return {
    entityCode: name.element(1),
    entityType: name.element(2) === '1' ? 'person' : 'organization',
    references: readReferences(party) ?? [],
  };
}
