/** A service that a visit of some kind may hold. Codes only: what they mean belongs to their owners. */
export interface ServiceTemplate {
  /** One of these is picked. */
  readonly codes: readonly string[];
  readonly modifiers?: readonly string[];
  /** Fewest and most units; one when left out. */
  readonly units?: readonly [number, number];
  /** In how many of a hundred visits it is done; always when left out. */
  readonly percent?: number;
  /** Places in the diagnoses of the visit, from 0, that it is done for; the first when left out. */
  readonly reasons?: readonly number[];
}

export interface VisitKind {
  readonly weight: number;
  /** Age in whole years, both ends included. */
  readonly ages: readonly [number, number];
  /** ICD-10-CM, the principal one first; all of them stand on every visit of the kind. */
  readonly diagnoses: readonly string[];
  /** What some of the patients have besides. */
  readonly others?: readonly string[];
  /** The first is the visit itself. */
  readonly services: readonly ServiceTemplate[];
  /** In how many of a hundred cases the visit is held by video: then only the visit itself is charged. */
  readonly videoPercent?: number;
}

const ADULT: readonly [number, number] = [19, 99];
const ANY: readonly [number, number] = [1, 99];

/** What brings patients to a practice of family medicine, by how often it does. */
export const VISIT_KINDS: readonly VisitKind[] = [
  {
    weight: 16,
    ages: ADULT,
    diagnoses: ['I10'],
    others: ['E78.5', 'E66.9', 'N18.30'],
    services: [
      { codes: ['99213', '99214'] },
      { codes: ['80053'], percent: 40 },
      { codes: ['36415'], percent: 40 },
    ],
    videoPercent: 15,
  },
  {
    weight: 12,
    ages: ADULT,
    diagnoses: ['E11.9', 'I10'],
    others: ['E78.5', 'Z79.4'],
    services: [
      { codes: ['99214'], reasons: [0, 1] },
      { codes: ['83036'], modifiers: ['QW'], percent: 70 },
      { codes: ['80061'], percent: 35 },
    ],
    videoPercent: 8,
  },
  {
    weight: 12,
    ages: ANY,
    diagnoses: ['J06.9'],
    others: ['R05.9', 'R50.9'],
    services: [
      { codes: ['99213', '99212'] },
      { codes: ['87880'], modifiers: ['QW'], percent: 45 },
      { codes: ['87804'], modifiers: ['QW'], percent: 25 },
    ],
  },
  { ...preventiveVisit('99395', 'Z00.00', [19, 39]), weight: 6 },
  { ...preventiveVisit('99396', 'Z00.00', [40, 64]), weight: 8 },
  { ...preventiveVisit('99392', 'Z00.129', [1, 4]), weight: 12 },
  { ...preventiveVisit('99393', 'Z00.129', [5, 11]), weight: 9 },
  { ...preventiveVisit('99394', 'Z00.129', [12, 18]), weight: 8 },
  { weight: 8, ages: [65, 99], diagnoses: ['Z00.00'], services: [{ codes: ['G0439'] }] },
  {
    weight: 6,
    ages: ADULT,
    diagnoses: ['M25.561'],
    others: ['M17.11'],
    services: [
      { codes: ['99213'], modifiers: ['25'] },
      { codes: ['20610'], modifiers: ['RT'] },
      { codes: ['J3301'], units: [4, 4] },
    ],
  },
  {
    weight: 7,
    ages: ADULT,
    diagnoses: ['M54.50'],
    services: [
      { codes: ['97110'], modifiers: ['GP'], units: [1, 3] },
      { codes: ['97140'], modifiers: ['GP', '59'], percent: 60 },
    ],
  },
  {
    weight: 5,
    ages: [40, 99],
    diagnoses: ['L57.0'],
    services: [
      { codes: ['99213'], modifiers: ['25'], percent: 70 },
      { codes: ['17000'] },
      { codes: ['17003'], units: [2, 6] },
    ],
  },
  {
    weight: 8,
    ages: [12, 99],
    diagnoses: ['F33.1'],
    others: ['F41.1', 'G47.00'],
    services: [{ codes: ['99214', '99213'] }, { codes: ['96127'], units: [2, 2] }],
    videoPercent: 40,
  },
  {
    weight: 6,
    ages: [6, 99],
    diagnoses: ['J45.909'],
    services: [
      { codes: ['99214'], modifiers: ['25'] },
      { codes: ['94640'] },
      { codes: ['94010'], percent: 30 },
    ],
  },
  {
    weight: 5,
    ages: ADULT,
    diagnoses: ['N39.0'],
    services: [{ codes: ['99213'] }, { codes: ['81002'] }, { codes: ['87086'], percent: 60 }],
  },
  {
    weight: 4,
    ages: [40, 99],
    diagnoses: ['R07.9'],
    others: ['I10'],
    services: [{ codes: ['99214'], modifiers: ['25'] }, { codes: ['93000'] }],
  },
  {
    weight: 5,
    ages: ADULT,
    diagnoses: ['E03.9'],
    services: [{ codes: ['99213'] }, { codes: ['84443'] }, { codes: ['36415'] }],
  },
  {
    weight: 4,
    ages: [50, 99],
    diagnoses: ['E53.8'],
    services: [{ codes: ['96372'] }, { codes: ['J3420'] }],
  },
  {
    weight: 5,
    ages: ANY,
    diagnoses: ['R10.9'],
    others: ['K21.9', 'R11.2'],
    services: [{ codes: ['99203', '99204'] }, { codes: ['85025'], percent: 50 }],
  },
];

/** A check-up with an immunization. */
function preventiveVisit(code: string, diagnosis: string, ages: readonly [number, number]) {
  const administration: ServiceTemplate =
    ages[1] < 19 ? { codes: ['90460'], units: [1, 3], reasons: [1] } : { codes: ['90471'], reasons: [1] };
  const services = [{ codes: [code] }, administration, { codes: ['90686'], reasons: [1], percent: 70 }];
  return { ages, diagnoses: [diagnosis, 'Z23'], services };
}

/** The practice's prices of one unit in dollars, in its first year. */
export const BASE_PRICES: Readonly<Record<string, string>> = {
  '17000': '145',
  '17003': '18',
  '20610': '165',
  '36415': '12',
  '80053': '42',
  '80061': '48',
  '81002': '14',
  '83036': '38',
  '84443': '62',
  '85025': '28',
  '87086': '36',
  '87804': '34',
  '87880': '32',
  '90460': '42',
  '90471': '38',
  '90686': '34',
  '93000': '58',
  '94010': '74',
  '94640': '46',
  '96127': '16',
  '96372': '44',
  '97110': '62',
  '97140': '58',
  '99203': '210',
  '99204': '305',
  '99212': '98',
  '99213': '156',
  '99214': '228',
  '99392': '192',
  '99393': '190',
  '99394': '208',
  '99395': '214',
  '99396': '232',
  G0439: '198',
  J3301: '9.5',
  J3420: '7',
};

/** Codes that the clinic's system records as charge codes of its own; the practice settings translate them. */
export const CHARGE_CODES: Readonly<Record<string, string>> = {
  'LAB-CMP': '80053',
  'LAB-A1C': '83036',
  'LAB-TSH': '84443',
  DRAW: '36415',
  'IMM-ADM': '90471',
  EKG: '93000',
};
