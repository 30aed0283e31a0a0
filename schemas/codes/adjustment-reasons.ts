import type { CalendarDate } from '../calendar-date.js';
import { RARER_ADJUSTMENT_REASONS } from './rarer-adjustment-reasons.js';

/** What an adjustment means for money, before group, remarks and the paid amount have their say. */
export type ReasonMeaning =
  | 'contractual'
  | 'multiple-procedure'
  | 'patient-share'
  | 'no-patient-share'
  | 'prior-payer'
  | 'pended'
  | 'coverage'
  | 'technical'
  | 'medical'
  | 'bundling'
  | 'non-covered'
  | 'duplicate'
  | 'unclassified'
  | 'information';

/** One row of the claim adjustment reason table; in force from `since` to the day before `until`. */
export interface AdjustmentReason {
  readonly meaning: ReasonMeaning;
  /** Our own short label. */
  readonly label: string;
  readonly since?: CalendarDate;
  readonly until?: CalendarDate;
}

type Row = readonly [code: string, label: string];

const CONTRACTUAL: readonly Row[] = [
  // 42 and A2 were retired in favour of 45; payers that still send them mean the same.
  ['42', 'Above the fee schedule'],
  ['A2', 'Above the contracted fee'],
  ['44', 'Prompt-pay discount'],
  ['45', 'Above the contracted fee'],
  ['70', 'Cost outlier'],
  ['74', 'Teaching add-on'],
  ['75', 'Capital add-on'],
  ['76', 'Disproportionate-share add-on'],
  ['90', 'Drug ingredient price'],
  ['91', 'Dispensing fee'],
  ['94', 'Paid above charge'],
  ['102', 'Major-medical change'],
  ['103', 'Promotional discount'],
  ['104', 'Managed-care withhold'],
  ['105', 'Tax withheld'],
  ['121', 'Indemnification'],
  ['131', 'Negotiated discount'],
  ['132', 'Demonstration project change'],
  ['137', 'Regulatory charge'],
  ['139', 'Price set by contract'],
  ['144', 'Incentive or demonstration change'],
  ['161', 'Performance bonus'],
  ['169', 'Alternate benefit'],
  ['172', 'Paid by specialty'],
  ['205', 'Discount card fee'],
  ['223', 'Mandated change'],
  ['225', 'Interest or penalty of the payer'],
  ['232', 'Transfer price'],
  ['235', 'Sales tax'],
  ['237', 'Statutory or regulatory penalty'],
  ['246', 'Reporting code without payment'],
  ['253', 'Sequestration'],
  ['P12', 'Workers compensation fee schedule'],
  ['P24', 'Preferred provider network price'],
  ['P25', 'Hospital network price'],
];

const PATIENT_SHARE: readonly Row[] = [
  ['1', 'Deductible'],
  ['2', 'Coinsurance'],
  ['3', 'Copay'],
  ['66', 'Blood deductible'],
  ['100', 'Paid to the member'],
  ['122', 'Psychiatric reduction'],
  ['187', 'Spending account payment'],
];

const COVERAGE: readonly Row[] = [
  ['22', 'Another payer comes first'],
  ['24', 'Covered by a managed-care plan'],
  ['26', 'Before coverage began'],
  ['27', 'After coverage ended'],
  ['31', 'Patient not identified'],
  ['32', 'Dependent not eligible'],
  ['33', 'No dependent coverage'],
  ['109', 'Not covered by this payer'],
  ['200', 'Lapse of coverage'],
];

const TECHNICAL: readonly Row[] = [
  ['4', 'Modifier missing or wrong'],
  ['5', 'Place of service does not fit'],
  ['6', 'Age does not fit'],
  ['7', 'Gender does not fit the procedure'],
  ['8', 'Taxonomy does not fit'],
  ['9', 'Diagnosis does not fit the age'],
  ['10', 'Diagnosis does not fit the gender'],
  ['11', 'Diagnosis does not fit the procedure'],
  ['12', 'Diagnosis does not fit the provider'],
  ['14', 'Birth after service'],
  ['15', 'Authorization number wrong or missing'],
  ['16', 'Information missing or wrong'],
  ['29', 'Filed too late'],
  ['110', 'Billed before service'],
  ['125', 'Submission error'],
  ['129', 'Prior payer information wrong'],
  ['146', 'Diagnosis not valid on the date'],
  ['148', 'Information of another provider missing'],
  ['163', 'Attachment not received'],
  ['164', 'Attachment too late'],
  ['165', 'Referral absent or exceeded'],
  ['181', 'Procedure code not valid on the date'],
  ['182', 'Modifier not valid on the date'],
  ['183', 'Referring provider not eligible'],
  ['184', 'Ordering provider not eligible'],
  ['185', 'Rendering provider not eligible'],
  ['197', 'Authorization absent'],
  ['198', 'Authorization exceeded'],
  ['199', 'Revenue and procedure code do not fit'],
  ['206', 'NPI missing'],
  ['207', 'NPI format wrong'],
  ['208', 'NPI not matched'],
  ['226', 'Requested information not sent'],
  ['227', 'Patient has not answered'],
  ['250', 'Wrong attachment'],
  ['251', 'Incomplete attachment'],
  ['252', 'Attachment wanted'],
  ['B7', 'Provider not certified on the date'],
  ['B16', 'New-patient rules not met'],
  ['B23', 'Laboratory certificate missing'],
];

