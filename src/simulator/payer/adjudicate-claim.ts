import type { ReceivedClaim, ReceivedLine, ReceivedName } from '../../../edi/claim-837/read-claims-837.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { parseCents, sumCents, ZERO } from '../../../schemas/money.js';
import type { ClaimPayment, RemittanceName } from '../../../schemas/remittance-advice.js';
import { createRandom, type Random } from '../create-random.js';
import {
  cutUnits,
  denyLine,
  hasSeveralUnits,
  type MemberTerms,
  priceLine,
  settleRest,
} from './adjudicate-line.js';
import {
  BUNDLING_DENIAL,
  CLAIM_DENIALS,
  type DenialKind,
  LINE_DENIALS,
  PRIOR_PAYMENT_MISSING,
} from './denial-kinds.js';
import { buildServicePayment, type LineDecision, NOWHERE } from './line-parts.js';
import type { PayerBehaviour } from './payer-behaviour.js';
import type { PayerPolicy } from './payer-policy.js';
import type { PriorShares } from './read-prior-payments.js';

/** A claim as it lies on the payer's desk. */
export interface DeskClaim {
  readonly claim: ReceivedClaim;
  readonly policy: PayerPolicy;
  /** What earlier payers left open, by line. */
  readonly priorShares: PriorShares;
  readonly receivedDate?: CalendarDate;
}

export interface Adjudicating {
  readonly seed: string;
  readonly behaviour: PayerBehaviour;
  /** What a correction allows, in percent of the first decision. */
  readonly feePercent?: number;
}

const RESPONSIBILITIES = ['P', 'S', 'T'];

/** The dice of a claim: they know nothing of the other claims or of the order in which they came. */
export function createClaimRandom(seed: string, { claim, policy }: DeskClaim, purpose: string): Random {
  const { patientControlNumber, frequencyCode } = claim;
  return createRandom(`${seed}/${purpose}/${policy.payerId}/${patientControlNumber}/${frequencyCode}`);
}

/** REF*1K of the acknowledgement and CLP07 of the first 835. */
export function findPayerControlNumber(seed: string, desk: DeskClaim): string {
  return drawControlNumber(createClaimRandom(seed, desk, 'claim'), desk);
}

/** The first throw of the dice that decide the claim. */
function drawControlNumber(random: Random, { policy }: DeskClaim): string {
  return `${policy.payerId.slice(-2)}${random.digits(12)}`;
}

/** One claim payment that balances by line and by claim: paid, partly paid, left to the patient, or denied. */
export function adjudicateClaim(desk: DeskClaim, adjudicating: Adjudicating): ClaimPayment {
  const { claim, policy } = desk;
  const random = createClaimRandom(adjudicating.seed, desk, 'claim');
  const payerControlNumber = drawControlNumber(random, desk);
  const denial = findClaimDenial(random, desk, adjudicating.behaviour);
  const decide = denial
    ? (line: ReceivedLine) => denyLine(line, denial)
    : createLineDecision(random, desk, adjudicating);
  const services = claim.lines.map((line, index) =>
    buildServicePayment(line, index + 1, decide(line, index)),
  );
  const shares = services.flatMap(({ adjustments }) =>
    adjustments.filter(({ groupCode }) => groupCode === 'PR'),
  );
  const patientShare = sumCents(shares, ({ amount }) => amount);
  const allowed = sumCents(services, ({ amounts }) => amounts[0]?.amount ?? ZERO);
  const place = Math.max(0, RESPONSIBILITIES.indexOf(claim.payerResponsibility));
  return {
    ordinal: 0,
    headerNumber: '1',
    patientControlNumber: claim.patientControlNumber,
    claimStatusCode: denial?.claimStatusCode ?? String(place + 1),
    chargeAmount: claim.chargeAmount,
    paymentAmount: sumCents(services, ({ paymentAmount }) => paymentAmount),
    ...(patientShare !== ZERO && { patientResponsibilityAmount: patientShare }),
    claimFilingCode: policy.claimFilingCode,
    payerControlNumber,
    facilityCode: claim.facilityCode,
    frequencyCode: claim.frequencyCode,
    adjustments: [],
    names: buildNames(claim),
    ...buildRemarks(policy, denial?.claimRemarks ?? []),
    references: [],
    dates: desk.receivedDate ? [{ qualifier: '050', date: desk.receivedDate }] : [],
    contacts: [],
    amounts: allowed === ZERO ? [] : [{ qualifier: 'AU', amount: allowed }],
    quantities: [],
    services,
    otherSegments: [],
    place: NOWHERE,
  };
}

