/** Short labels in our own words for codes of an 835, as an explanation of payment shows them. */
type Labels = Readonly<Record<string, string>>;

/** CLP02. */
export const CLAIM_STATUSES: Labels = {
  '1': 'processed as primary',
  '2': 'processed as secondary',
  '3': 'processed as tertiary',
  '4': 'patient not recognised',
  '19': 'processed as primary and forwarded',
  '20': 'processed as secondary and forwarded',
  '21': 'processed as tertiary and forwarded',
  '22': 'reversal of an earlier payment',
  '23': 'not for this payer, forwarded',
  '25': 'predetermination, nothing is paid',
};

/** BPR04. */
export const PAYMENT_METHODS: Labels = {
  ACH: 'electronic transfer',
  BOP: "the payer's choice of means",
  CHK: 'check',
  FWT: 'wire transfer',
  NON: 'no transfer of money',
};

/** AMT01 of claims and lines. */
export const AMOUNTS: Labels = {
  AU: 'Covered',
  B6: 'Allowed',
  D8: 'Discount',
  DY: 'Limit per day',
  F5: 'Paid by the patient',
  I: 'Interest',
  KH: 'Late filing reduction',
  NL: 'Negative ledger balance',
  T: 'Tax',
  T2: 'Total before taxes',
};

/** PLB03-1. */
export const PROVIDER_ADJUSTMENTS: Labels = {
  '50': 'Late filing charge',
  '51': 'Interest penalty',
  '72': 'Refund received by the payer',
  '90': 'Early payment allowance',
  AM: 'Borrowed against later payments',
  AP: 'Taken from an advance',
  B2: 'Rebate or refund',
  B3: 'Recovery allowance',
  BD: 'Bad debt',
  C5: 'Temporary allowance',
  CR: 'Capitation interest',
  CS: 'Other adjustment',
  CT: 'Capitation',
  CV: 'Capital pass-through',
  DM: 'Direct medical education',
  E3: 'Withheld',
  FB: 'Carried from or to another payment',
  GO: 'Graduate medical education',
  IP: 'Incentive',
  IR: 'Tax withheld',
  IS: 'Interim settlement',
  J1: 'Not reimbursable',
  L3: 'Penalty',
  L6: 'Interest',
  LE: 'Levy',
  LS: 'Lump sum',
  OA: 'Organ acquisition',
  OB: 'Offset for an affiliate',
  PI: 'Periodic interim payment',
  PL: 'Final settlement',
  RA: 'Retroactive adjustment',
  RE: 'Return on equity',
  SL: 'Student loan repayment',
  TL: 'Third party liability',
  WO: 'Overpayment taken back',
  WU: 'Recovery not yet named',
};
