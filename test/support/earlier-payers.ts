import { subtractCents, sumCents, ZERO } from '../../schemas/money.js';
import type { Adjustment, ClaimPayment, ServicePayment } from '../../schemas/remittance-advice.js';
import { PLACE } from '../domain/remittance/remittance-builder.js';

const SEQUENCES: Readonly<Record<string, number>> = { '2': 2, '3': 3 };

/**
 * What the payers before have said, as far as a later payer's claim payment tells: the first paid what OA-23 says, and
 * each left the rest to the next as patient share.
 */
export function answerEarlier(payment: ClaimPayment): ClaimPayment[] {
  const count = (SEQUENCES[payment.claimStatusCode] ?? 1) - 1;
  return Array.from({ length: count }, (_, index) => {
    const answer = <T extends Pick<ServicePayment, 'chargeAmount' | 'adjustments'>>(part: T) =>
      answerPart(part, index === 0);
    const services = payment.services.map((service) => ({ ...service, ...answer(service) }));
    const own = answer(payment);
    const whole = services.length === 0 ? own : { ...own, adjustments: [] };
    const { patientControlNumber, chargeAmount, names, dates } = payment;
    return {
      ...{ ordinal: 1, patientControlNumber, chargeAmount, names, dates, services, ...whole },
      paymentAmount:
        services.length === 0 ? own.paymentAmount : sumCents(services, (each) => each.paymentAmount),
      claimStatusCode: String(index + 1),
      payerControlNumber: `EARLIER${index + 1}`,
      ...{ references: [], contacts: [], amounts: [], quantities: [], otherSegments: [], place: PLACE },
    };
  });
}

function answerPart(
  { chargeAmount, adjustments }: Pick<ServicePayment, 'chargeAmount' | 'adjustments'>,
  isFirst: boolean,
): Pick<ServicePayment, 'paymentAmount' | 'adjustments'> {
  const prior = adjustments.filter(({ reasonCode }) => reasonCode === '23');
  const paid = sumCents(prior, ({ amount }) => amount);
  const share = subtractCents(chargeAmount, paid);
  const answered: Adjustment[] = isFirst
    ? []
    : [{ groupCode: 'OA', reasonCode: '23', amount: paid, place: PLACE }];
  const all = [...answered, { groupCode: 'PR', reasonCode: '2', amount: share, place: PLACE }];
  return {
    paymentAmount: isFirst ? paid : ZERO,
    adjustments: all.filter(({ amount }) => amount !== ZERO),
  };
}
