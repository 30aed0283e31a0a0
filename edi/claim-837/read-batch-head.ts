import { present } from '../present.js';
import { findText } from '../segment-reading.js';
import type { ClaimBatch, Submitter } from './claim-batch.js';
import type { LoopSegments } from './loop-segments.js';
import { readContact } from './read-party.js';

/** BHT, 1000A and 1000B. */
export function readBatchHead(head: LoopSegments): Omit<ClaimBatch, 'claims'> {
  const begin = head.take('BHT');
  const submitter = readSubmitter(head);
  const receiver = head.take('NM1', '40');
  const typeCode = begin && findText(begin, 6);
  return present({
    submitter,
    receiver: { name: receiver?.element(3) ?? '', id: receiver?.element(9) ?? '' },
    reference: begin?.element(3) ?? '',
    date: begin?.element(4) ?? '',
    time: begin?.element(5) ?? '',
    isReissue: begin?.element(2) === '18' ? (true as const) : undefined,
    typeCode: typeCode === 'CH' ? undefined : typeCode,
  });
}

function readSubmitter(head: LoopSegments): Submitter {
  const name = head.take('NM1', '41');
  const contact = readContact(head);
  return present({
    name: name?.element(3) ?? '',
    id: name?.element(9) ?? '',
    contactName: contact?.name ?? '',
    contactPhone: contact?.phone ?? '',
    furtherNumbers: contact?.furtherNumbers,
    secondContact: readContact(head),
    entityType: name?.element(2) === '1' ? ('person' as const) : undefined,
    firstName: name && findText(name, 4),
    middleName: name && findText(name, 5),
  });
}
