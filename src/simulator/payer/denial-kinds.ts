/** A reason not to pay, as the payer words it. */
export interface DenialKind {
  readonly weight: number;
  readonly groupCode: 'CO' | 'OA' | 'PR';
  readonly reasonCode: string;
  /** LQ*HE on every line. */
  readonly lineRemarks: readonly string[];
  /** MOA of the claim. */
  readonly claimRemarks: readonly string[];
  /** CLP02 where it is not the payer's place in the order. */
  readonly claimStatusCode?: string;
}

function row(weight: number, codes: string, remarks: Partial<DenialKind> = {}): DenialKind {
  const [groupCode, reasonCode] = codes.split('-') as [DenialKind['groupCode'], string];
  return { weight, groupCode, reasonCode, lineRemarks: [], claimRemarks: [], ...remarks };
}

/** What a payer refuses a whole claim for. CLP02 is 4 only where the patient is not known (005010X221A1 2100 CLP02). */
export const CLAIM_DENIALS: readonly DenialKind[] = [
  row(3, 'CO-16', { lineRemarks: ['N382'], claimRemarks: ['MA130'] }),
  row(3, 'CO-22'),
  row(2, 'CO-29'),
  row(2, 'CO-197'),
  row(2, 'OA-109', { lineRemarks: ['N418'] }),
  row(1, 'PR-27'),
  row(1, 'CO-31', { lineRemarks: ['N382'], claimStatusCode: '4' }),
];

/** What a payer refuses a line for. */
export const LINE_DENIALS: readonly DenialKind[] = [
  row(2, 'CO-50', { lineRemarks: ['N115'] }),
  row(2, 'PR-204', { lineRemarks: ['N130'] }),
  row(2, 'CO-16', { lineRemarks: ['M76'] }),
  row(1, 'CO-11'),
  row(1, 'CO-4'),
];

/** Only beside another line: what is included in that one. */
export const BUNDLING_DENIAL = row(3, 'CO-97', { lineRemarks: ['M15'] });

/** More units than the payer takes: a part of the line is refused. */
export const EXCESS_UNITS = row(1, 'CO-151', { lineRemarks: ['N362'] });

/** A later payer that was not told what the earlier one did. */
export const PRIOR_PAYMENT_MISSING = row(1, 'CO-16', { claimRemarks: ['MA04'] });
