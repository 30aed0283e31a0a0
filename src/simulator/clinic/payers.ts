/** A payer of the simulated region. All of them are invented. */
export interface SimulatedPayer {
  readonly payerId: string;
  readonly name: string;
  /** SBR09. */
  readonly claimFilingCode: string;
  readonly kind: 'commercial' | 'medicare' | 'medicaid' | 'supplement';
  /** Coverage.type, of the code system v3 ActCode. */
  readonly coverageType: string;
  readonly memberIdPrefix: string;
}

const commercial = { kind: 'commercial', coverageType: 'EHCPOL' } as const;

export const PAYERS: readonly SimulatedPayer[] = [
  {
    ...commercial,
    payerId: 'SIM01',
    name: 'Northfield Health Plan',
    claimFilingCode: 'CI',
    memberIdPrefix: 'NFH',
  },
  {
    ...commercial,
    payerId: 'SIM02',
    name: 'Cedar Mutual Insurance',
    claimFilingCode: '12',
    memberIdPrefix: 'CM',
  },
  { ...commercial, payerId: 'SIM03', name: 'Blue Harbor Plan', claimFilingCode: 'BL', memberIdPrefix: 'BHX' },
  { ...commercial, payerId: 'SIM04', name: 'Summit Ridge HMO', claimFilingCode: 'HM', memberIdPrefix: 'SR' },
  {
    kind: 'medicare',
    coverageType: 'RETIRE',
    payerId: 'SIM05',
    name: 'Medicare Part B East Region',
    claimFilingCode: 'MB',
    memberIdPrefix: '1E',
  },
  {
    kind: 'medicaid',
    coverageType: 'SUBSIDIZ',
    payerId: 'SIM06',
    name: 'State Medicaid Program',
    claimFilingCode: 'MC',
    memberIdPrefix: '8',
  },
  {
    kind: 'supplement',
    coverageType: 'EHCPOL',
    payerId: 'SIM07',
    name: 'Lakeshore Supplement',
    claimFilingCode: 'CI',
    memberIdPrefix: 'LS',
  },
];

export const PAYER_ID_SYSTEM = 'https://simulator.example/payer-id';
