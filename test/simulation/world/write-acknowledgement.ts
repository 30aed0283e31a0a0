import { buildClaimAcknowledgement277 } from '../../../edi/acknowledgements/build-claim-acknowledgement-277.js';
import { writeX12 } from '../../../edi/x12/write-x12.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { cents } from '../../../schemas/money.js';
import { doneOf } from '../../support/clinic-books.js';
import type { Acknowledged } from '../misbehaviours/misbehaviour.js';
import { chargeOf } from './answer.js';
import { type Clinic, envelop } from './write-mail.js';

const PLACE = { byteOffset: 0, byteLength: 0, line: 1 };

/** The bytes of a 277CA by which a payer takes one claim in (A2) or sends it back (A3). */
export function writeAcknowledgement(said: Acknowledged, clinic: Clinic, date: string): Uint8Array {
  const { claim, outcome, payer } = said;
  const { payerId, name } = claim.payers[payer - 1]!;
  const isTaken = outcome === 'accepted';
  const party = { entityType: '2', identifierQualifier: '46' };
  const day = date as CalendarDate;
  const told = { date: day, action: isTaken ? 'WQ' : 'U', amount: cents(chargeOf(claim)), place: PLACE };
  const acknowledged = {
    patient: { ...party, entityCode: 'QC', entityType: '1', lastName: 'DOE', firstName: 'JANE' },
    patientControlNumber: claim.name,
    statuses: [
      { ...told, codes: [isTaken ? { category: 'A2', status: '20' } : { category: 'A3', status: '21' }] },
    ],
    serviceDate: claim.lines[0]!.date as CalendarDate,
    ...{ services: [], place: PLACE },
  };
  const provider = {
    name: {
      ...party,
      entityCode: '85',
      lastName: 'CLINIC',
      identifierQualifier: 'XX',
      identifier: clinic.npi,
    },
    ...{ statuses: [], references: [], totals: {}, claims: [acknowledged] },
  };
  const receiver = {
    name: { ...party, entityCode: '41', lastName: 'CLINIC', identifier: clinic.receiverId },
    batchReference: `${payerId}${claim.name}`,
    statuses: [{ ...told, action: 'WQ', codes: [{ category: 'A1', status: '19' }] }],
    ...{ totals: {}, providers: [provider] },
  };
  const source = {
    name: { ...party, entityCode: 'PR', lastName: name, identifierQualifier: 'PI', identifier: payerId },
    ...{ traceNumber: claim.name, receivers: [receiver] },
  };
  const body = buildClaimAcknowledgement277({
    ...{ reference: claim.name, createdDate: day, createdTime: '1200', sources: [source] },
  });
  const content = { identifier: '277', functionalCode: 'HN', version: '005010X214', bodies: [body] };
  return doneOf(writeX12([envelop(content, clinic, date, `${payerId}/${claim.name}/${date}/${outcome}`)]));
}
