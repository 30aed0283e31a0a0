import type { CalendarDate } from './calendar-date.js';
import type { DatedQualifier } from './claim-supplements.js';
import { BENEFIT_INFORMATION, REMAINING } from './codes/benefit-information.js';
import type {
  Benefit,
  CoveredMember,
  CoveredPerson,
  EligibilityRejection,
  EligibilityResponse,
} from './eligibility.js';

/** A total and what is left of it are stated in EBs of their own: neither is added to the other. */
export interface TotalAndRemaining {
  readonly total: readonly Benefit[];
  readonly remaining: readonly Benefit[];
}

/** What a 271 says of one patient on one date for one service type. */
export interface ClassifiedEligibility {
  /** Absent when the payer answered without naming anybody. */
  readonly patient?: CoveredPerson;
  /** Not verified: not answered, or answered for another date. It never means inactive. */
  readonly verdict: 'active' | 'inactive' | 'not verified';
  /** Why it is not verified, where the payer says so. */
  readonly rejections: readonly EligibilityRejection[];
  /** The EBs that decided. */
  readonly coverage: readonly Benefit[];
  /** EB*I of the service type: the plan is in force and does not pay for it. */
  readonly notCovered: readonly Benefit[];
  readonly coPays: readonly Benefit[];
  readonly coInsurances: readonly Benefit[];
  readonly deductible: TotalAndRemaining;
  readonly outOfPocket: TotalAndRemaining;
  /** EB*F. */
  readonly limitations: readonly Benefit[];
  /** EB*R of any service type: other payers to look at first. */
  readonly otherPayers: readonly Benefit[];
}

/** EB03 of the plan as a whole. */
const PLAN = '30';

const BEGINS = ['346', '348', '356'];
const ENDS = ['347', '349', '357'];
const SPANS = ['291', '292', '307', '472'];

/** Of several coverages the one that is in force counts first. */
const VERDICTS = ['active', 'not verified', 'inactive'] as const;

/**
 * What each patient of a response has on a date for a service type (EB03; 30 is the plan as a whole). A rejection at any
 * level above makes a patient not verified. An EB of the service type outweighs one of the plan. A day later than that
 * of the response is verified only where the response is about that very day.
 */
export function classifyEligibility(
  response: EligibilityResponse,
  date: CalendarDate,
  serviceTypeCode: string = PLAN,
): ClassifiedEligibility[] {
  const asked = { date, serviceTypeCode, answeredOn: response.createdDate };
  return response.sources.flatMap((source) => {
    const found = source.receivers.flatMap((receiver) => {
      const above = [...source.rejections, ...receiver.rejections];
      const patients = receiver.subscribers.flatMap((subscriber) => findPatients(subscriber, above));
      return patients.length > 0 ? patients : [{ above }];
    });
    const patients: readonly FoundPatient[] = found.length > 0 ? found : [{ above: source.rejections }];
    return patients.map((each) => classifyPatient(each, asked));
  });
}

interface FoundPatient {
  readonly patient?: CoveredPerson;
  readonly above: readonly EligibilityRejection[];
}

interface Asked {
  readonly date: CalendarDate;
  readonly serviceTypeCode: string;
  /** BHT04. */
  readonly answeredOn: CalendarDate | undefined;
}

/** The dependents, and the subscriber where there are none or the payer says something of both. */
function findPatients(subscriber: CoveredMember, above: readonly EligibilityRejection[]): FoundPatient[] {
  const { dependents } = subscriber;
  const own = dependents.length === 0 || subscriber.benefits.length > 0;
  const belowSubscriber = [...above, ...subscriber.rejections];
  return [
    ...(own ? [{ patient: subscriber, above }] : []),
    ...dependents.map((patient) => ({ patient, above: belowSubscriber })),
  ];
}

function classifyPatient({ patient, above }: FoundPatient, asked: Asked): ClassifiedEligibility {
  const all = patient?.benefits ?? [];
  const meant = all.filter((benefit) => isMeant(benefit, asked.serviceTypeCode));
  const rejections = [
    ...above,
    ...(patient?.rejections ?? []),
    ...meant.flatMap((benefit) => benefit.rejections),
  ];
  const isStatus = ({ informationCode }: Benefit) =>
    BENEFIT_INFORMATION.get(informationCode)?.coverage !== undefined;
  const stated = preferOwn(meant.filter(isStatus), asked).map((benefit) => ({
    benefit,
    verdict: classifyOnDate(benefit, patient?.dates ?? [], asked),
  }));
  const verdict =
    rejections.length > 0
      ? 'not verified'
      : (VERDICTS.find((each) => stated.some((found) => found.verdict === each)) ?? 'not verified');
  return {
    ...(patient ? { patient } : {}),
    verdict,
    rejections,
    coverage: stated.filter((found) => found.verdict === verdict).map(({ benefit }) => benefit),
    ...findShares(all, meant, asked),
  };
}