function findClaimDenial(random: Random, desk: DeskClaim, behaviour: PayerBehaviour): DenialKind | undefined {
  const isDenied = random.chance(behaviour.claimDenialPercent);
  const kind = random.pickWeighted(CLAIM_DENIALS);
  const { claim, priorShares } = desk;
  if (
    claim.payerResponsibility !== 'P' &&
    claim.lines.some((line) => !priorShares.has(line.lineControlNumber))
  )
    return PRIOR_PAYMENT_MISSING;
  // A later payer has nobody behind it to point to.
  return isDenied && !(claim.payerResponsibility !== 'P' && kind.reasonCode === '22') ? kind : undefined;
}

function createLineDecision(
  random: Random,
  { claim, policy, priorShares }: DeskClaim,
  { behaviour, feePercent }: Adjudicating,
): (line: ReceivedLine, index: number) => LineDecision {
  const terms = findMemberTerms(random, policy);
  return (line, index) => {
    const isDenied = random.chance(behaviour.lineDenialPercent);
    const kind = random.pickWeighted(index > 0 ? [...LINE_DENIALS, BUNDLING_DENIAL] : LINE_DENIALS);
    const isCut = random.chance(behaviour.lineDenialPercent) && hasSeveralUnits(line);
    const open = priorShares.get(line.lineControlNumber);
    if (claim.payerResponsibility !== 'P' && open !== undefined) return settleRest(line, open, policy);
    if (line.chargeAmount === ZERO) return { adjustments: [], remarkCodes: [] };
    if (isDenied) return denyLine(line, kind);
    return isCut ? cutUnits(random, line, policy, terms) : priceLine(line, policy, terms, feePercent);
  };
}

/** Most members have met their deductible; of the others some owe little, some all of the claim. */
function findMemberTerms(random: Random, policy: PayerPolicy): MemberTerms {
  const owes = random.chance(policy.deductiblePercent);
  const left = parseCents(random.pick(['35', '80.5', '257', '1500']))!;
  return { deductible: owes ? left : ZERO, copay: policy.copay };
}

function buildNames({ patient, subscriber }: ReceivedClaim): RemittanceName[] {
  const isSubscriber =
    patient.identifier === subscriber.identifier &&
    patient.firstName === subscriber.firstName &&
    patient.lastName === subscriber.lastName;
  return isSubscriber
    ? [buildName('QC', subscriber)]
    : [buildName('QC', patient), buildName('IL', subscriber)];
}

function buildName(entityCode: string, { lastName, firstName, identifier }: ReceivedName): RemittanceName {
  return {
    entityCode,
    entityType: '1',
    lastName,
    ...(firstName !== '' && { firstName }),
    ...(identifier !== '' && { identifierQualifier: 'MI', identifier }),
  };
}

/** MOA03 to MOA07; Medicare says on every claim where an appeal may go (MA01). */
function buildRemarks(policy: PayerPolicy, remarks: readonly string[]): Pick<ClaimPayment, 'outpatient'> {
  const remarkCodes =
    policy.kind === 'medicare' && !remarks.includes('MA130') ? ['MA01', ...remarks] : remarks;
  if (remarkCodes.length === 0) return {};
  return { outpatient: { remarkCodes, elements: ['', '', ...remarkCodes] } };
}
