import { type CalendarDate, parseX12Date } from '../../../schemas/calendar-date.js';
import { findText } from '../../segment-reading.js';
import type { Segment } from '../../x12/segment.js';
import type { LoopSegments } from '../loop-segments.js';
import { findPeriod } from './find-period.js';

const LOOP = '2300';

/**
 * DTP*434, 435 and 096 and CL1 of an institutional claim (005010X223A2 2300): the statement period, admission and
 * discharge. Undefined, with an error, without a statement period; one that is a single day is a period of that day.
 */
export function readStay(head: LoopSegments, claim: Segment) {
  const statement = readStatement(head, claim);
  const discharge = head.take('DTP', '096');
  const codes = head.take('CL1');
  const read = {
    ...readAdmission(head),
    dischargeTime: discharge && findText(discharge, 3),
    admissionTypeCode: codes && findText(codes, 1),
    admissionSourceCode: codes && findText(codes, 2),
    patientStatusCode: codes && findText(codes, 3),
  };
  return statement && { ...statement, ...read };
}

function readStatement(head: LoopSegments, claim: Segment) {
  const { reading } = head;
  const segment = head.take('DTP', '434');
  if (!segment) {
    reading.note('edi.missing-segment', LOOP, claim, undefined, { segment: 'DTP*434' });
    return undefined;
  }
  const period = findPeriod(segment.element(3));
  if (period) return { statementFrom: period.from, statementThrough: period.through };
  reading.note('edi.bad-date', LOOP, segment, 3, { form: 'CCYYMMDD-CCYYMMDD' });
  return undefined;
}

/** DTP*435: a day, or a day and an hour. */
function readAdmission(head: LoopSegments): { admissionDate?: CalendarDate; admissionTime?: string } {
  const segment = head.take('DTP', '435');
  if (!segment) return {};
  const text = segment.element(3);
  const [admissionDate, time] = [parseX12Date(text.slice(0, 8)), text.slice(8)];
  if (admissionDate) return { admissionDate, ...(time === '' ? {} : { admissionTime: time }) };
  head.reading.note('edi.bad-date', LOOP, segment, 3, { form: 'CCYYMMDDHHMM' }, 'warning');
  return {};
}
