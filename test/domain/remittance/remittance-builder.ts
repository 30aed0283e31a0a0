import { type CalendarDate, parseCalendarDate } from '../../../schemas/calendar-date.js';
import { type Cents, negateCents, parseCents, subtractCents, sumCents } from '../../../schemas/money.js';
import type {
  Adjustment,
  ClaimPayment,
  ProviderAdjustment,
  RemittanceAdvice,
  ServicePayment,
} from '../../../schemas/remittance-advice.js';
import type { Adjudication, ClaimAccount } from '../../../schemas/remittance-records.js';

export const PLACE = { byteOffset: 0, byteLength: 0, line: 1 };

export function money(text: string): Cents {
  const amount = parseCents(text);
  if (amount === undefined) throw new Error(`not an amount: ${text}`);
  return amount;
}

export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new Error(`not a date: ${text}`);
  return date;
}

/** `CO-45 40` and so on, any number of them, separated by blanks. */
export function adjustments(text: string): Adjustment[] {
  const tokens = text.split(/\s+/).filter(Boolean);
  const found: Adjustment[] = [];
  for (let index = 0; index < tokens.length; index += 2) {
    const [groupCode = '', reasonCode = ''] = tokens[index]!.split('-');
    found.push({ groupCode, reasonCode, amount: money(tokens[index + 1]!), place: PLACE });
  }
  return found;
}

export function service(given: Partial<ServicePayment>): ServicePayment {
  return {
    ordinal: 1,
    procedure: { qualifier: 'HC', code: '99213', modifiers: [] },
    chargeAmount: money('0'),
    paymentAmount: money('0'),
    dates: [],
    adjustments: [],
    references: [],
    amounts: [],
    quantities: [],
    remarkCodes: [],
    otherSegments: [],
    place: PLACE,
    ...given,
  };
}

export function claimPayment(given: Partial<ClaimPayment>): ClaimPayment {
  return {
    ordinal: 1,
    patientControlNumber: 'PCN1',
    claimStatusCode: '1',
    chargeAmount: money('0'),
    paymentAmount: money('0'),
    adjustments: [],
    names: [],
    references: [],
    dates: [],
    contacts: [],
    amounts: [],
    quantities: [],
    services: [],
    otherSegments: [],
    place: PLACE,
    ...given,
  };
}

/** A claim payment of which every line balances: its charges are what was paid and adjusted. */
export function balanced(
  lines: readonly { paid: string; cas: string; remarks?: readonly string[] }[],
  given: Partial<ClaimPayment> = {},
): ClaimPayment {
  const services = lines.map(({ paid, cas, remarks = [] }, index) => {
    const found = adjustments(cas);
    const paymentAmount = money(paid);
    const chargeAmount = sumCents([paymentAmount, ...found.map((each) => each.amount)], (each) => each);
    return service({
      ordinal: index + 1,
      chargeAmount,
      paymentAmount,
      adjustments: found,
      remarkCodes: remarks,
      lineControlNumber: `L${index + 1}`,
    });
  });
  const ofClaim = sumCents(given.adjustments ?? [], (each) => each.amount);
  return claimPayment({
    services,
    chargeAmount: sumCents(services, (each) => each.chargeAmount),
    paymentAmount: subtractCents(
      sumCents(services, (each) => each.paymentAmount),
      ofClaim,
    ),
    ...given,
  });
}

/** Every amount with its sign turned, CLP02 22. */
export function reversalOf(payment: ClaimPayment): ClaimPayment {
  const turn = (found: readonly Adjustment[]) =>
    found.map((each) => ({ ...each, amount: negateCents(each.amount) }));
  return {
    ...payment,
    claimStatusCode: '22',
    chargeAmount: negateCents(payment.chargeAmount),
    paymentAmount: negateCents(payment.paymentAmount),
    adjustments: turn(payment.adjustments),
    services: payment.services.map((each) => ({
      ...each,
      chargeAmount: negateCents(each.chargeAmount),
      paymentAmount: negateCents(each.paymentAmount),
      adjustments: turn(each.adjustments),
    })),
  };
}

/** Of a claim payment only some services; or the services of several together, numbered anew. */
export function ofServices(payment: ClaimPayment, services: readonly ServicePayment[]): ClaimPayment {
  return {
    ...payment,
    adjustments: [],
    services: services.map((each, index) => ({ ...each, ordinal: index + 1 })),
    chargeAmount: sumCents(services, (each) => each.chargeAmount),
    paymentAmount: sumCents(services, (each) => each.paymentAmount),
  };
}

export function adjudication(
  id: string,
  payment: ClaimPayment,
  given: Partial<Adjudication> = {},
): Adjudication {
  const lineMatches = Object.fromEntries(
    payment.services.flatMap((each) =>
      each.lineControlNumber === undefined ? [] : [[each.ordinal, each.lineControlNumber]],
    ),
  );
  return {
    claimPaymentId: id,
    remittanceId: `R-${id}`,
    payerSequence: 1,
    payerId: 'P1',
    setHash: `hash-${id}`,
    payment,
    productionDate: day('2026-01-10'),
    traceNumber: `T-${id}`,
    lineMatches,
    ...given,
  };
}

export function claimAccount(
  charges: readonly string[],
  payerCount = 1,
  flags: { isMedicaid?: number; isCapitated?: number } = {},
): ClaimAccount {
  return {
    claimId: 'C1',
    patientAccountId: 'A1',
    patientControlNumber: 'PCN1',
    lines: charges.map((charge, index) => ({
      lineControlNumber: `L${index + 1}`,
      chargeAmount: money(charge),
    })),
    payers: Array.from({ length: payerCount }, (_, index) => ({
      sequence: index + 1,
      payerId: `P${index + 1}`,
      isMedicaid: flags.isMedicaid === index + 1,
      isCapitated: flags.isCapitated === index + 1,
    })),
  };
}

export function providerAdjustment(ordinal: number, text: string, amount: string): ProviderAdjustment {
  const [reasonCode = '', reference] = text.split(':');
  return {
    ordinal,
    providerIdentifier: '1234567893',
    reasonCode,
    ...(reference !== undefined && { reference }),
    amount: money(amount),
    place: PLACE,
  };
}

export function advice(given: Partial<RemittanceAdvice>): RemittanceAdvice {
  return {
    transactionSetControlNumber: '0001',
    handlingCode: 'I',
    paymentAmount: money('0'),
    creditDebitCode: 'C',
    paymentMethodCode: 'ACH',
    paymentDate: day('2026-01-10'),
    traceNumber: 'T1',
    payerIdentifier: '1999999999',
    payer: { name: 'PAYER', references: [], contacts: [] },
    payee: { name: 'CLINIC', references: [], contacts: [] },
    references: [],
    headers: [],
    claimPayments: [],
    providerAdjustments: [],
    otherSegments: [],
    place: PLACE,
    ...given,
  };
}
