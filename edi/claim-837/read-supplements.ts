import { parseX12Date } from '../../schemas/calendar-date.js';
import type {
  Attachment,
  ConditionsIndicator,
  ContractInformation,
  DatedQualifier,
  Note,
  ReportedAdjustment,
  Repricing,
} from '../../schemas/claim-supplements.js';
import type { Cents } from '../../schemas/money.js';
import type { AdjudicationInformation } from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { readElements } from '../remittance-835/read-common.js';
import { findText } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import type { ClaimReading } from './claim-reading.js';
import type { LoopSegments } from './loop-segments.js';
import { presentList } from './present-list.js';

/** CAS02, CAS05 ... CAS17. */
const TRIPLETS = [2, 5, 8, 11, 14, 17];

/** Where MIA and MOA carry remark codes. */
const REMARKS = { MIA: [5, 20, 21, 22, 23], MOA: [3, 4, 5, 6, 7] } as const;

/** All DTP that are left; one that cannot be read is left out with a warning. */
export function readDates(loop: LoopSegments, loopId: string): DatedQualifier[] | undefined {
  return presentList(loop.takeAll('DTP').flatMap((segment) => readDate(loop.reading, loopId, segment) ?? []));
}

function readDate(reading: ClaimReading, loopId: string, segment: Segment): DatedQualifier | undefined {
  const [form, text] = [segment.element(2), segment.element(3)];
  const [date, endDate] = (form === 'RD8' ? text.split('-') : [text.slice(0, 8)]).map(parseX12Date);
  const time = form === 'DT' ? text.slice(8) : undefined;
  const isWhole = form === 'RD8' ? endDate !== undefined : text.length === 8 || /^\d{4}$/.test(time ?? '');
  if (date && isWhole) return present({ qualifier: segment.element(1), date, endDate, time });
  reading.note('edi.bad-date', loopId, segment, 3, { form: 'CCYYMMDD' }, 'warning');
  return undefined;
}

/** All PWK. */
export function readAttachments(loop: LoopSegments): Attachment[] | undefined {
  return presentList(
    loop.takeAll('PWK').map((segment) =>
      present({
        reportTypeCode: segment.element(1),
        transmissionCode: segment.element(2),
        controlNumber: findText(segment, 6),
      }),
    ),
  );
}

/** CN1. */
export function readContract(loop: LoopSegments, loopId: string): ContractInformation | undefined {
  const segment = loop.take('CN1');
  if (!segment) return undefined;
  const { reading } = loop;
  return present({
    typeCode: segment.element(1),
    amount: reading.readInformativeAmount(loopId, segment, 2),
    percentage: reading.readNumber(loopId, segment, 3),
    code: findText(segment, 4),
    discountPercentage: reading.readNumber(loopId, segment, 5),
    version: findText(segment, 6),
  });
}

/** AMT02 of the first AMT with this qualifier. */
export function readAmount(loop: LoopSegments, loopId: string, qualifier: string): Cents | undefined {
  const segment = loop.take('AMT', qualifier);
  return segment && loop.reading.readInformativeAmount(loopId, segment, 2);
}

/** REF02 of the first REF with this qualifier. */
export function readReference(loop: LoopSegments, qualifier: string): string | undefined {
  const segment = loop.take('REF', qualifier);
  return segment && findText(segment, 2);
}

/** All K3. */
export function readFixedFormats(loop: LoopSegments): string[] | undefined {
  return presentList(loop.takeAll('K3').map((segment) => segment.element(1)));
}

/** All NTE. */
export function readNotes(loop: LoopSegments): Note[] | undefined {
  return presentList(
    loop.takeAll('NTE').map((segment) => ({ code: segment.element(1), text: segment.element(2) })),
  );
}

/** All CRC. */
export function readConditions(loop: LoopSegments): ConditionsIndicator[] | undefined {
  return presentList(
    loop.takeAll('CRC').map((segment) => ({
      category: segment.element(1),
      applies: segment.element(2) === 'Y',
      codes: readElements(segment, 3),
    })),
  );
}

/** HCP. */
export function readRepricing(loop: LoopSegments, loopId: string): Repricing | undefined {
  const segment = loop.take('HCP');
  if (!segment) return undefined;
  const { reading } = loop;
  const [qualifier, code] = [segment.element(9), segment.element(10)];
  return present({
    methodCode: segment.element(1),
    allowedAmount: reading.readInformativeAmount(loopId, segment, 2),
    savingAmount: reading.readInformativeAmount(loopId, segment, 3),
    organizationId: findText(segment, 4),
    rate: reading.readNumber(loopId, segment, 5),
    groupCode: findText(segment, 6),
    groupAmount: reading.readInformativeAmount(loopId, segment, 7),
    revenueCode: findText(segment, 8),
    procedure: qualifier === '' && code === '' ? undefined : { qualifier, code, modifiers: [] },
    unitCode: findText(segment, 11),
    unitCount: reading.readNumber(loopId, segment, 12),
    rejectReasonCode: findText(segment, 13),
    complianceCode: findText(segment, 14),
    exceptionCode: findText(segment, 15),
  });
}

/** The triplets of all CAS; an amount that cannot be read is an error. */
export function readReportedAdjustments(loop: LoopSegments, loopId: string): ReportedAdjustment[] {
  return loop.takeAll('CAS').flatMap((segment) =>
    TRIPLETS.flatMap((position): ReportedAdjustment[] => {
      const reasonCode = segment.element(position);
      if (reasonCode === '' && segment.isEmpty(position + 1)) return [];
      const amount = loop.reading.readAmount(loopId, segment, position + 1);
      const quantity = loop.reading.readNumber(loopId, segment, position + 2);
      if (amount === undefined) return [];
      return [present({ groupCode: segment.element(1), reasonCode, amount, quantity })];
    }),
  );
}

/** MIA or MOA. */
export function readAdjudicationInformation(
  loop: LoopSegments,
  id: 'MIA' | 'MOA',
): AdjudicationInformation | undefined {
  const segment = loop.take(id);
  if (!segment) return undefined;
  const remarkCodes = REMARKS[id].flatMap((position) => findText(segment, position) ?? []);
  return { remarkCodes, elements: readElements(segment) };
}
