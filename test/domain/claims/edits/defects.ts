import type { Claim, Provider, ServiceLine, Subscriber } from '../../../../schemas/claim.js';
import { sumCents } from '../../../../schemas/money.js';
import { date, dollars, line } from '../clean-claim.js';

type Defect = (claim: Claim) => Claim;

const claimWith =
  (changes: Partial<Claim>): Defect =>
  (claim) => ({ ...claim, ...changes });

const firstLineWith =
  (changes: Partial<ServiceLine>): Defect =>
  (claim) => ({ ...claim, lines: [{ ...claim.lines[0]!, ...changes }, ...claim.lines.slice(1)] });

const drugWith =
  (changes: Partial<ServiceLine['drug'] & object>): Defect =>
  (claim) => ({
    ...claim,
    lines: claim.lines.map((each) => (each.drug ? { ...each, drug: { ...each.drug, ...changes } } : each)),
  });

const billingWith =
  (changes: Partial<Provider>): Defect =>
  (claim) => ({ ...claim, billingProvider: { ...claim.billingProvider, ...changes } });

const billingAddressWith =
  (changes: Partial<NonNullable<Provider['address']>>): Defect =>
  (claim) =>
    billingWith({ address: { ...claim.billingProvider.address!, ...changes } })(claim);

const subscriberWith =
  (changes: Partial<Subscriber>): Defect =>
  (claim) => ({ ...claim, subscriber: { ...claim.subscriber, ...changes } });

const subscriberWithout =
  (key: keyof Subscriber): Defect =>
  (claim) => {
    const { [key]: _, ...rest } = claim.subscriber;
    return { ...claim, subscriber: rest as Subscriber };
  };

const linesAre =
  (lines: readonly ServiceLine[]): Defect =>
  (claim) => ({ ...claim, lines, chargeAmount: sumCents(lines, (each) => each.chargeAmount) });

const procedureWith = (changes: Partial<ServiceLine['procedure']>): Defect =>
  firstLineWith({ procedure: { qualifier: 'HC', code: '99213', modifiers: [], ...changes } });

const diagnosesAre = (...codes: string[]): Defect =>
  claimWith({ diagnoses: codes.map((code) => ({ code })) });

const secondPayer: Defect = (claim) => ({
  ...claim,
  otherCoverages: [
    {
      payer: { payerId: 'EX002', name: 'EXAMPLE' },
      payerResponsibility: 'P',
      subscriber: claim.subscriber,
      relationshipCode: '18',
    },
  ],
});

const facility: Provider = {
  entityType: 'organization',
  lastName: 'Bay Colony Annex',
  npi: '1345678902',
  address: { line1: '14 Harbor Street', city: 'Boston', state: 'MA', postalCode: '021091234' },
};

const person: Provider = { entityType: 'person', lastName: 'Bradford', firstName: 'Will', npi: '1567890128' };

const BASIC = '1 to 20 capital letters, digits and plain signs are wanted';