/** Of this service type or of the plan as a whole. */
function isMeant({ serviceTypeCodes }: Benefit, serviceTypeCode: string): boolean {
  return (
    [serviceTypeCode, PLAN].some((code) => serviceTypeCodes.includes(code)) || serviceTypeCodes.length === 0
  );
}

/** Those that name the service type, where there are any. */
function preferOwn(benefits: readonly Benefit[], { serviceTypeCode }: Asked): readonly Benefit[] {
  const own = benefits.filter(({ serviceTypeCodes }) => serviceTypeCodes.includes(serviceTypeCode));
  return own.length > 0 ? own : benefits;
}

/** What the patient shares in. */
function findShares(all: readonly Benefit[], meant: readonly Benefit[], asked: Asked) {
  const withCode = (code: string) =>
    preferOwn(
      meant.filter(({ informationCode }) => informationCode === code),
      asked,
    );
  const split = (benefits: readonly Benefit[]): TotalAndRemaining => ({
    total: benefits.filter(({ timePeriodCode }) => timePeriodCode !== REMAINING),
    remaining: benefits.filter(({ timePeriodCode }) => timePeriodCode === REMAINING),
  });
  return {
    notCovered: withCode('I').filter(({ serviceTypeCodes }) =>
      serviceTypeCodes.includes(asked.serviceTypeCode),
    ),
    coPays: withCode('B'),
    coInsurances: withCode('A'),
    deductible: split(withCode('C')),
    outOfPocket: split(withCode('G')),
    limitations: withCode('F'),
    otherPayers: all.filter(({ informationCode }) => informationCode === 'R'),
  };
}

/** What an EB of status says of a date, by its own DTP, else by those of the patient. */
function classifyOnDate(
  benefit: Benefit,
  ofPatient: readonly DatedQualifier[],
  { date, answeredOn }: Asked,
): ClassifiedEligibility['verdict'] {
  const own = benefit.dates.filter(isTelling);
  const dates = own.length > 0 ? own : ofPatient.filter(isTelling);
  if (!isVerifiedFor(date, dates, answeredOn)) return 'not verified';
  const isInForce = BENEFIT_INFORMATION.get(benefit.informationCode)?.coverage === 'active';
  if (isInForce) return dates.some((each) => isOutside(date, each)) ? 'inactive' : 'active';
  const mayHaveBeen = dates.some(({ qualifier, date: end }) => ENDS.includes(qualifier) && date <= end);
  return mayHaveBeen ? 'not verified' : 'inactive';
}

function isTelling({ qualifier }: DatedQualifier): boolean {
  return BEGINS.includes(qualifier) || ENDS.includes(qualifier) || SPANS.includes(qualifier);
}

/** Before a coverage begins or after it has ended. A single day tells only of itself. */
function isOutside(day: CalendarDate, { qualifier, date, endDate }: DatedQualifier): boolean {
  if (BEGINS.includes(qualifier)) return day < date;
  if (ENDS.includes(qualifier)) return day > date;
  return endDate !== undefined && (day < date || day > endDate);
}

/**
 * An answer holds for the day of service that it names (DTP*472) or else for its own day, for a plan or eligibility date
 * of that very day, and for earlier days when it says since when or how long.
 */
function isVerifiedFor(
  day: CalendarDate,
  dates: readonly DatedQualifier[],
  answeredOn: CalendarDate | undefined,
): boolean {
  const isSingleDay = ({ qualifier, endDate }: DatedQualifier) =>
    SPANS.includes(qualifier) && endDate === undefined;
  const single = dates.filter(isSingleDay);
  const about = single.find(({ qualifier }) => qualifier === '472')?.date ?? answeredOn;
  if (day === about || single.some(({ date }) => date === day)) return true;
  return about !== undefined && day < about && dates.length > single.length;
}
