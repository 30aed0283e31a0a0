import { formatX12Date } from '../../../schemas/calendar-date.js';
import type {
  HospitalCodes,
  HospitalDiagnosis,
  HospitalProcedure,
  Occurrence,
  OccurrenceSpan,
  ValueCode,
} from '../../../schemas/institutional-claim.js';
import { formatX12Cents } from '../../../schemas/money.js';
import type { SegmentData } from '../../x12/segment.js';

/** C022 composites of one HI. */
const CODES_PER_SEGMENT = 12;

/** A composite C022 as the writer takes it. */
type HealthCareCode = readonly string[];

/** Every HI of an institutional claim (005010X223A2 2300); each kind of code stands in segments of its own. */
export function buildHospitalCodes(to: SegmentData[], codes: HospitalCodes): void {
  buildCodes(to, [diagnosis('K')(codes.principalDiagnosis)]);
  buildCodes(to, listOf(codes.admittingDiagnosis).map(diagnosis('J')));
  buildCodes(
    to,
    codes.reasonsForVisit?.map(({ code, isIcd9 }) => [isIcd9 ? 'PR' : 'APR', code]),
  );
  buildCodes(to, codes.externalCauses?.map(diagnosis('N')));
  buildCodes(
    to,
    listOf(codes.drgCode).map((code) => ['DR', code]),
  );
  buildCodes(to, codes.otherDiagnoses?.map(diagnosis('F')));
  buildCodes(to, listOf(codes.principalProcedure).map(procedure('R')));
  buildCodes(to, codes.otherProcedures?.map(procedure('Q')));
  buildCodes(to, codes.occurrenceSpans?.map(occurrenceSpan));
  buildCodes(to, codes.occurrences?.map(occurrence));
  buildCodes(to, codes.valueCodes?.map(valueCode));
  buildCodes(
    to,
    codes.conditionCodes?.map((code) => ['BG', code]),
  );
  buildCodes(
    to,
    codes.treatmentCodes?.map((code) => ['TC', code]),
  );
}

/** HI segments of no more codes than one may hold; none without a code. */
function buildCodes(to: SegmentData[], codes: readonly HealthCareCode[] = []): void {
  for (let from = 0; from < codes.length; from += CODES_PER_SEGMENT) {
    to.push(['HI', ...codes.slice(from, from + CODES_PER_SEGMENT)]);
  }
}

function listOf<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

/** ABK, ABJ, ABN and ABF; BK, BJ, BN and BF of ICD-9-CM. */
function diagnosis(kind: 'K' | 'J' | 'N' | 'F') {
  return ({ code, isIcd9, presentOnAdmission }: HospitalDiagnosis): HealthCareCode => {
    const qualifier = `${isIcd9 ? 'B' : 'AB'}${kind}`;
    return [qualifier, code, '', '', '', '', '', '', presentOnAdmission ?? ''];
  };
}

function procedure(kind: 'R' | 'Q') {
  return ({ code, date, codeSet }: HospitalProcedure): HealthCareCode => {
    const qualifier = codeSet === 'ABC' ? 'CAH' : `${codeSet === 'ICD-9' ? 'B' : 'BB'}${kind}`;
    return [qualifier, code, 'D8', formatX12Date(date)];
  };
}

function occurrenceSpan({ code, from, through }: OccurrenceSpan): HealthCareCode {
  return ['BI', code, 'RD8', `${formatX12Date(from)}-${formatX12Date(through)}`];
}

function occurrence({ code, date }: Occurrence): HealthCareCode {
  return ['BH', code, 'D8', formatX12Date(date)];
}

function valueCode({ code, amount }: ValueCode): HealthCareCode {
  return ['BE', code, '', '', formatX12Cents(amount)];
}
