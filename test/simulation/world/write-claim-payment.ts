import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { cents } from '../../../schemas/money.js';
import type { Adjustment, ClaimPayment, ServicePayment } from '../../../schemas/remittance-advice.js';
import { type Answer, type AnsweredLine, type Cas, casSum } from './answer.js';

const PLACE = { byteOffset: 0, byteLength: 0, line: 1 };

const NOTHING = { dates: [], contacts: [], amounts: [], quantities: [], otherSegments: [], place: PLACE };

/** What an answer says on the wire: as the guide has it, and then as this payer does. */
export function writeClaimPayment(answer: Answer, ordinal: number): ClaimPayment {
  const { claim, wire, cas, charge, paid, lines } = answer;
  const interest = wire.interest === undefined ? [] : [{ qualifier: 'I', amount: cents(wire.interest) }];
  const payment: ClaimPayment = {
    ...NOTHING,
    ordinal,
    headerNumber: '1',
    patientControlNumber: wire.name ?? claim.name,
    claimStatusCode: statusOf(answer),
    chargeAmount: cents(charge),
    paymentAmount: cents(paid),
    ...shareOf(answer),
    claimFilingCode: '12',
    payerControlNumber: answer.icn,
    facilityCode: '11',
    frequencyCode: '1',
    adjustments: cas.map(writeAdjustment),
    names: [
      { entityCode: 'QC', entityType: '1', lastName: 'DOE', firstName: 'JANE', ...member(claim.memberId) },
    ],
    references: wire.formerIcn === undefined ? [] : [{ qualifier: 'F8', value: wire.formerIcn }],
    amounts: interest,
    services: lines.map(writeService),
  };
  return wire.rewrite ? wire.rewrite(payment) : payment;
}

function member(identifier: string) {
  return { identifierQualifier: 'MI', identifier };
}

function statusOf({ kind, wire, payer }: Answer): string {
  if (wire.status !== undefined) return wire.status;
  return kind === 'reversal' ? '22' : String(payer);
}

/** CLP05 stands on no reversal. */
function shareOf({ kind, cas, lines }: Answer): {
  patientResponsibilityAmount?: ClaimPayment['chargeAmount'];
} {
  if (kind === 'reversal') return {};
  const all = [...cas, ...lines.flatMap((line) => line.cas)];
  return { patientResponsibilityAmount: cents(casSum(all.filter(({ group }) => group === 'PR'))) };
}

function writeAdjustment({ group, reason, cents: amount }: Cas): Adjustment {
  return { groupCode: group, reasonCode: reason, amount: cents(amount), place: PLACE };
}

function writeService({ line, charge, paid, cas, remarks }: AnsweredLine, index: number): ServicePayment {
  return {
    ...NOTHING,
    ordinal: index + 1,
    procedure: { qualifier: 'HC', code: line.code, modifiers: line.modifiers },
    chargeAmount: cents(charge),
    paymentAmount: cents(paid),
    paidUnitCount: line.units,
    serviceDate: line.date as CalendarDate,
    adjustments: cas.map(writeAdjustment),
    references: [],
    lineControlNumber: line.number,
    remarkCodes: remarks,
  };
}
