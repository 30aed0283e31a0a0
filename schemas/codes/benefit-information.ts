/** What an EB is about, in our own words. */
export interface BenefitInformation {
  readonly label: string;
  /** Says whether the coverage, or a service of it, is in force. */
  readonly coverage?: 'active' | 'inactive';
}

/** EB01. */
export const BENEFIT_INFORMATION: ReadonlyMap<string, BenefitInformation> = new Map<
  string,
  BenefitInformation
>([
  ['1', { label: 'active', coverage: 'active' }],
  ['2', { label: 'active, full risk capitation', coverage: 'active' }],
  ['3', { label: 'active, services capitated', coverage: 'active' }],
  ['4', { label: 'active, services capitated to the primary care provider', coverage: 'active' }],
  ['5', { label: 'active, under investigation', coverage: 'active' }],
  ['6', { label: 'inactive', coverage: 'inactive' }],
  ['7', { label: 'inactive, an update is awaited', coverage: 'inactive' }],
  ['8', { label: 'inactive, under investigation', coverage: 'inactive' }],
  ['A', { label: 'co-insurance' }],
  ['B', { label: 'co-pay' }],
  ['C', { label: 'deductible' }],
  ['CB', { label: 'coverage basis' }],
  ['D', { label: 'benefit' }],
  ['E', { label: 'exclusion' }],
  ['F', { label: 'limitation' }],
  ['G', { label: 'out-of-pocket maximum' }],
  ['H', { label: 'unlimited' }],
  ['I', { label: 'not covered' }],
  ['J', { label: 'cost containment' }],
  ['K', { label: 'reserve' }],
  ['L', { label: 'primary care provider' }],
  ['M', { label: 'pre-existing condition' }],
  ['MC', { label: 'managed care coordinator' }],
  ['N', { label: 'restricted to certain providers' }],
  ['O', { label: 'not deemed a medical necessity' }],
  ['P', { label: 'disclaimer' }],
  ['Q', { label: 'second surgical opinion wanted' }],
  ['R', { label: 'another payer' }],
  ['S', { label: 'earlier years' }],
  ['T', { label: 'card reported lost or stolen' }],
  ['U', { label: 'ask the party named' }],
  ['V', { label: 'cannot be processed' }],
  ['W', { label: 'other source of data' }],
  ['X', { label: 'health care facility' }],
  ['Y', { label: 'spend down' }],
]);

/** EB06 of what is left of a total that another EB states. */
export const REMAINING = '29';

/** EB06 and HSD05. */
export const TIME_PERIODS: ReadonlyMap<string, string> = new Map([
  ['6', 'by hour'],
  ['7', 'by day'],
  ['13', 'in 24 hours'],
  ['21', 'in years'],
  ['22', 'in the service year'],
  ['23', 'in the calendar year'],
  ['24', 'year to date'],
  ['25', 'for the contract'],
  ['26', 'for an episode'],
  ['27', 'for a visit'],
  ['28', 'for an outlier'],
  [REMAINING, 'remaining'],
  ['30', 'exceeded'],
  ['31', 'not exceeded'],
  ['32', 'in a lifetime'],
  ['33', 'lifetime remaining'],
  ['34', 'by month'],
  ['35', 'by week'],
  ['36', 'for an admission'],
]);

/** EB02. */
export const COVERAGE_LEVELS: ReadonlyMap<string, string> = new Map([
  ['CHD', 'children only'],
  ['DEP', 'dependents only'],
  ['ECH', 'employee and children'],
  ['EMP', 'employee only'],
  ['ESP', 'employee and spouse'],
  ['FAM', 'family'],
  ['IND', 'individual'],
  ['SPC', 'spouse and children'],
  ['SPO', 'spouse only'],
]);

/** EB09 and HSD01, of the commonest. */
export const QUANTITY_KINDS: ReadonlyMap<string, string> = new Map([
  ['99', 'units used'],
  ['CA', 'covered days'],
  ['DB', 'deductible blood units'],
  ['DY', 'days'],
  ['FL', 'units'],
  ['HS', 'hours'],
  ['LA', 'lifetime reserve days'],
  ['M2', 'at most'],
  ['MN', 'months'],
  ['P6', 'services or procedures'],
  ['VS', 'visits'],
  ['YY', 'years'],
]);