const MEDICAL: readonly Row[] = [
  ['50', 'Not medically necessary'],
  ['55', 'Experimental'],
  ['56', 'Not proven effective'],
  ['58', 'Wrong place of treatment'],
  ['150', 'Level of service not supported'],
  ['151', 'Frequency not supported'],
  ['152', 'Length not supported'],
  ['153', 'Dosage not supported'],
  ['154', 'Day supply not supported'],
  ['167', 'Diagnosis not covered'],
];

const OTHER: readonly (readonly [ReasonMeaning, Row])[] = [
  ['bundling', ['97', 'Included in another service']],
  ['bundling', ['231', 'Mutually exclusive procedures']],
  ['bundling', ['234', 'Not paid separately']],
  ['bundling', ['236', 'Not compatible with another procedure']],
  ['bundling', ['B15', 'Qualifying service missing']],
  ['multiple-procedure', ['59', 'Several procedures on one day']],
  ['non-covered', ['35', 'Lifetime maximum reached']],
  ['non-covered', ['49', 'Routine service']],
  ['non-covered', ['96', 'Not covered']],
  ['non-covered', ['119', 'Benefit maximum reached']],
  ['non-covered', ['149', 'Lifetime maximum of the service reached']],
  ['non-covered', ['170', 'Not covered from this provider type']],
  ['non-covered', ['204', 'Not in the benefit plan']],
  ['non-covered', ['242', 'Outside the network']],
  ['duplicate', ['18', 'Exact duplicate']],
  ['duplicate', ['B13', 'Paid before']],
  ['prior-payer', ['23', 'Effect of the prior payer']],
  ['pended', ['133', 'Pending further review']],
  ['no-patient-share', ['209', 'May not be collected from the patient']],
];

/** The claim adjustment reason codes that the rules know; a code that is not here is a denial "unclassified". */
export const ADJUSTMENT_REASONS: ReadonlyMap<string, readonly AdjustmentReason[]> = new Map([
  ...rows('contractual', CONTRACTUAL),
  ...rows('patient-share', PATIENT_SHARE),
  ...rows('coverage', COVERAGE),
  ...rows('technical', TECHNICAL),
  ...rows('medical', MEDICAL),
  ...OTHER.flatMap(([meaning, row]) => rows(meaning, [row])),
  ...RARER_ADJUSTMENT_REASONS.flatMap(([meaning, ...table]) => rows(meaning, table)),
]);

/** Most are so as they come, and each is asked for many times. */
const NORMALISED = /^[1-9A-Z][\dA-Z]*$/;

/** CARC as it is compared: `45` of `045`, `B7` of `b7`. */
export function readReasonCode(text: string): string {
  if (NORMALISED.test(text)) return text;
  return text
    .trim()
    .toUpperCase()
    .replace(/^0+(?=.)/, '');
}

/** CAS01 as it is compared: `PR` of `pr`. */
export function readGroupCode(text: string): string {
  return NORMALISED.test(text) ? text : text.trim().toUpperCase();
}

/** The row in force on a date; the first without one. */
export function findAdjustmentReason(code: string, on?: CalendarDate): AdjustmentReason | undefined {
  const versions = ADJUSTMENT_REASONS.get(readReasonCode(code)) ?? [];
  return versions.find(
    (row) =>
      on === undefined ||
      ((row.since === undefined || row.since <= on) && (row.until === undefined || on < row.until)),
  );
}

function rows(meaning: ReasonMeaning, table: readonly Row[]): [string, readonly AdjustmentReason[]][] {
  return table.map(([code, label]) => [code, [{ meaning, label }]]);
}
