/** Short labels in our own words for codes of an 837, as a claim form shows them. */
type Labels = Readonly<Record<string, string>>;

/** SBR01. */
export const RESPONSIBILITIES: Labels = {
  P: 'first payer',
  S: 'second payer',
  T: 'third payer',
  A: 'fourth payer',
  B: 'fifth payer',
  U: 'payer of unknown place',
};

/** SBR02 and PAT01. */
export const RELATIONSHIPS: Labels = {
  '01': 'spouse',
  '18': 'self',
  '19': 'child',
  '20': 'employee',
  '21': 'unknown',
  '39': 'organ donor',
  '40': 'cadaver donor',
  '53': 'life partner',
  G8: 'other',
};

/** SBR09. */
export const COVERAGE_KINDS: Labels = {
  '09': 'self pay',
  '11': 'other non-federal program',
  '12': 'preferred provider organization',
  '13': 'point of service',
  '14': 'exclusive provider organization',
  '15': 'indemnity insurance',
  '16': 'Medicare Advantage',
  '17': 'dental maintenance organization',
  AM: 'automobile insurance',
  BL: 'Blue Cross Blue Shield',
  CH: 'military families',
  CI: 'commercial insurance',
  DS: 'disability insurance',
  FI: 'federal employees',
  HM: 'health maintenance organization',
  LM: 'liability insurance',
  MA: 'Medicare Part A',
  MB: 'Medicare Part B',
  MC: 'Medicaid',
  OF: 'other federal program',
  TV: 'Title V',
  VA: 'veterans',
  WC: "workers' compensation",
  ZZ: 'not named',
};

/** CLM05-3. */
export const FREQUENCIES: Labels = {
  '1': 'original',
  '2': 'first of several bills',
  '3': 'bill between first and last',
  '4': 'last of several bills',
  '5': 'late charges only',
  '6': 'corrected',
  '7': 'replacement of an earlier claim',
  '8': 'void of an earlier claim',
};

/** CLM11. */
export const CAUSES: Labels = {
  AA: 'auto accident',
  AB: 'abuse',
  AP: 'another party is responsible',
  EM: 'employment',
  OA: 'other accident',
};

/** NM101 of the providers of a claim. */
export const PROVIDER_ROLES: Labels = {
  '71': 'Attending',
  '72': 'Operating',
  '73': 'Other physician',
  '77': 'Service facility',
  '82': 'Rendering',
  DD: 'Assistant surgeon',
  DK: 'Ordering',
  DN: 'Referring',
  DQ: 'Supervising',
  FA: 'Facility',
  P3: 'Primary care',
  PW: 'Picked up at',
  '45': 'Dropped off at',
  QB: 'Purchased from',
  ZZ: 'Other operating',
};

/** DTP01 of a claim. */
export const DATES: Labels = {
  '050': 'received',
  '090': 'report begins',
  '091': 'report ends',
  '096': 'discharged',
  '297': 'last worked',
  '296': 'back to work',
  '304': 'last seen',
  '314': 'disabled',
  '360': 'disability begins',
  '361': 'disability ends',
  '431': 'illness began',
  '434': 'statement covers',
  '435': 'admitted',
  '438': 'similar illness began',
  '439': 'accident',
  '441': 'prior placement',
  '444': 'first visit',
  '453': 'acute manifestation',
  '454': 'treatment began',
  '455': 'last X-ray',
  '471': 'prescribed',
  '472': 'served',
  '484': 'last menstrual period',
};

/** REF01 of a claim, for what has no box of its own. */
export const REFERENCES: Labels = {
  '1J': 'trial care',
  '4N': 'service exception',
  '9A': 'repriced claim',
  '9C': 'adjusted repriced claim',
  '9F': 'referral',
  D9: "clearinghouse's number",
  EA: 'medical record',
  EW: 'mammography certificate',
  LU: 'location',
  LX: 'device exemption',
  P4: 'project',
  X4: 'laboratory certificate',
  Y4: "property insurer's claim",
};

/** HI*-1 beside the diagnoses. */
export const CODE_KINDS: Labels = {
  ABJ: 'admitting diagnosis',
  ABN: 'external cause',
  APR: 'reason for the visit',
  BBQ: 'other procedure',
  BBR: 'principal procedure',
  BE: 'value',
  BG: 'condition',
  BH: 'occurrence',
  BI: 'occurrence span',
  BJ: 'admitting diagnosis',
  BN: 'external cause',
  BO: 'other procedure',
  BP: 'anesthesia procedure',
  BQ: 'other procedure',
  BR: 'principal procedure',
  DR: 'diagnosis group',
  PR: 'reason for the visit',
  TC: 'treatment',
};

/** AMT01 of a claim or a coverage. */
export const CLAIM_AMOUNTS: Labels = {
  A8: 'not covered',
  D: 'paid',
  EAF: 'patient still owes',
  F2: 'patient owes',
  F3: 'patient owes',
  F4: 'postage',
  F5: 'patient has paid',
  MA: 'purchased service',
  NE: 'purchased service',
  T: 'tax',
};
