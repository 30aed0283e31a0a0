import { buildRemittanceAdvice } from '../../edi/remittance-835/build-remittance-advice.js';
import { writeX12 } from '../../edi/x12/write-x12.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Claim } from '../../schemas/claim.js';
import { type Cents, sumCents } from '../../schemas/money.js';
import type { ClaimPayment, RemittanceAdvice } from '../../schemas/remittance-advice.js';

const NOWHERE = { byteOffset: 0, byteLength: 0, line: 1 };
const DATE = '2026-07-01' as CalendarDate;

/** An 835 that pays these claims in full and as many that nobody knows, so that its posting takes a while. */
export function buildPayingRemittance(number: number, claims: readonly Claim[], unknown: number): Uint8Array {
  const known = claims.map((claim) => ({ id: claim.patientControlNumber, charge: claim.chargeAmount }));
  const strangers = Array.from({ length: unknown }, (_, index) => ({
    id: `OLD${number}X${index}`,
    charge: (1_000 + index) as Cents,
  }));
  const claimPayments = [...known, ...strangers].map(({ id, charge }, index) =>
    payInFull(id, charge, index + 1),
  );
  const advice: RemittanceAdvice = {
    transactionSetControlNumber: '0001',
    handlingCode: 'I',
    paymentAmount: sumCents(claimPayments, (payment) => payment.paymentAmount),
    creditDebitCode: 'C',
    paymentMethodCode: 'CHK',
    paymentDate: DATE,
    traceNumber: `CHECK${number}`,
    payerIdentifier: '1999999999',
    payer: { name: 'PAYER', references: [], contacts: [] },
    payee: payeeOf(claims[0]!),
    references: [],
    headers: [],
    claimPayments,
    providerAdjustments: [],
    otherSegments: [],
    place: NOWHERE,
  };
  return writeAdvice(advice, number);
}

function payeeOf(claim: Claim): RemittanceAdvice['payee'] {
  const { npi = '' } = claim.billingProvider;
  return { name: 'PAYEE', identifierQualifier: 'XX', identifier: npi, references: [], contacts: [] };
}

function payInFull(id: string, charge: Cents, ordinal: number): ClaimPayment {
  return {
    ordinal,
    patientControlNumber: id,
    claimStatusCode: '1',
    chargeAmount: charge,
    paymentAmount: charge,
    payerControlNumber: `P${id}`,
    adjustments: [],
    names: [],
    references: [],
    dates: [],
    contacts: [],
    amounts: [],
    quantities: [],
    services: [],
    otherSegments: [],
    place: NOWHERE,
  };
}

function writeAdvice(advice: RemittanceAdvice, number: number): Uint8Array {
  const group = {
    functionalCode: 'HP',
    senderCode: 'PAYER',
    receiverCode: 'PAYEE',
    date: '20260701',
    time: '1200',
    controlNumber: String(number),
    version: '005010X221A1',
    sets: [{ identifier: '835', controlNumber: '0001', segments: buildRemittanceAdvice(advice) }],
  };
  const written = writeX12([
    {
      senderId: 'PAYER',
      receiverId: 'PAYEE',
      date: '260701',
      time: '1200',
      controlNumber: String(number),
      usage: 'P',
      groups: [group],
    },
  ]);
  if ('refused' in written) throw new Error(JSON.stringify(written.refused));
  return written.done;
}
