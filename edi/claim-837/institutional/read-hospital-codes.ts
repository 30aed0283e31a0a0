import type { Diagnosis } from '../../../schemas/claim.js';
import type {
  HospitalCodes,
  HospitalDiagnosis,
  HospitalProcedure,
  Occurrence,
  OccurrenceSpan,
  ValueCode,
} from '../../../schemas/institutional-claim.js';
import { present } from '../../present.js';
import type { SegmentReading } from '../../segment-reading.js';
import type { Segment } from '../../x12/segment.js';
import { type HealthCareCode, HealthCareCodes } from './health-care-codes.js';

const LOOP = '2300';
const PRESENT_ON_ADMISSION = ['Y', 'N', 'U', 'W'] as const;
const ICD_9 = ['BK', 'BJ', 'PR', 'BN', 'BF', 'BR', 'BQ'];

/**
 * Every HI of an institutional claim (005010X223A2 2300), each code by its own qualifier wherever it stands. Undefined,
 * with an error, when there is no principal diagnosis; a date or an amount that cannot be read is an error too. A code
 * of no known kind gives a warning.
 */
export function readHospitalCodes(
  reading: SegmentReading,
  claim: Segment,
  segments: readonly Segment[],
): HospitalCodes | undefined {
  const codes = new HealthCareCodes(reading, segments);
  const [principalDiagnosis, ...diagnoses] = codes.takeAll('ABK', 'BK').map(readHospitalDiagnosis);
  const [principalProcedure, ...procedures] = codes.takeAll('BBR', 'BR', 'CAH').map(readProcedure);
  if (!principalDiagnosis) {
    reading.note('edi.missing-segment', LOOP, claim, undefined, { segment: 'HI*ABK' });
    return undefined;
  }
  const read = present({
    principalDiagnosis,
    admittingDiagnosis: codes.take('ABJ', 'BJ').map(readDiagnosis)[0],
    reasonsForVisit: listOrNone(codes.takeAll('APR', 'PR').map(readDiagnosis)),
    externalCauses: listOrNone(codes.takeAll('ABN', 'BN').map(readHospitalDiagnosis)),
    otherDiagnoses: listOrNone([...diagnoses, ...codes.takeAll('ABF', 'BF').map(readHospitalDiagnosis)]),
    drgCode: codes.take('DR').map(({ code }) => code)[0],
    principalProcedure,
    otherProcedures: listOrNone([...procedures, ...codes.takeAll('BBQ', 'BQ').map(readProcedure)]),
    occurrenceSpans: listOrNone(codes.takeAll('BI').map(readSpan)),
    occurrences: listOrNone(codes.takeAll('BH').map(readOccurrence)),
    valueCodes: listOrNone(codes.takeAll('BE').map(readValue)),
    conditionCodes: listOrNone(codes.takeAll('BG').map(({ code }) => code)),
    treatmentCodes: listOrNone(codes.takeAll('TC').map(({ code }) => code)),
  });
  codes.noteUntaken();
  return read;
}

/** What could be read of a list; none where that is nothing. */
function listOrNone<T>(values: readonly (T | undefined)[]): T[] | undefined {
  const read = values.filter((value) => value !== undefined);
  return read.length > 0 ? read : undefined;
}

function readDiagnosis({ code, qualifier }: HealthCareCode): Diagnosis {
  return ICD_9.includes(qualifier) ? { code, isIcd9: true } : { code };
}

function readHospitalDiagnosis(from: HealthCareCode): HospitalDiagnosis {
  const text = from.component(9);
  const presentOnAdmission = PRESENT_ON_ADMISSION.find((each) => each === text);
  if (text !== '' && presentOnAdmission === undefined) {
    const wanted = PRESENT_ON_ADMISSION.join(', ');
    from.reading.note('edi.bad-code', LOOP, from.segment, from.position, { wanted }, 'warning');
  }
  return present({ ...readDiagnosis(from), presentOnAdmission });
}

function readProcedure(from: HealthCareCode): HospitalProcedure | undefined {
  const { code, qualifier } = from;
  const date = from.readDate();
  const codeSet = qualifier === 'CAH' ? 'ABC' : ICD_9.includes(qualifier) ? 'ICD-9' : undefined;
  return date && present({ code, date, codeSet });
}

function readSpan(from: HealthCareCode): OccurrenceSpan | undefined {
  const period = from.readPeriod();
  return period && { code: from.code, ...period };
}

function readOccurrence(from: HealthCareCode): Occurrence | undefined {
  const date = from.readDate();
  return date && { code: from.code, date };
}

function readValue(from: HealthCareCode): ValueCode | undefined {
  const amount = from.readAmount();
  return amount === undefined ? undefined : { code: from.code, amount };
}
