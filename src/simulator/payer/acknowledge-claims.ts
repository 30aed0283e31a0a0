import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type {
  AcknowledgedClaim,
  AcknowledgedProvider,
  AcknowledgedTotals,
  ClaimAcknowledgement,
  ClaimStatus,
  ClaimStatusCode,
} from '../../../schemas/claim-acknowledgement.js';
import { sumCents } from '../../../schemas/money.js';
import type { RemittanceName } from '../../../schemas/remittance-advice.js';
import { createRandom } from '../create-random.js';
import { type DeskClaim, findPayerControlNumber } from './adjudicate-claim.js';
import { NOWHERE } from './line-parts.js';

/** A claim with what the payer says of it: why it is sent back, or nothing when it is taken in. */
export interface JudgedClaim {
  readonly desk: DeskClaim;
  readonly rejection?: ClaimStatusCode;
}

type Content = Pick<ClaimAcknowledgement, 'reference' | 'createdDate' | 'createdTime' | 'sources'>;

const RECEIVED: ClaimStatusCode = { category: 'A1', status: '19', entity: '41' };
const PASSED_ON: ClaimStatusCode = { category: 'A0', status: '16', entity: 'PR' };
const TAKEN_IN: ClaimStatusCode = { category: 'A2', status: '20', entity: 'PR' };

/** The clearinghouse has every claim of the set and passes it on. */
export function buildClearinghouseAcknowledgement(
  seed: string,
  set: TransactionSet,
  claims: readonly JudgedClaim[],
  date: CalendarDate,
): Content {
  const reference = set.segments.find(({ id }) => id === 'BHT')?.element(3) ?? '';
  const said = claims.map(({ desk }) => ({ desk, code: PASSED_ON, isRejected: false }));
  const batch = { source: nameOf(set, '40', 'AY'), receiver: nameOf(set, '41', '41'), reference };
  return buildContent(`${seed}/clearinghouse/${reference}`, batch, said, date);
}

/** A payer takes in what it can read and sends the rest back; it knows the batch by a number of the clearinghouse. */
export function buildPayerAcknowledgement(
  seed: string,
  set: TransactionSet,
  claims: readonly JudgedClaim[],
  date: CalendarDate,
): Content {
  const { payerId, name } = claims[0]!.desk.policy;
  const own = set.segments.find(({ id }) => id === 'BHT')?.element(3) ?? '';
  const key = `${seed}/acknowledgement/${payerId}/${own}`;
  const source = {
    ...{ entityCode: 'PR', entityType: '2', lastName: name },
    ...{ identifierQualifier: 'PI', identifier: payerId },
  };
  const said = claims.map(({ desk, rejection }) => ({
    ...{ desk, code: rejection ?? TAKEN_IN, isRejected: rejection !== undefined },
    ...(rejection === undefined && { payerControlNumber: findPayerControlNumber(seed, desk) }),
  }));
  const reference = `CH${createRandom(`${key}/batch`).digits(8)}`;
  return buildContent(key, { source, receiver: nameOf(set, '41', '41'), reference }, said, date);
}

interface Said {
  readonly desk: DeskClaim;
  readonly code: ClaimStatusCode;
  readonly isRejected: boolean;
  readonly payerControlNumber?: string;
}

function buildContent(
  key: string,
  batch: { source: RemittanceName; receiver: RemittanceName; reference: string },
  said: readonly Said[],
  date: CalendarDate,
): Content {
  const number = createRandom(key).digits(10);
  const amount = sumCents(said, ({ desk }) => desk.claim.chargeAmount);
  const status: ClaimStatus = { codes: [RECEIVED], date, action: 'WQ', amount, place: NOWHERE };
  const npis = [...new Set(said.map(({ desk }) => desk.claim.billingProvider.identifier))];
  const providers = npis.map((npi) =>
    buildProvider(
      said.filter(({ desk }) => desk.claim.billingProvider.identifier === npi),
      date,
    ),
  );
  const receiver = { name: batch.receiver, batchReference: batch.reference, statuses: [status] };
  return {
    ...{ reference: number, createdDate: date, createdTime: '1200' },
    sources: [
      {
        ...{ name: batch.source, traceNumber: number, receivedDate: date, processedDate: date },
        receivers: [{ ...receiver, totals: totalsOf(said), providers }],
      },
    ],
  };
}

function buildProvider(said: readonly Said[], date: CalendarDate): AcknowledgedProvider {
  const { lastName, firstName, identifier } = said[0]!.desk.claim.billingProvider;
  const person = firstName === '' ? { entityType: '2' } : { entityType: '1', firstName };
  return {
    name: { entityCode: '85', ...person, lastName, identifierQualifier: 'XX', identifier },
    traceNumber: '0',
    statuses: [],
    references: [],
    totals: totalsOf(said),
    claims: said.map((each) => buildClaim(each, date)),
  };
}

function buildClaim(
  { desk, code, isRejected, payerControlNumber }: Said,
  date: CalendarDate,
): AcknowledgedClaim {
  const { patient, subscriber, patientControlNumber, chargeAmount: amount, lines } = desk.claim;
  const { lastName, firstName } = patient;
  const identifier = patient.identifier === '' ? subscriber.identifier : patient.identifier;
  const days = lines.flatMap(({ serviceDate }) => serviceDate ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  return {
    patient: {
      ...{ entityCode: 'QC', entityType: '1', lastName, identifierQualifier: 'MI', identifier },
      ...(firstName !== '' && { firstName }),
    },
    patientControlNumber,
    statuses: [{ codes: [code], date, action: isRejected ? 'U' : 'WQ', amount, place: NOWHERE }],
    ...(payerControlNumber !== undefined && { payerControlNumber }),
    ...(first && { serviceDate: first }),
    ...(last && last !== first && { serviceEndDate: last }),
    services: [],
    place: NOWHERE,
  };
}

function totalsOf(said: readonly Said[]): AcknowledgedTotals {
  const [taken, refused] = [said.filter((each) => !each.isRejected), said.filter((each) => each.isRejected)];
  const amountOf = (those: readonly Said[]) => sumCents(those, ({ desk }) => desk.claim.chargeAmount);
  return {
    ...(taken.length > 0 && { acceptedCount: taken.length }),
    ...(refused.length > 0 && { rejectedCount: refused.length }),
    ...(taken.length > 0 && { acceptedAmount: amountOf(taken) }),
    ...(refused.length > 0 && { rejectedAmount: amountOf(refused) }),
  };
}

/** NM1*40 or NM1*41 of the 837, as the 277CA names it. */
function nameOf(set: TransactionSet, found: string, entityCode: string): RemittanceName {
  const segment = set.segments.find((each) => each.id === 'NM1' && each.element(1) === found);
  return {
    ...{ entityCode, entityType: '2', lastName: segment?.element(3) ?? '' },
    ...{ identifierQualifier: '46', identifier: segment?.element(9) ?? '' },
  };
}
