import { buildClaimAcknowledgement277 } from '../../edi/acknowledgements/build-claim-acknowledgement-277.js';
import type { SegmentData } from '../../edi/x12/segment.js';
import { type SetData, writeX12 } from '../../edi/x12/write-x12.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { AcknowledgedClaim, ClaimStatus } from '../../schemas/claim-acknowledgement.js';
import { cents } from '../../schemas/money.js';
import { doneOf } from './clinic-books.js';

const PLACE = { byteOffset: 0, byteLength: 0, line: 0 };
let files = 0;

/** The bytes of an interchange with one group, its control number new each time. */
export function interchangeOf(
  identifier: string,
  version: string,
  segments: readonly SegmentData[],
  acknowledgements: readonly SegmentData[] = [],
): Uint8Array {
  files += 1;
  const sets: SetData[] = [{ identifier, controlNumber: '0001', segments }];
  const group = { functionalCode: identifier === '277' ? 'HN' : identifier === '835' ? 'HP' : 'FA', version };
  const parties = { senderCode: 'CLEAR', receiverCode: 'ROSE', date: '20260116', time: '0800' };
  return doneOf(
    writeX12([
      {
        ...{ senderId: 'CLEARHOUSE', receiverId: 'ROSECLINIC', date: '260116', time: '0800' },
        ...{ controlNumber: String(files), usage: 'T', acknowledgements },
        groups: segments.length === 0 ? [] : [{ ...group, ...parties, controlNumber: String(files), sets }],
      },
    ]),
  );
}

export function ta1(
  code: string,
  noteCode = '000',
  names: Partial<Record<'number' | 'date' | 'time', string>> = {},
) {
  const { number = '000000007', date = '260115', time = '0930' } = names;
  return interchangeOf('', '', [], [['TA1', number, date, time, code, noteCode]]);
}

/** A 999 of group 7: the code of the group, then `set code`, with what stands between AK2 and IK5. */
export function ack999(
  groupCode: string,
  sets: Readonly<Record<string, string>> = {},
  errors: readonly SegmentData[] = [],
  names: { identifier?: string; group?: string; functionalCode?: string } = {},
): Uint8Array {
  const { identifier = '999', group = '7', functionalCode = 'HC' } = names;
  const end = identifier === '999' ? 'IK5' : 'AK5';
  const version = identifier === '999' ? '005010X231A1' : '005010X230';
  const count = String(Object.keys(sets).length);
  return interchangeOf(identifier, version, [
    ['AK1', functionalCode, group, '005010X222A1'],
    ...Object.entries(sets).flatMap(([set, code]): SegmentData[] => [
      ['AK2', '837', set, '005010X222A1'],
      ...errors,
      ...(code === '' ? [] : [[end, ...code.split(' ')] as const]),
    ]),
    ...(groupCode === '' ? [] : [['AK9', groupCode, count, count, '0'] as const]),
  ]);
}

type Said = Partial<AcknowledgedClaim> & { readonly status?: string };

/** A 277CA from a clearinghouse (AY) or payer (PR): `A2:20`, and `U` for a rejection, of each claim. */
export function ack277(
  entityCode: 'AY' | 'PR',
  claims: readonly (readonly [number: string, status: string, more?: Said])[],
  batch: {
    reference?: string;
    status?: string;
    totals?: object;
    provider?: { npi: string; status: string };
  } = {},
): Uint8Array {
  const person = { entityType: '2', lastName: 'X', identifierQualifier: '46', identifier: 'X1' };
  const { provider, status, reference = 'B1', totals = {} } = batch;
  const party = (code: string, identifier: string, identifierQualifier = '46') => ({
    ...person,
    ...{ entityCode: code, identifier, identifierQualifier },
  });
  const named = claims.map(
    ([patientControlNumber, text, more = {}]): AcknowledgedClaim => ({
      patient: { ...party('QC', 'M1', 'MI'), entityType: '1' },
      ...{ patientControlNumber, statuses: [statusOf(text)], serviceDate: '2026-03-02' as CalendarDate },
      ...{ services: [], place: PLACE },
      ...more,
    }),
  );
  const providers = {
    name: party('85', provider?.npi ?? '1345678902', 'XX'),
    statuses: provider ? [statusOf(provider.status)] : [],
    ...{ references: [], totals: {}, claims: named },
  };
  const receiver = {
    ...{ name: party('41', 'ROSECLINIC'), batchReference: reference, totals },
    statuses: [statusOf(status ?? 'A1:19 WQ')],
    providers: claims.length === 0 && !provider ? [] : [providers],
  };
  const source = { name: party(entityCode, 'CLEARHOUSE'), traceNumber: '1', receivers: [receiver] };
  const content = { reference: '1', createdDate: '2026-01-16' as CalendarDate, createdTime: '0800' };
  return interchangeOf('277', '005010X214', buildClaimAcknowledgement277({ ...content, sources: [source] }));
}

/** `A7:562:85 U`: codes, then STC03. */
export function statusOf(text: string): ClaimStatus {
  const [codes = '', action = ''] = text.split(' ');
  return {
    codes: codes.split('+').map((code) => {
      const [category = '', status = '', entity] = code.split(':');
      return entity === undefined ? { category, status } : { category, status, entity };
    }),
    ...{ date: '2026-01-16' as CalendarDate, action, amount: cents(10_000), place: PLACE },
  };
}

/** An 835 that pays the claim of 100.00 in full. */
export function payment835(number: string): Uint8Array {
  files += 1;
  return interchangeOf('835', '005010X221A1', [
    ['BPR', 'I', '100', 'C', 'CHK', '', '', '', '', '', '', '', '', '', '', '', '20260320'],
    ['TRN', '1', `T${files}`, '1512345678'],
    ['N1', 'PR', 'PLAN ONE'],
    ['N1', 'PE', 'ROSE CLINIC', 'XX', '1345678902'],
    ['LX', '1'],
    ['CLP', number, '1', '100', '100', '', '12', `P${number}`],
    ['NM1', 'QC', '1', 'TESTPERSON', 'ADA'],
    ['SVC', ['HC', '99213'], '100', '100', '', '1'],
    ['DTM', '472', '20260302'],
    ['REF', '6R', 'L1'],
  ]);
}
