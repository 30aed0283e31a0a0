import { buildRemittanceAdvice } from '../../../edi/remittance-835/build-remittance-advice.js';
import type { SegmentData } from '../../../edi/x12/segment.js';
import { type InterchangeData, writeX12 } from '../../../edi/x12/write-x12.js';
import { type CalendarDate, formatX12Date } from '../../../schemas/calendar-date.js';
import { renderIssue } from '../../../schemas/issue.js';
import { cents } from '../../../schemas/money.js';
import type { RemittanceAdvice } from '../../../schemas/remittance-advice.js';
import { createRandom } from '../../../src/simulator/create-random.js';
import type { Mail } from '../misbehaviours/misbehaviour.js';
import { type Remittance, totalOf } from './remittance.js';
import { writeClaimPayment } from './write-claim-payment.js';

/** Our side of the wire: who is paid, and how files are addressed to us. */
export interface Clinic {
  readonly npi: string;
  readonly taxId: string;
  /** ISA08 and GS03 of what comes. */
  readonly receiverId: string;
  readonly senderId: string;
  readonly usage: 'P' | 'T';
}

const PLACE = { byteOffset: 0, byteLength: 0, line: 1 };

/** The bytes of a file, written by `edi` and then damaged as it has to be. */
export function writeMail(mail: Mail, clinic: Clinic): Uint8Array {
  const { writing = {}, damage } = mail;
  const interchanges = mail.interchanges.map((sets, index) =>
    writeEnvelope(sets, clinic, (writing.envelope ?? 0) + 10 * index),
  );
  const { delimiters, lineBreak } = writing;
  const options = { ...(delimiters && { delimiters }), ...(lineBreak !== undefined && { lineBreak }) };
  const written = writeX12(interchanges, options);
  if ('refused' in written) throw new Error(written.refused.issues.map(renderIssue).join('; '));
  return damage ? damage(written.done) : written.done;
}

function writeEnvelope(sets: readonly Remittance[], clinic: Clinic, envelope: number): InterchangeData {
  const [{ date, trace, payer }] = sets as readonly [Remittance];
  const key = `${payer.payerId}/${date}/${trace}/${sets.length}/${envelope}`;
  const bodies = sets.map((remittance) => writeSegments(remittance, clinic));
  return envelop(
    { identifier: '835', functionalCode: 'HP', version: '005010X221A1', bodies },
    clinic,
    date,
    key,
  );
}

interface GroupContent {
  readonly identifier: string;
  readonly functionalCode: string;
  readonly version: string;
  readonly bodies: readonly (readonly SegmentData[])[];
}

/** An interchange to the clinic; equal keys give equal control numbers. */
export function envelop(content: GroupContent, clinic: Clinic, date: string, key: string): InterchangeData {
  const { identifier, functionalCode, version, bodies } = content;
  const random = createRandom(`envelope/${key}`);
  const day = formatX12Date(date as CalendarDate);
  const group = {
    ...{ functionalCode, version, date: day, time: '1200' },
    senderCode: clinic.senderId,
    receiverCode: clinic.receiverId,
    controlNumber: String(random.between(1, 999_999_999)),
    sets: bodies.map((segments, index) => ({
      ...{ identifier, segments },
      controlNumber: String(index + 1).padStart(4, '0'),
    })),
  };
  return {
    senderId: clinic.senderId,
    receiverId: clinic.receiverId,
    date: day.slice(2),
    time: '1200',
    controlNumber: random.digits(9),
    usage: clinic.usage,
    groups: [group],
  };
}

function writeSegments(remittance: Remittance, clinic: Clinic): SegmentData[] {
  const segments = spoil(remittance, buildRemittanceAdvice(buildAdvice(remittance, clinic)));
  return remittance.rewrite ? remittance.rewrite(segments) : segments;
}

/** An amount of a CAS with a letter in it, for the answers that are meant to have one. */
function spoil({ answers }: Remittance, segments: SegmentData[]): SegmentData[] {
  if (!answers.some(({ wire }) => wire.spoilsAmount)) return segments;
  let ordinal = -1;
  let isDone = false;
  return segments.map((segment) => {
    if (segment[0] === 'CLP') {
      ordinal += 1;
      isDone = false;
    }
    if (segment[0] !== 'CAS' || isDone || !answers[ordinal]?.wire.spoilsAmount) return segment;
    isDone = true;
    return segment.map((element, index) => (index === 3 ? `${element}O` : element)) as unknown as SegmentData;
  });
}

function buildAdvice(remittance: Remittance, { npi, taxId }: Clinic): RemittanceAdvice {
  const { payer, trace, answers, adjustments } = remittance;
  const date = remittance.date as CalendarDate;
  const total = totalOf(remittance);
  const routing = [
    'CCP',
    '01',
    '999999992',
    'DA',
    '123456',
    payer.traceId,
    '',
    '01',
    '999988880',
    'DA',
    '98765',
  ];
  return {
    transactionSetControlNumber: '0001',
    handlingCode: total === 0 ? 'H' : 'I',
    paymentAmount: cents(total),
    creditDebitCode: 'C',
    paymentMethodCode: total === 0 ? 'NON' : 'ACH',
    ...(total !== 0 && { paymentRouting: routing }),
    paymentDate: date,
    traceNumber: trace,
    payerIdentifier: payer.traceId,
    productionDate: date,
    payer: {
      name: payer.name,
      address: { lines: ['1 Ledger Plaza'], city: 'Stonewater', state: 'OH', postalCode: '439920001' },
      references: [{ qualifier: '2U', value: payer.payerId }],
      contacts: [{ functionCode: 'BL', name: 'HELP', numbers: [{ qualifier: 'TE', value: '6145550190' }] }],
    },
    payee: {
      name: 'CLINIC',
      identifierQualifier: 'XX',
      identifier: npi,
      references: [{ qualifier: 'TJ', value: taxId }],
      contacts: [],
    },
    references: [],
    headers: [{ number: '1' }],
    claimPayments: answers.map((answer, index) => writeClaimPayment(answer, index + 1)),
    providerAdjustments: adjustments.map(({ code, reference, cents: amount }, index) => ({
      ordinal: index + 1,
      providerIdentifier: npi,
      fiscalPeriodDate: `${date.slice(0, 4)}-12-31` as CalendarDate,
      reasonCode: code,
      ...(reference !== undefined && { reference }),
      amount: cents(amount),
      place: PLACE,
    })),
    otherSegments: [],
    place: PLACE,
  };
}
