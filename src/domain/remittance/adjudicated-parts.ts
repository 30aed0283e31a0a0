import { addCents, type Cents, sumCents, ZERO } from '../../../schemas/money.js';
import type { Adjustment, ClaimPayment } from '../../../schemas/remittance-advice.js';
import type { Adjudication, ClaimAccount } from '../../../schemas/remittance-records.js';
import { type AdjustmentClass, classifyAdjustment } from '../denials/classify-adjustment.js';

/** One CAS triplet with its class. */
export interface ClassifiedAdjustment {
  readonly groupCode: string;
  readonly reasonCode: string;
  readonly amount: Cents;
  readonly class: AdjustmentClass;
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
  readonly adjustments: readonly ClassifiedAdjustment[];
}

interface RawAdjustment extends Pick<Adjustment, 'groupCode' | 'reasonCode' | 'amount'> {
  readonly casOrdinal: string;
  readonly remarkCodes: readonly string[];
}

/** True when every service has found a line of the claim. */
export function hasAllLines(claim: ClaimAccount, adjudication: Adjudication): boolean {
  const known = new Set(claim.lines.map((line) => line.lineControlNumber));
  const { services } = adjudication.payment;
  return (
    services.length > 0 &&
    services.every((service) => known.has(adjudication.lineMatches[service.ordinal] ?? ''))
  );
}

/** The parts by line of the claim, in its order; several services of one line are summed first. */
export function buildLineParts(claim: ClaimAccount, adjudication: Adjudication): AdjudicatedPart[] {
  const { payment } = adjudication;
  return claim.lines.flatMap((line) => {
    const services = payment.services.filter(
      (service) => adjudication.lineMatches[service.ordinal] === line.lineControlNumber,
    );
    if (services.length === 0) return [];
    const part = {
      lineControlNumber: line.lineControlNumber,
      chargeAmount: sumCents(services, (service) => service.chargeAmount),
      paymentAmount: sumCents(services, (service) => service.paymentAmount),
    };
    const raw = services.flatMap((service) => readService(payment, service.ordinal));
    return [{ ...part, adjustments: classify(claim, adjudication, part, raw, raw) }];
  });
}

/** The whole claim payment as one part, for a payer that adjudicated the claim, or lines that cannot be told. */
export function buildClaimPart(claim: ClaimAccount, adjudication: Adjudication): AdjudicatedPart {
  const { payment } = adjudication;
  const raw = readAll(payment);
  return {
    chargeAmount: payment.chargeAmount,
    paymentAmount: payment.paymentAmount,
    adjustments: classify(claim, adjudication, payment, raw, raw),
  };
}

/** The CAS of the claim that stand beside lines; absent when there are none. Its cash is in the lines. */
export function buildBesideLinesPart(
  claim: ClaimAccount,
  adjudication: Adjudication,
): AdjudicatedPart | undefined {
  const { payment } = adjudication;
  const raw = readClaim(payment);
  if (raw.length === 0) return undefined;
  return {
    chargeAmount: ZERO,
    paymentAmount: ZERO,
    adjustments: classify(claim, adjudication, payment, raw, readAll(payment)),
  };
}

export function findClaimRemarks(payment: ClaimPayment): readonly string[] {
  return [...(payment.inpatient?.remarkCodes ?? []), ...(payment.outpatient?.remarkCodes ?? [])];
}

function readAll(payment: ClaimPayment): RawAdjustment[] {
  return [
    ...readClaim(payment),
    ...payment.services.flatMap((service) => readService(payment, service.ordinal)),
  ];
}

function readClaim(payment: ClaimPayment): RawAdjustment[] {
  return readAdjustments(payment.adjustments, 0, findClaimRemarks(payment));
}

function readService(payment: ClaimPayment, ordinal: number): RawAdjustment[] {
  const service = payment.services.find((each) => each.ordinal === ordinal)!;
  return readAdjustments(service.adjustments, ordinal, [
    ...service.remarkCodes,
    ...findClaimRemarks(payment),
  ]);
}

function readAdjustments(
  adjustments: readonly Adjustment[],
  ordinal: number,
  remarkCodes: readonly string[],
): RawAdjustment[] {
  const raw: RawAdjustment[] = [];
  for (const [index, { groupCode, reasonCode, amount }] of adjustments.entries()) {
    const casOrdinal = `${ordinal}.${index + 1}`;
    if (amount !== ZERO) raw.push({ groupCode, reasonCode, amount, casOrdinal, remarkCodes });
  }
  return raw;
}

function classify(
  claim: ClaimAccount,
  adjudication: Adjudication,
  of: { readonly chargeAmount: Cents; readonly paymentAmount: Cents },
  raw: readonly RawAdjustment[],
  around: readonly RawAdjustment[],
): ClassifiedAdjustment[] {
  const payer = claim.payers.find((each) => each.sequence === adjudication.payerSequence);
  const setting = {
    chargeAmount: of.chargeAmount,
    paymentAmount: of.paymentAmount,
    adjustments: around,
    remarkCodes: [...new Set(around.flatMap((adjustment) => adjustment.remarkCodes))],
    on: adjudication.productionDate,
    ...(payer && { payer }),
  };
  return raw.map(({ groupCode, reasonCode, amount, casOrdinal, remarkCodes }) => {
    const reason = { groupCode, reasonCode, amount };
    const found = classifyAdjustment(reason, setting);
    return { groupCode, reasonCode, amount, casOrdinal, remarkCodes, class: found };
  });
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
