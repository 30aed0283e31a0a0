import type { ClaimBatch } from '../../../edi/claim-837/claim-batch.js';
import { type CalendarDate, parseCalendarDate } from '../../../schemas/calendar-date.js';
import type {
  Address,
  Drug,
  OtherCoverage,
  Person,
  ProfessionalClaim,
  Provider,
  ServiceLine,
} from '../../../schemas/claim.js';
import { cents, sumCents } from '../../../schemas/money.js';
import fc from '../../support/property-testing.js';
import { absentOr, digits, word } from './institutional/arbitraries.js';
import { adjudications, claimParts } from './sample-claim-parts.js';
import { lineParts } from './sample-line-parts.js';

export const CLINIC: Provider = {
  entityType: 'organization',
  lastName: 'ROSE CLINIC',
  npi: '1234567893',
  taxonomyCode: '261QP2300X',
  taxId: '123456789',
  taxIdQualifier: 'EI',
  address: { line1: '1 MAIN STREET', city: 'DENVER', state: 'CO', postalCode: '802021234' },
  contact: { name: 'BILLING OFFICE', phone: '5555550100' },
};

export const DOCTOR: Provider = {
  entityType: 'person',
  lastName: 'LEE',
  firstName: 'KIM',
  npi: '1999000015',
  taxonomyCode: '207Q00000X',
};

export const ANN: Person = {
  lastName: 'DOE',
  firstName: 'ANN',
  birthDate: parseCalendarDate('1980-03-02')!,
  genderCode: 'F',
  address: { line1: '2 ELM STREET', city: 'DENVER', state: 'CO', postalCode: '80203' },
};

export const SAM: Person = {
  ...ANN,
  firstName: 'SAM',
  birthDate: parseCalendarDate('2015-02-03')!,
  genderCode: 'M',
};

/** A subscriber who is the patient, one line. */
export const CLAIM: ProfessionalClaim = {
  patientControlNumber: 'C1001',
  form: 'professional',
  frequencyCode: '1',
  facilityCode: '11',
  chargeAmount: cents(12_550),
  patient: ANN,
  subscriber: { ...ANN, memberId: 'M1001', groupNumber: 'G77', claimFilingCode: 'CI' },
  relationshipCode: '18',
  payer: { payerId: 'P1', name: 'PLAN ONE' },
  payerResponsibility: 'P',
  otherCoverages: [],
  billingProvider: CLINIC,
  renderingProvider: DOCTOR,
  diagnoses: [{ code: 'J020' }, { code: 'R509' }],
  lines: [
    {
      lineNumber: 1,
      lineControlNumber: 'C1001-1',
      procedure: { qualifier: 'HC', code: '99213', modifiers: ['25'] },
      chargeAmount: cents(12_550),
      unitCount: '1',
      unitCode: 'UN',
      serviceDate: parseCalendarDate('2026-01-02')!,
      diagnosisPointers: [1, 2],
    },
  ],
  providerSignatureOnFile: true,
  assignmentCode: 'A',
  benefitsAssignmentCode: 'Y',
  releaseCode: 'Y',
};

