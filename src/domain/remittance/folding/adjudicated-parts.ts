import { readGroupCode, readReasonCode } from '../../../../schemas/codes/adjustment-reasons.js';
import { addCents, type Cents, sumCents, ZERO } from '../../../../schemas/money.js';
import type { Open } from '../../../../schemas/open.js';
import type { Adjustment, ClaimPayment, ServicePayment } from '../../../../schemas/remittance-advice.js';
import type { Adjudication, ClaimAccount } from '../../../../schemas/remittance-records.js';
import {
  type AdjustmentClass,
  type AdjustmentSetting,
  type ClassDecision,
  classifyAdjustment,
} from '../../denials/classify-adjustment.js';
import type { PlanTerms } from '../plan-terms.js';

/** One CAS triplet with its class and the row of the decision table behind it. */
export interface ClassifiedAdjustment extends ClassDecision {
  readonly groupCode: string;
  readonly reasonCode: string;
  readonly amount: Cents;
  /** `2.1`: service ordinal (0 for the claim) and place among its CAS, from 1. */
  readonly casOrdinal: string;
  readonly remarkCodes: readonly string[];
}

/** What a claim payment says of one line, or of the claim where `lineControlNumber` is absent. */
export interface AdjudicatedPart {
  readonly lineControlNumber?: string;
  /** SVC02, summed over the services of the line; CLP03 without lines. */
  readonly chargeAmount: Cents;
  /** SVC03, summed; CLP04 without lines. */
  readonly paymentAmount: Cents;
  /** AMT*B6, summed; absent where a service of the line has none. */
  readonly allowedAmount?: Cents;
  readonly adjustments: readonly ClassifiedAdjustment[];
}

interface RawAdjustment extends Pick<Adjustment, 'groupCode' | 'reasonCode' | 'amount'> {
  readonly casOrdinal: string;
  readonly remarkCodes: readonly string[];
}

/** True when every service has found a line of the claim, and none answers the charges of others with its own. */
export function hasAllLines(claim: ClaimAccount, adjudication: Adjudication): boolean {
  const known = new Set(claim.lines.map((line) => line.lineControlNumber));
  const { services } = adjudication.payment;
  return (
    services.length > 0 &&
    services.every((service) => known.has(adjudication.lineMatches[service.ordinal] ?? '')) &&
    !isBundled(claim, adjudication)
  );
}

/** The whole charge of the claim, under fewer lines than it was billed by. */
function isBundled(claim: ClaimAccount, { payment, lineMatches }: Adjudication): boolean {
  const matched = new Set(Object.values(lineMatches));
  return (
    payment.chargeAmount === sumCents(claim.lines, (line) => line.chargeAmount) &&
    claim.lines.some((line) => line.chargeAmount > ZERO && !matched.has(line.lineControlNumber))
  );
}

/** The parts by line of the claim, in its order; several services of one line are summed first. */
export function buildLineParts(
  claim: ClaimAccount,
  adjudication: Adjudication,
  terms: PlanTerms,
): AdjudicatedPart[] {
  const { payment } = adjudication;
  return claim.lines.flatMap((line) => {
    const { lineControlNumber } = line;
    const services = payment.services.filter(
      (service) => adjudication.lineMatches[service.ordinal] === lineControlNumber,
    );
    if (services.length === 0) return [];
    const chargeAmount = sumCents(services, (service) => service.chargeAmount);
    const paymentAmount = sumCents(services, (service) => service.paymentAmount);
    const raw = services.flatMap((service) => readService(payment, service));
    const amounts = { chargeAmount, paymentAmount };
    const adjustments = classify({ claim, adjudication, terms }, amounts, raw, raw);
    const part: Open<AdjudicatedPart> = { lineControlNumber, chargeAmount, paymentAmount, adjustments };
    const stated = findStatedAllowed(services);
    if (stated !== undefined) part.allowedAmount = stated;
    return [part];
  });
}

function findStatedAllowed(services: ClaimPayment['services']): Cents | undefined {
  const stated = services.map(({ amounts }) => amounts.find(({ qualifier }) => qualifier === 'B6')?.amount);
  return stated.includes(undefined) ? undefined : sumCents(stated, (amount) => amount ?? ZERO);
}

