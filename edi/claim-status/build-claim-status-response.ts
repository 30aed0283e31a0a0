import type {
  AnsweredClaim,
  AnsweredLine,
  AnsweredPatient,
  AnsweredProvider,
  AnsweredReceiver,
  AnsweringPayer,
  ClaimStatusResponse,
} from '../../schemas/claim-status.js';
import { type BuiltLevel, buildHierarchy, buildOthers } from '../build-hierarchy.js';
import { dayOf } from '../build-period.js';
import { buildContact, buildName } from '../remittance-835/build-common.js';
import type { SegmentData } from '../x12/segment.js';
import { buildNumber, buildReportedStatus, buildServiceLine, buildServicePeriod } from './build-common.js';
import { PROVIDER_TRACE, RECEIVER_TRACE } from './read-claim-traces.js';

/** What a 277 says between ST and SE. */
export type ClaimStatusResponseContent = Omit<ClaimStatusResponse, 'transactionSetControlNumber' | 'place'>;

/** The segments between ST and SE of a 277 (005010X212). What was read and is built again means the same. */
export function buildClaimStatusResponse(response: ClaimStatusResponseContent): SegmentData[] {
  const { reference, createdDate, createdTime, payers, otherSegments } = response;
  return [
    ['BHT', '0010', '08', reference, dayOf(createdDate), createdTime, 'DG'],
    ...buildOthers(otherSegments),
    ...buildHierarchy(payers.map(buildPayer)),
  ];
}

function buildPayer({ name, contacts, otherSegments, receivers }: AnsweringPayer): BuiltLevel {
  const segments = [buildName(name), ...contacts.map(buildContact), ...buildOthers(otherSegments)];
  return { code: '20', segments, children: receivers.map(buildReceiver) };
}

function buildReceiver(receiver: AnsweredReceiver): BuiltLevel {
  const segments = [
    buildName(receiver.name),
    ...buildOwnStatus(RECEIVER_TRACE, receiver),
    ...buildOthers(receiver.otherSegments),
  ];
  return { code: '21', segments, children: receiver.providers.map(buildProvider) };
}

function buildProvider(provider: AnsweredProvider): BuiltLevel {
  const segments = [
    ...provider.names.map(buildName),
    ...buildOwnStatus(PROVIDER_TRACE, provider),
    ...buildOthers(provider.otherSegments),
  ];
  const children = provider.subscribers.map((subscriber) => ({
    code: '22',
    segments: buildPatient(subscriber),
    children: subscriber.dependents.map((dependent) => ({ code: '23', segments: buildPatient(dependent) })),
  }));
  return { code: '19', segments, children };
}

/** TRN and STC of a level that is answered as a whole. */
function buildOwnStatus(
  traceType: string,
  { traceNumber, statuses }: Pick<AnsweredReceiver, 'traceNumber' | 'statuses'>,
): SegmentData[] {
  const trace = traceNumber === undefined ? [] : [['TRN', traceType, traceNumber] as const];
  return [...trace, ...statuses.map(buildReportedStatus)];
}

function buildPatient({ name, otherSegments, claims }: AnsweredPatient): SegmentData[] {
  return [buildName(name), ...buildOthers(otherSegments), ...claims.flatMap(buildClaim)];
}

function buildClaim(claim: AnsweredClaim): SegmentData[] {
  return [
    ['TRN', '2', claim.traceNumber],
    ...claim.statuses.map(buildReportedStatus),
    ...buildNumber('1K', claim.payerControlNumber),
    ...buildNumber('BLT', claim.billType),
    ...buildNumber('EJ', claim.patientControlNumber),
    ...buildNumber('XZ', claim.prescriptionNumber),
    ...buildNumber('VV', claim.voucherNumber),
    ...buildNumber('D9', claim.clearinghouseTraceNumber),
    ...buildServicePeriod(claim),
    ...buildOthers(claim.otherSegments),
    ...claim.lines.flatMap(buildLine),
  ];
}

function buildLine(line: AnsweredLine): SegmentData[] {
  return [
    buildServiceLine(line, line.paymentAmount),
    ...line.statuses.map(buildReportedStatus),
    ...buildNumber('FJ', line.lineControlNumber),
    ...buildServicePeriod(line),
    ...buildOthers(line.otherSegments),
  ];
}