export const BATCH: ClaimBatch = {
  claims: [CLAIM],
  submitter: { name: 'ROSE CLINIC', id: 'ROSE', contactName: 'BILLING OFFICE', contactPhone: '5555550100' },
  receiver: { name: 'PLAN ONE', id: 'PLANONE' },
  reference: 'B0001',
  date: '20260115',
  time: '0930',
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const name = fc
  .array(word(1, 9, `${letters}'-.`), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '));

/** Half of all claims and lines say no more than most do. */
const sometimes = <T extends object>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(fc.constant({} as Partial<T>), arbitrary);

/** The object without what is undefined. */
function withoutAbsent<T extends object>(value: T) {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
const recordOf = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model).map((value) => withoutAbsent(value as T));

const date: fc.Arbitrary<CalendarDate> = fc
  .record({
    y: fc.integer({ min: 1925, max: 2026 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  })
  .map(
    ({ y, m, d }) => parseCalendarDate(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)!,
  );

const address = recordOf({
  line1: name,
  line2: absentOr(name),
  city: word(2, 20, letters),
  state: fc.constantFrom('CO', 'NY', 'TX'),
  postalCode: fc.oneof(digits(5), digits(9)),
}) as fc.Arbitrary<Address>;

const names = {
  lastName: name,
  firstName: absentOr(name),
  middleName: absentOr(word(1, 5)),
  suffix: absentOr(fc.constant('JR')),
};
const bornPerson = recordOf({
  ...names,
  birthDate: date,
  genderCode: fc.constantFrom('F', 'M', 'U'),
  address,
}) as unknown as fc.Arbitrary<Person>;
const namedPerson = recordOf(names) as unknown as fc.Arbitrary<Person>;

const payer = recordOf({ payerId: word(2, 10), name, address: absentOr(address) });
const group = fc.oneof(
  fc.constant({}),
  fc.record({ groupNumber: word(1, 10) }),
  fc.record({ groupName: name }),
);
const membership = fc
  .tuple(
    fc.record({ memberId: word(2, 20), claimFilingCode: fc.constantFrom('CI', 'MB', 'MC', 'BL', '12') }),
    group,
  )
  .map(([own, its]) => ({ ...own, ...its }));

const otherCoverage = fc
  .record({
    payer,
    payerResponsibility: fc.constantFrom('S', 'T'),
    person: fc.oneof(
      namedPerson,
      fc.tuple(namedPerson, address).map(([own, its]) => ({ ...own, address: its })),
    ),
    membership,
    relationshipCode: fc.constantFrom('18', '01', '19', 'G8'),
    decided: sometimes(adjudications),
  })
  .map(({ person, membership: its, decided, ...rest }) => ({
    ...rest,
    ...decided,
    subscriber: { ...person, ...its },
  })) as fc.Arbitrary<OtherCoverage>;

const npi = digits(10);
const person = {
  entityType: fc.constant('person' as const),
  lastName: name,
  firstName: absentOr(name),
  npi: absentOr(npi),
};
const organization = { entityType: fc.constant('organization' as const), lastName: name, npi: absentOr(npi) };
const referrer = recordOf(person) as unknown as fc.Arbitrary<Provider>;
const renderer = recordOf({
  ...person,
  taxonomyCode: absentOr(fc.constant('207Q00000X')),
}) as unknown as fc.Arbitrary<Provider>;
const facility = recordOf({ ...organization, address }) as unknown as fc.Arbitrary<Provider>;
const billing = recordOf({
  ...organization,
  taxonomyCode: absentOr(fc.constant('261QP2300X')),
  taxId: digits(9),
  taxIdQualifier: fc.constantFrom('EI', 'SY'),
  address,
  contact: absentOr(fc.record({ name, phone: digits(10) })),
}) as unknown as fc.Arbitrary<Provider>;

const quantity = fc.constantFrom('1', '2', '10', '0.5', '1.25', '0.125', '100');
const drug = fc.record({
  ndc: digits(11),
  quantity,
  unitCode: fc.constantFrom('F2', 'GR', 'ME', 'ML', 'UN'),
}) as fc.Arbitrary<Drug>;

const line = (diagnoses: number) =>
  recordOf({
    lineControlNumber: word(1, 30),
    procedure: recordOf({
      qualifier: fc.constant('HC'),
      code: digits(5),
      modifiers: fc.array(word(2, 2), { maxLength: 4 }),
      description: absentOr(name),
    }),
    chargeAmount: fc.integer({ min: 0, max: 9_999_999 }).map(cents),
    unitCount: quantity,
    unitCode: fc.constantFrom('UN', 'MJ'),
    serviceDate: fc.constant(parseCalendarDate('2026-01-02')!),
    serviceEndDate: absentOr(fc.constant(parseCalendarDate('2026-01-04')!)),
    facilityCode: absentOr(fc.constant('22')),
    diagnosisPointers: fc.uniqueArray(fc.integer({ min: 1, max: diagnoses }), { minLength: 1, maxLength: 4 }),
    drug: absentOr(drug),
  }) as unknown as fc.Arbitrary<Omit<ServiceLine, 'lineNumber'>>;
const fullLine = (diagnoses: number) =>
  fc.tuple(line(diagnoses), sometimes(lineParts)).map(([own, parts]) => ({ ...own, ...parts }));

const diagnoses = fc.uniqueArray(word(4, 4, letters), { minLength: 1, maxLength: 12 });
const charges = diagnoses.chain((codes) =>
  fc.record({
    diagnoses: fc.constant(codes.map((code) => ({ code }))),
    lines: fc
      .array(fullLine(codes.length), { minLength: 1, maxLength: 4 })
      .map((lines) => lines.map((each, index) => ({ ...each, lineNumber: index + 1 }))),
  }),
);

const accident = recordOf({
  date: absentOr(date),
  causes: fc
    .uniqueArray(fc.constantFrom('EM', 'OA'), { minLength: 1, maxLength: 2 })
    .map((causes) => causes.toSorted()),
  state: fc.constant('CO'),
});

const patients = fc.oneof(
  fc
    .record({ relationshipCode: fc.constant('18'), patient: bornPerson, membership })
    .map(({ membership: its, ...rest }) => ({
      ...rest,
      subscriber: { ...rest.patient, ...its },
    })),
  fc
    .record({
      relationshipCode: fc.constantFrom('01', '19', 'G8'),
      patient: bornPerson,
      holder: namedPerson,
      membership,
    })
    .map(({ holder, membership: its, ...rest }) => ({ ...rest, subscriber: { ...holder, ...its } })),
);

/** A claim such as the intake makes, valid by its guide. */
export const claims: fc.Arbitrary<ProfessionalClaim> = fc
  .tuple(
    patients,
    charges,
    sometimes(claimParts),
    recordOf({
      patientControlNumber: word(1, 20),
      form: fc.constant('professional'),
      frequencyCode: fc.constantFrom('1', '7', '8'),
      facilityCode: fc.constant('11'),
      payer,
      payerResponsibility: fc.constantFrom('P', 'S'),
      otherCoverages: fc.array(otherCoverage, { maxLength: 2 }),
      billingProvider: fc.oneof(fc.constant(CLINIC), billing),
      renderingProvider: absentOr(renderer),
      referringProvider: absentOr(referrer),
      supervisingProvider: absentOr(referrer),
      serviceFacility: absentOr(facility),
      priorAuthorizationNumber: absentOr(word(1, 20)),
      payerControlNumber: absentOr(word(1, 20)),
      accident: absentOr(accident),
      providerSignatureOnFile: fc.boolean(),
      assignmentCode: fc.constantFrom('A', 'B', 'C'),
      benefitsAssignmentCode: fc.constantFrom('Y', 'N', 'W'),
      releaseCode: fc.constantFrom('Y', 'I'),
    }),
  )
  .map(([who, what, parts, rest]) => ({
    ...rest,
    ...parts,
    ...who,
    ...what,
    chargeAmount: sumCents(what.lines, ({ chargeAmount }) => chargeAmount),
  })) as unknown as fc.Arbitrary<ProfessionalClaim>;