/** The whole claim payment as one part, for a payer that adjudicated the claim, or lines that cannot be told. */
export function buildClaimPart(
  claim: ClaimAccount,
  adjudication: Adjudication,
  terms: PlanTerms,
): AdjudicatedPart {
  const { payment } = adjudication;
  const raw = readAll(payment);
  return {
    chargeAmount: payment.chargeAmount,
    paymentAmount: payment.paymentAmount,
    adjustments: classify({ claim, adjudication, terms }, payment, raw, raw),
  };
}

/** The CAS of the claim that stand beside lines; absent when there are none. Its cash is in the lines. */
export function buildBesideLinesPart(
  claim: ClaimAccount,
  adjudication: Adjudication,
  terms: PlanTerms,
): AdjudicatedPart | undefined {
  const { payment } = adjudication;
  const raw = readClaim(payment);
  if (raw.length === 0) return undefined;
  return {
    chargeAmount: ZERO,
    paymentAmount: ZERO,
    adjustments: classify({ claim, adjudication, terms }, payment, raw, readAll(payment)),
  };
}

export function findClaimRemarks(payment: ClaimPayment): readonly string[] {
  return [...(payment.inpatient?.remarkCodes ?? []), ...(payment.outpatient?.remarkCodes ?? [])];
}

function readAll(payment: ClaimPayment): RawAdjustment[] {
  return [...readClaim(payment), ...payment.services.flatMap((service) => readService(payment, service))];
}

function readClaim(payment: ClaimPayment): RawAdjustment[] {
  return readAdjustments(payment.adjustments, 0, findClaimRemarks(payment));
}

function readService(payment: ClaimPayment, service: ServicePayment): RawAdjustment[] {
  const remarkCodes = [...service.remarkCodes, ...findClaimRemarks(payment)];
  return readAdjustments(service.adjustments, service.ordinal, remarkCodes);
}

function readAdjustments(
  adjustments: readonly Adjustment[],
  ordinal: number,
  remarkCodes: readonly string[],
): RawAdjustment[] {
  const raw: RawAdjustment[] = [];
  for (const [index, { groupCode, reasonCode, amount }] of adjustments.entries()) {
    const casOrdinal = `${ordinal}.${index + 1}`;
    if (amount === ZERO) continue;
    raw.push({
      groupCode: readGroupCode(groupCode),
      reasonCode: readReasonCode(reasonCode),
      amount,
      casOrdinal,
      remarkCodes,
    });
  }
  return raw;
}

function classify(
  { claim, adjudication, terms }: { claim: ClaimAccount; adjudication: Adjudication; terms: PlanTerms },
  of: { readonly chargeAmount: Cents; readonly paymentAmount: Cents },
  raw: readonly RawAdjustment[],
  around: readonly RawAdjustment[],
): ClassifiedAdjustment[] {
  const payer = claim.payers.find((each) => each.sequence === adjudication.payerSequence);
  const setting: Open<AdjustmentSetting> = {
    chargeAmount: of.chargeAmount,
    paymentAmount: of.paymentAmount,
    adjustments: around,
    remarkCodes: [...new Set(around.flatMap((adjustment) => adjustment.remarkCodes))],
    on: adjudication.paymentDate ?? adjudication.productionDate,
    table: terms.table,
  };
  if (payer) setting.payer = payer;
  return raw.map((adjustment) => classifyOne(adjustment, setting));
}

/** Field by field: a remittance has thousands of them, and spreads take ten times as long. */
function classifyOne(raw: RawAdjustment, setting: AdjustmentSetting): ClassifiedAdjustment {
  const { groupCode, reasonCode, amount, casOrdinal, remarkCodes } = raw;
  const { class: found, ruleId, isPreventable } = classifyAdjustment(raw, setting);
  const classified: Open<ClassifiedAdjustment> = {
    groupCode,
    reasonCode,
    amount,
    casOrdinal,
    remarkCodes,
    class: found,
    ruleId,
  };
  if (isPreventable !== undefined) classified.isPreventable = isPreventable;
  return classified;
}

/** The sum over the adjustments of some kinds. */
export function sumKinds(
  adjustments: readonly ClassifiedAdjustment[],
  ...kinds: readonly AdjustmentClass['kind'][]
): Cents {
  return addCents(
    ...adjustments.filter((each) => kinds.includes(each.class.kind)).map((each) => each.amount),
  );
}