/** One defect, one exact answer. */
export const DEFECTS: readonly (readonly [name: string, defect: Defect, found: string])[] = [
  [
    'a control number of 21 characters',
    claimWith({ patientControlNumber: 'CW0000000000000000001' }),
    `error edit.control-number-form: The patient control number has 21 characters; ${BASIC} (2300 CLM01, Claim.patientControlNumber)`,
  ],
  [
    'a control number in small letters',
    claimWith({ patientControlNumber: 'cw1' }),
    `error edit.control-number-form: The patient control number has 3 characters; ${BASIC} (2300 CLM01, Claim.patientControlNumber)`,
  ],
  [
    'a control number like a social security number',
    claimWith({ patientControlNumber: '123-45-6789' }),
    'error edit.control-number-is-ssn: The patient control number has the form of a social security number (2300 CLM01, Claim.patientControlNumber)',
  ],
  [
    'a place of service of one digit',
    claimWith({ facilityCode: '1' }),
    'error edit.place-of-service-form: The place of service is not a code of two digits (2300 CLM05-1, Claim.facilityCode)',
  ],
  [
    'a place of service with a letter on a line',
    firstLineWith({ facilityCode: '1A' }),
    'error edit.place-of-service-form: The place of service is not a code of two digits (2400 SV105, Claim.lines[0].facilityCode)',
  ],
  [
    'a frequency of institutional claims',
    claimWith({ frequencyCode: '2' as '1', payerControlNumber: 'ICN1' }),
    'error edit.frequency-code: The frequency code is none of 1, 7 and 8 (2300 CLM05-3, Claim.frequencyCode)',
  ],
  [
    'a replacement of nothing',
    claimWith({ frequencyCode: '7' }),
    'error edit.missing-payer-control-number: A claim of frequency 7 names the claim control number of the payer, and there is none (2300 REF02, Claim.payerControlNumber)',
  ],
  [
    'an original that names a predecessor',
    claimWith({ payerControlNumber: 'ICN1' }),
    'error edit.unwanted-payer-control-number: An original claim names no claim control number of the payer (2300 REF02, Claim.payerControlNumber)',
  ],
  [
    'a total one cent off',
    claimWith({ chargeAmount: dollars('300.01') }),
    'error edit.total-not-sum-of-lines: The claim charge is 300.01, its lines sum to 300.00 (2300 CLM02, Claim.chargeAmount)',
  ],
  [
    'a claim for nothing',
    linesAre([line(1, { chargeAmount: dollars('0') })]),
    'error edit.zero-total-charge: The claim charge is 0.00; a claim that asks for nothing is held (2300 CLM02, Claim.chargeAmount)',
  ],
  [
    'a negative line',
    linesAre([line(1), line(2, { chargeAmount: dollars('-0.01') })]),
    'error edit.negative-charge: A charge of -0.01 is below zero (2400 SV102, Claim.lines[1].chargeAmount)',
  ],
  [
    'no billing NPI',
    (claim) => {
      const { npi, ...rest } = claim.billingProvider;
      return { ...claim, billingProvider: rest };
    },
    'error edit.missing-npi: The NPI of the billing provider is missing (2010AA NM109, Claim.billingProvider.npi)',
  ],
  [
    'a wrong check digit of the billing provider',
    billingWith({ npi: '1345678903' }),
    'error edit.npi-check-digit: The NPI of the billing provider is not ten digits with a right check digit (2010AA NM109, Claim.billingProvider.npi)',
  ],
  [
    'a wrong check digit of the rendering provider',
    claimWith({ renderingProvider: { ...person, npi: '1234567890' } }),
    'error edit.npi-check-digit: The NPI of the rendering provider is not ten digits with a right check digit (2310B NM109, Claim.renderingProvider.npi)',
  ],
  [
    'a wrong check digit of the referring provider',
    claimWith({ referringProvider: { ...person, npi: '1234567890' } }),
    'error edit.npi-check-digit: The NPI of the referring provider is not ten digits with a right check digit (2310A NM109, Claim.referringProvider.npi)',
  ],
  [
    'a wrong check digit of the service facility',
    claimWith({ serviceFacility: { ...facility, npi: '1345678900' } }),
    'error edit.npi-check-digit: The NPI of the service facility is not ten digits with a right check digit (2310C NM109, Claim.serviceFacility.npi)',
  ],
  [
    'a tax number of eight digits',
    billingWith({ taxId: '12345678' }),
    'error edit.tax-id-form: The tax number of the billing provider is not nine digits (2010AA REF02, Claim.billingProvider.taxId)',
  ],
  [
    'an organization with a social security number',
    billingWith({ taxIdQualifier: 'SY' }),
    'error edit.tax-id-qualifier: The tax number of the billing provider has SY; EI, or SY for a person who bills, is wanted (2010AA REF01, Claim.billingProvider.taxIdQualifier)',
  ],
  [
    'a taxonomy code without its X',
    billingWith({ taxonomyCode: '261QP23000' }),
    'error edit.taxonomy-form: The taxonomy code of the billing provider does not have ten characters ending in X (2000A PRV03, Claim.billingProvider.taxonomyCode)',
  ],
  [
    'a facility that is a person',
    claimWith({ serviceFacility: { ...facility, entityType: 'person' } }),
    'error edit.provider-entity-type: The service facility is named as the other kind of provider; organization is wanted (2310C NM102, Claim.serviceFacility.entityType)',
  ],
  [
    'a telephone number with hyphens',
    billingWith({ contact: { name: 'Billing Office', phone: '617-555-0100' } }),
    'error edit.contact-phone-form: The telephone number of the billing contact is not ten digits (2010AA PER04, Claim.billingProvider.contact.phone)',
  ],
  [
    'no member id',
    subscriberWith({ memberId: '' }),
    'error edit.missing-member-id: The member id of the insured is missing or has one character (2010BA NM109, Claim.subscriber.memberId)',
  ],
  [
    'no payer id',
    claimWith({ payer: { payerId: ' ', name: 'EXAMPLE' } }),
    'error edit.missing-payer-id: The payer id is missing or has one character (2010BB NM109, Claim.payer.payerId)',
  ],
  [
    'a filing code of another list',
    subscriberWith({ claimFilingCode: '09' }),
    'error edit.unknown-filing-code: The claim filing code is none that the guide lists (2000B SBR09, Claim.subscriber.claimFilingCode)',
  ],
  [
    'a relationship of another list',
    claimWith({ relationshipCode: '99' }),
    'error edit.unknown-relationship: The relationship to the subscriber is none that the guide lists (2000B SBR02, Claim.relationshipCode)',
  ],
  [
    'a patient who cannot be the subscriber',
    (claim) => ({ ...claim, patient: { ...claim.patient, birthDate: date('2010-01-01') } }),
    'error edit.patient-is-not-subscriber: The relationship is 18, self, and patient and subscriber have different birth dates (2000B SBR02, Claim.relationshipCode)',
  ],
  [
    'an unknown payer sequence',
    claimWith({ payerResponsibility: '1' }),
    'error edit.unknown-responsibility: The sequence of the payer is none of P, S, T, A to H and U (2000B SBR01, Claim.payerResponsibility)',
  ],
  [
    'two first payers',
    secondPayer,
    'error edit.duplicate-responsibility: Two payers of the claim have the sequence P (2320 SBR01, Claim.otherCoverages[0].payerResponsibility)',
  ],
  [
    'no last name',
    subscriberWith({ lastName: ' ' }),
    'error edit.missing-name: The name of the subscriber is missing (2010BA NM103, Claim.subscriber.lastName)',
  ],
  [
    'no first name',
    subscriberWithout('firstName'),
    'warning edit.missing-first-name: The first name of the patient is missing (2010BA NM104, Claim.subscriber.firstName)',
  ],
  [
    'no birth date',
    (claim) => {
      const { birthDate, ...patient } = claim.patient;
      return subscriberWithout('birthDate')({ ...claim, patient });
    },
    'error edit.missing-birth-date: The birth date of the patient is missing (2010BA DMG02, Claim.subscriber.birthDate)',
  ],
  [
    'no gender',
    subscriberWithout('genderCode'),
    'error edit.missing-gender: The gender of the patient is missing; F, M or U is wanted (2010BA DMG03, Claim.subscriber.genderCode)',
  ],
  [
    'no address of the patient',
    subscriberWithout('address'),
    'error edit.missing-address: The street or city of the patient is missing (2010BA N301, Claim.subscriber.address)',
  ],
  [
    'a dependent without an address',
    (claim) => {
      const { address, ...patient } = claim.patient;
      return { ...claim, relationshipCode: '19', patient };
    },
    'error edit.missing-address: The street or city of the patient is missing (2010CA N301, Claim.patient.address)',
  ],
  [
    'no billing address',
    (claim) => {
      const { address, ...rest } = claim.billingProvider;
      return { ...claim, billingProvider: rest };
    },
    'error edit.missing-address: The street or city of the billing provider is missing (2010AA N301, Claim.billingProvider.address)',
  ],
  [
    'a post office box that bills',
    billingAddressWith({ line2: 'P.O. Box 12' }),
    'error edit.billing-address-po-box: The billing address is a post office box; a street is wanted (2010AA N302, Claim.billingProvider.address.line2)',
  ],
  [
    'a state that is none',
    billingAddressWith({ state: 'XX' }),
    'error edit.state: The state of the billing provider is missing or is not a two-letter code of a state (2010AA N402, Claim.billingProvider.address.state)',
  ],
  [
    'a ZIP code of six digits',
    billingAddressWith({ postalCode: '021091' }),
    'error edit.postal-code: The ZIP code of the billing provider is missing or is not 5 or 9 digits (2010AA N403, Claim.billingProvider.address.postalCode)',
  ],
  [
    'a ZIP code of five digits',
    billingAddressWith({ postalCode: '02109' }),
    'warning edit.postal-code-short: The ZIP code of the billing provider has 5 digits; 9 are wanted (2010AA N403, Claim.billingProvider.address.postalCode)',
  ],
  [
    'no diagnosis',
    claimWith({ diagnoses: [] }),
    'error edit.no-diagnosis: The claim has no diagnosis (2300 HI01, Claim.diagnoses)',
  ],
  [
    'thirteen diagnoses',
    diagnosesAre(
      ...'E119 I10 J45 K21 L20 M54 N18 O80 R05 S93 T14 Z00 Z23'.split(' ').map((code) => `${code}9`),
    ),
    'error edit.too-many-diagnoses: The claim has 13 diagnoses, at most 12 fit (2300 HI01, Claim.diagnoses)',
  ],
  [
    'a diagnosis twice',
    diagnosesAre('E119', 'I10', 'E119'),
    'error edit.duplicate-diagnosis: Diagnosis E119 stands already at position 1 (2300 HI03, Claim.diagnoses[2].code)',
  ],
  [
    'a diagnosis with its point',
    diagnosesAre('E11.9', 'I10'),
    'error edit.diagnosis-form: The code does not have the form of an ICD-10-CM code without its point (2300 HI01, Claim.diagnoses[0].code)',
  ],
  [
    'an external cause as principal diagnosis',
    diagnosesAre('W1830XA', 'S93401A'),
    'error edit.external-cause-first: Diagnosis W1830XA is an external cause and cannot be the first one (2300 HI01, Claim.diagnoses[0].code)',
  ],
  [
    'no lines',
    claimWith({ lines: [] }),
    'error edit.no-lines: The claim has no service line (2400 LX01, Claim.lines)',
  ],
  [
    'fifty-one lines',
    linesAre(Array.from({ length: 51 }, (_, index) => line(index + 1))),
    'error edit.too-many-lines: The claim has 51 service lines, at most 50 fit (2400 LX01, Claim.lines)',
  ],
  [
    'a line number left out',
    linesAre([line(1), line(3)]),
    'error edit.line-numbering: The line has number 3, 2 is wanted (2400 LX01, Claim.lines[1].lineNumber)',
  ],
  [
    'a line without a control number',
    firstLineWith({ lineControlNumber: '' }),
    'error edit.line-control-number-form: The line control number has 0 characters, 1 to 30 are wanted (2400 REF02, Claim.lines[0].lineControlNumber)',
  ],
  [
    'two lines with one control number',
    linesAre([line(1), line(2, { lineControlNumber: 'l1 ' })]),
    'error edit.duplicate-line-control-number: The line control number is that of line 1 (2400 REF02, Claim.lines[1].lineControlNumber)',
  ],
  ...['0', '0.000', '1.0005', '-1', '1e3', '', '12345.6789', '999999.999'].map(
    (unitCount) =>
      [
        `a unit count of "${unitCount}"`,
        firstLineWith({ unitCount }),
        'error edit.unit-count: The unit count is not a number above 0 with at most 3 decimals and 8 digits (2400 SV104, Claim.lines[0].unitCount)',
      ] as const,
  ),
  [
    'a drug code with hyphens',
    drugWith({ ndc: '00641-0367-25' }),
    'error edit.drug-code-form: The national drug code is not eleven digits (2410 LIN03, Claim.lines[1].drug.ndc)',
  ],
  [
    'a drug of no quantity',
    drugWith({ quantity: '0' }),
    'error edit.drug-quantity: The drug quantity is not a number above 0 with at most 3 decimals (2410 CTP04, Claim.lines[1].drug.quantity)',
  ],
  [
    'a kind of code that professional claims do not have',
    procedureWith({ qualifier: 'HP' }),
    'error edit.procedure-qualifier: The kind of the procedure code is none of HC, ER, IV and WK (2400 SV101-1, Claim.lines[0].procedure.qualifier)',
  ],
  [
    'a procedure code of four digits',
    procedureWith({ code: '9921' }),
    'error edit.procedure-form: The code does not have the form of a CPT or HCPCS code (2400 SV101-2, Claim.lines[0].procedure.code)',
  ],
  [
    'five modifiers',
    procedureWith({ modifiers: ['25', '59', 'LT', 'GC', 'QW'] }),
    'error edit.too-many-modifiers: The line has 5 modifiers, at most 4 fit (2400 SV101-3, Claim.lines[0].procedure.modifiers)',
  ],
  [
    'a modifier of one character',
    procedureWith({ modifiers: ['25', '5'] }),
    'error edit.modifier-form: A modifier is not two capital letters or digits (2400 SV101-4, Claim.lines[0].procedure.modifiers[1])',
  ],
  [
    'a modifier twice',
    procedureWith({ modifiers: ['25', '25'] }),
    'warning edit.duplicate-modifier: Modifier 25 stands twice on the line (2400 SV101-4, Claim.lines[0].procedure.modifiers[1])',
  ],
  [
    'a line that points to nothing',
    firstLineWith({ diagnosisPointers: [] }),
    'error edit.pointer-count: The line points to 0 diagnoses, 1 to 4 are wanted (2400 SV107, Claim.lines[0].diagnosisPointers)',
  ],
  [
    'a line that points beyond the last diagnosis',
    firstLineWith({ diagnosisPointers: [1, 3] }),
    'error edit.unknown-pointer: The line points to diagnosis 3, the claim has 2 (2400 SV107, Claim.lines[0].diagnosisPointers[1])',
  ],
  [
    'a line that points to one diagnosis twice',
    firstLineWith({ diagnosisPointers: [1, 1] }),
    'error edit.duplicate-pointer: The line points to diagnosis 1 twice (2400 SV107, Claim.lines[0].diagnosisPointers[1])',
  ],
  [
    'a service of tomorrow',
    firstLineWith({ serviceDate: date('2026-03-11') }),
    'error edit.future-service-date: The date of service lies in the future (2400 DTP03, Claim.lines[0].serviceDate)',
  ],
  [
    'a service that ends tomorrow',
    firstLineWith({ serviceEndDate: date('2026-03-11') }),
    'error edit.future-service-date: The date of service lies in the future (2400 DTP03, Claim.lines[0].serviceEndDate)',
  ],
  [
    'a service that ends before it begins',
    firstLineWith({ serviceEndDate: date('2026-03-01') }),
    'error edit.service-period: The service ends before it begins (2400 DTP03, Claim.lines[0].serviceEndDate)',
  ],
  [
    'a service before birth',
    firstLineWith({ serviceDate: date('1980-05-05') }),
    'error edit.birth-after-service: The patient is born after the date of service (2400 DTP03, Claim.lines[0].serviceDate)',
  ],
  [
    'an accident without a date',
    claimWith({ accident: { causes: ['EM'] } }),
    'error edit.accident-facts: The claim tells of an accident and not its date (2300 DTP03, Claim.accident.date)',
  ],
  [
    'an auto accident without a state',
    claimWith({ accident: { causes: ['AA'], date: date('2026-03-01') } }),
    'error edit.accident-facts: The claim tells of an accident and not its state (2300 CLM11-4, Claim.accident.state)',
  ],
  [
    'an accident after its treatment',
    claimWith({ accident: { causes: ['OA'], date: date('2026-03-03') } }),
    'error edit.accident-after-service: The accident is later than every date of service (2300 DTP03, Claim.accident.date)',
  ],
  [
    'a delimiter in a name',
    subscriberWith({ lastName: 'Test*person' }),
    'error edit.unsendable-character: The character at position 5 is outside the X12 extended character set or is a delimiter (2010BA NM103, Claim.subscriber.lastName)',
  ],
  [
    'a letter that X12 does not have',
    billingAddressWith({ line1: '12 Hårbor Street' }),
    'error edit.unsendable-character: The character at position 5 is outside the X12 extended character set or is a delimiter (2010AA N301, Claim.billingProvider.address.line1)',
  ],
  [
    'a last name of 61 characters',
    subscriberWith({ lastName: 'T'.repeat(61) }),
    'error edit.text-length: The text has 61 characters, 1 to 60 are wanted (2010BA NM103, Claim.subscriber.lastName)',
  ],
  [
    'a first name of 36 characters',
    subscriberWith({ firstName: 'A'.repeat(36) }),
    'error edit.text-length: The text has 36 characters, 1 to 35 are wanted (2010BA NM104, Claim.subscriber.firstName)',
  ],
  [
    'a street of 56 characters',
    billingAddressWith({ line1: '1'.repeat(56) }),
    'error edit.text-length: The text has 56 characters, 1 to 55 are wanted (2010AA N301, Claim.billingProvider.address.line1)',
  ],
  [
    'a city of 31 characters',
    billingAddressWith({ city: 'B'.repeat(31) }),
    'error edit.text-length: The text has 31 characters, 2 to 30 are wanted (2010AA N401, Claim.billingProvider.address.city)',
  ],
];
