import { Decimal } from 'decimal.js';
import type { ReceivedLine } from '../../../edi/claim-837/read-claims-837.js';
import { addCents, type Cents, minCents, subtractCents, ZERO } from '../../../schemas/money.js';
import type { Random } from '../create-random.js';
import type { DenialKind } from './denial-kinds.js';
import { EXCESS_UNITS } from './denial-kinds.js';
import { adjust, type LineDecision } from './line-parts.js';
import type { PayerPolicy } from './payer-policy.js';
import { priceUnits, takePercent, takeUnits } from './rate.js';

/** What the member still has to bear; used up from line to line. */
export interface MemberTerms {
  deductible: Cents;
  copay: Cents;
}

/** Check-ups and immunizations cost the member nothing. */
const PREVENTIVE = /^(9938\d|9939\d|G043[89]|9046\d|9047\d|906\d\d)$/;
const OFFICE_VISIT = /^99[234]\d\d$/;
const LABORATORY = /^(8\d{4}|36415)$/;

export function denyLine({ chargeAmount }: ReceivedLine, kind: DenialKind): LineDecision {
  const { groupCode, reasonCode, lineRemarks } = kind;
  return { adjustments: adjust(groupCode, reasonCode, chargeAmount), remarkCodes: lineRemarks };
}

/**
 * Prices a line and shares it: contractual CO-45, deductible PR-1, coinsurance PR-2, copay PR-3, sequestration
 * CO-253; the rest is paid.
 */
export function priceLine(
  line: ReceivedLine,
  policy: PayerPolicy,
  terms: MemberTerms,
  feePercent: Decimal.Value = 100,
): LineDecision {
  return sharePrice(line, line.chargeAmount, line.unitCount, policy, terms, feePercent);
}

/** Pays only some of the units; the charge of the others is refused with their count. */
export function cutUnits(
  random: Random,
  line: ReceivedLine,
  policy: PayerPolicy,
  terms: MemberTerms,
): LineDecision {
  const sent = Number(line.unitCount);
  const denied = random.between(1, sent - 1);
  const deniedCharge = takeUnits(line.chargeAmount, denied, sent);
  const kept = String(sent - denied);
  const priced = sharePrice(line, subtractCents(line.chargeAmount, deniedCharge), kept, policy, terms, 100);
  const { groupCode, reasonCode, lineRemarks } = EXCESS_UNITS;
  return {
    ...priced,
    adjustments: [...adjust(groupCode, reasonCode, deniedCharge, String(denied)), ...priced.adjustments],
    remarkCodes: lineRemarks,
    paidUnitCount: kept,
  };
}

/** Whether a line holds several whole units, so that some of them can be refused. */
export function hasSeveralUnits({ unitCount }: ReceivedLine): boolean {
  const units = new Decimal(unitCount);
  return units.isInteger() && units.gte(2);
}

function sharePrice(
  { procedure }: ReceivedLine,
  charge: Cents,
  unitCount: string,
  policy: PayerPolicy,
  terms: MemberTerms,
  feePercent: Decimal.Value,
): LineDecision {
  const percent = new Decimal(policy.allowedPercent(procedure.code)).times(feePercent).div(100);
  const allowed = minCents(charge, priceUnits(charge, unitCount, percent));
  const share = shareCosts(procedure.code, allowed, policy, terms);
  const gross = subtractCents(allowed, share.deductible, share.coinsurance, share.copay);
  return {
    adjustments: [
      ...adjust('CO', '45', subtractCents(charge, allowed)),
      ...adjust('CO', '253', takePercent(gross, policy.sequestrationPercent)),
      ...adjust('PR', '1', share.deductible),
      ...adjust('PR', '2', share.coinsurance),
      ...adjust('PR', '3', share.copay),
    ],
    remarkCodes: [],
    allowed,
  };
}

function shareCosts(code: string, allowed: Cents, policy: PayerPolicy, terms: MemberTerms) {
  const isFree = PREVENTIVE.test(code) || (policy.kind === 'medicare' && LABORATORY.test(code));
  if (isFree) return { deductible: ZERO, coinsurance: ZERO, copay: ZERO };
  const deductible = minCents(terms.deductible, allowed);
  terms.deductible = subtractCents(terms.deductible, deductible);
  const rest = subtractCents(allowed, deductible);
  // A visit with a copay has no coinsurance.
  if (OFFICE_VISIT.test(code) && terms.copay > ZERO) {
    const copay = minCents(terms.copay, rest);
    terms.copay = subtractCents(terms.copay, copay);
    return { deductible, coinsurance: ZERO, copay };
  }
  return { deductible, coinsurance: takePercent(rest, policy.coinsurancePercent), copay: ZERO };
}

/** A later payer: what the earlier ones settled is OA-23; of what they left open it pays all or a part. */
export function settleRest(line: ReceivedLine, open: Cents, policy: PayerPolicy): LineDecision {
  const settled = subtractCents(line.chargeAmount, open);
  const unpaid = policy.kind === 'medicaid' ? open : takePercent(open, policy.coinsurancePercent);
  const [group, reason] = policy.kind === 'medicaid' ? ['CO', '45'] : ['PR', '2'];
  return {
    adjustments: [...adjust('OA', '23', settled), ...adjust(group!, reason!, unpaid)],
    remarkCodes: [],
    allowed: addCents(open),
  };
}
