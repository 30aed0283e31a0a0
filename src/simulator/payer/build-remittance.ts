import type { ReceivedClaim } from '../../../edi/claim-837/read-claims-837.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { type Cents, subtractCents, sumCents, ZERO } from '../../../schemas/money.js';
import type {
  ClaimPayment,
  ProviderAdjustment,
  RemittanceAdvice,
} from '../../../schemas/remittance-advice.js';
import { createRandom } from '../create-random.js';
import { NOWHERE } from './line-parts.js';
import type { PayerPolicy } from './payer-policy.js';

/** PLB code, reference and amount; a positive amount lowers the payment. */
export type PlannedAdjustment = Pick<ProviderAdjustment, 'reasonCode' | 'reference' | 'amount'>;

export interface PlannedRemittance {
  readonly policy: PayerPolicy;
  readonly payee: ReceivedClaim['billingProvider'];
  readonly date: CalendarDate;
  readonly claimPayments: readonly ClaimPayment[];
  readonly adjustments: readonly PlannedAdjustment[];
}

/** One payment with its three balances; the trace number is made of what it pays, so no two payments share one. */
export function buildRemittance(seed: string, planned: PlannedRemittance): RemittanceAdvice {
  const { policy, payee, date, claimPayments, adjustments } = planned;
  const paymentAmount = subtractCents(
    sumCents(claimPayments, (payment) => payment.paymentAmount),
    sumCents(adjustments, ({ amount }) => amount),
  );
  const traceNumber = findTraceNumber(seed, planned);
  const payerIdentifier = `1${policy.taxId}`;
  return {
    transactionSetControlNumber: '0001',
    handlingCode: paymentAmount === ZERO ? 'H' : 'I',
    paymentAmount,
    creditDebitCode: 'C',
    ...buildMethod(seed, policy, payee.identifier, paymentAmount),
    paymentDate: date,
    traceNumber,
    payerIdentifier,
    productionDate: date,
    payer: buildPayer(policy),
    payee: {
      name: payee.lastName,
      identifierQualifier: 'XX',
      identifier: payee.identifier,
      references: payee.taxId === '' ? [] : [{ qualifier: 'TJ', value: payee.taxId }],
      contacts: [],
    },
    references: [],
    headers: [{ number: '1' }],
    claimPayments: claimPayments.map((payment, index) => ({ ...payment, ordinal: index + 1 })),
    providerAdjustments: adjustments.map((adjustment, index) => ({
      ...adjustment,
      ordinal: index + 1,
      providerIdentifier: payee.identifier,
      fiscalPeriodDate: `${date.slice(0, 4)}-12-31` as CalendarDate,
      place: NOWHERE,
    })),
    otherSegments: [],
    place: NOWHERE,
  };
}

/** TRN02, also the reference under which the payer carries a balance forward. */
export function findTraceNumber(
  seed: string,
  { policy, payee, date, claimPayments }: PlannedRemittance,
): string {
  const paid = claimPayments.map(
    ({ patientControlNumber, claimStatusCode }) => patientControlNumber + claimStatusCode,
  );
  const content = [policy.payerId, payee.identifier, date, ...paid].join('/');
  return createRandom(`${seed}/trace/${content}`).digits(12);
}

function buildMethod(
  seed: string,
  policy: PayerPolicy,
  payeeId: string,
  amount: Cents,
): Pick<RemittanceAdvice, 'paymentMethodCode' | 'paymentRouting'> {
  if (amount === ZERO) return { paymentMethodCode: 'NON' };
  if (policy.paysBy === 'CHK') return { paymentMethodCode: 'CHK' };
  const payer = createRandom(`${seed}/bank/${policy.payerId}`);
  const payee = createRandom(`${seed}/bank/${payeeId}`);
  const from = ['01', payer.digits(9), 'DA', payer.digits(10), `1${policy.taxId}`, ''];
  const to = ['01', payee.digits(9), 'DA', payee.digits(10)];
  return { paymentMethodCode: 'ACH', paymentRouting: ['CCP', ...from, ...to] };
}

function buildPayer({ name, payerId }: PayerPolicy): RemittanceAdvice['payer'] {
  return {
    name,
    address: { lines: ['1 Ledger Plaza'], city: 'Stonewater', state: 'OH', postalCode: '439920001' },
    references: [{ qualifier: '2U', value: payerId }],
    contacts: [
      { functionCode: 'BL', name: 'EDI Support', numbers: [{ qualifier: 'TE', value: '6145550190' }] },
    ],
  };
}
