import type {
  Address,
  ContactPoint,
  OtherCoverage,
  Payer,
  ProfessionalClaim,
} from '../../../schemas/claim.js';
import type {
  ContractInformation,
  DatedQualifier,
  OtherPayerProvider,
  Repricing,
} from '../../../schemas/claim-supplements.js';
import type { AmbulanceParts, AmbulanceTransport } from '../../../schemas/professional-supplements.js';
import fc from '../../support/property-testing.js';
import {
  absentOr,
  amount,
  attachment,
  date,
  digits,
  listOf,
  physician,
  quantity,
  recordOf,
  reference,
  word,
} from './institutional/arbitraries.js';
import { otherAdjudication } from './institutional/sample-adjudications.js';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export const place: fc.Arbitrary<Address> = recordOf<Address>({
  line1: word(1, 30),
  line2: absentOr(word(1, 30)),
  city: word(2, 20, letters),
  state: fc.constantFrom('CO', 'NY', 'TX'),
  postalCode: fc.oneof(digits(5), digits(9)),
});

export const contact: fc.Arbitrary<ContactPoint> = recordOf<ContactPoint>({
  name: word(1, 20),
  phone: digits(10),
  furtherNumbers: absentOr(fc.constant([{ qualifier: 'EX', value: '123' }])),
});

/** References of different qualifiers, as each may stand once. */
export const references = (...qualifiers: readonly string[]) =>
  absentOr(
    fc.uniqueArray(reference(...qualifiers), { selector: ({ qualifier }) => qualifier, minLength: 1 }),
  );

/** Days of different qualifiers. */
export const dates = (...qualifiers: readonly string[]) =>
  absentOr(
    fc.uniqueArray(fc.record({ qualifier: fc.constantFrom(...qualifiers), date }), {
      selector: ({ qualifier }) => qualifier,
      minLength: 1,
    }),
  ) as fc.Arbitrary<DatedQualifier[] | undefined>;

export const contract = recordOf<ContractInformation>({
  typeCode: fc.constantFrom('02', '09'),
  amount: absentOr(amount),
  percentage: absentOr(fc.constantFrom('12.5', '0.5')),
  code: absentOr(word(1, 10)),
  discountPercentage: absentOr(fc.constant('2.25')),
  version: absentOr(word(1, 10)),
});

export const repricing = recordOf<Repricing>({
  methodCode: fc.constantFrom('00', '03', '14'),
  allowedAmount: amount,
  savingAmount: absentOr(amount),
  organizationId: absentOr(word(1, 20)),
  rate: absentOr(quantity),
  groupCode: absentOr(word(1, 10)),
  groupAmount: absentOr(amount),
  rejectReasonCode: absentOr(fc.constant('T1')),
  complianceCode: absentOr(fc.constant('2')),
  exceptionCode: absentOr(fc.constant('6')),
});

export const ambulanceParts = recordOf<AmbulanceParts>({
  ambulance: absentOr(
    recordOf<AmbulanceTransport>({
      patientWeight: absentOr(quantity),
      reasonCode: fc.constantFrom('A', 'D'),
      miles: quantity,
      roundTripPurpose: absentOr(word(1, 20)),
      stretcherPurpose: absentOr(word(1, 20)),
    }),
  ),
  pickUpAddress: absentOr(place),
  dropOff: absentOr(recordOf({ name: absentOr(word(1, 20)), address: place })),
});

const conditions = absentOr(
  fc.constant([
    { category: '07', applies: true, codes: ['01', '12'] },
    { category: 'E1', applies: false, codes: ['L1'] },
    { category: '75', applies: true, codes: ['IH'] },
    { category: 'ZZ', applies: true, codes: ['AV'] },
  ]),
);

const payToPlan = fc
  .tuple(word(2, 10), word(1, 20), place, reference('2U', 'FY', 'NF'), digits(9))
  .map(([payerId, name, address, own, value]): Payer => {
    return { payerId, name, address, references: [own, { qualifier: 'EI', value }] };
  });

/** What a professional claim may say beside its patient, its payers and its charges. */
export const claimParts: fc.Arbitrary<Partial<ProfessionalClaim>> = fc
  .tuple(
    ambulanceParts,
    recordOf<ProfessionalClaim>({
      currencyCode: absentOr(fc.constant('CAD')),
      payToAddress: absentOr(place),
      payToPlan: absentOr(payToPlan),
      insuranceTypeCode: absentOr(fc.constantFrom('12', '47')),
      primaryCareProvider: absentOr(physician),
      referralNumber: absentOr(word(1, 20)),
      patientSignatureSourceCode: absentOr(fc.constant('P')),
      specialProgramCode: absentOr(fc.constantFrom('02', '09')),
      delayReasonCode: absentOr(fc.constantFrom('1', '15')),
      patientPaidAmount: absentOr(amount),
      dates: dates('431', '454', '304', '453', '484', '455', '471', '297', '296', '435', '096', '444', '050'),
      attachments: listOf(attachment, 3),
      contract: absentOr(contract),
      references: references('F5', 'EW', 'X4', '9A', '9C', 'LX', 'D9', 'EA', 'P4', '1J'),
      fixedFormats: listOf(word(1, 80), 3),
      notes: absentOr(fc.constant([{ code: 'CER', text: 'AS CERTIFIED' }])),
      conditions,
      repricing: absentOr(repricing),
      spinalManipulation: absentOr(
        fc.constant({ conditionCode: 'M', description: 'LOW', furtherDescription: 'BACK' }),
      ),
      anesthesiaProcedures: listOf(digits(5), 2),
      conditionCodes: listOf(word(2, 2), 24),
    }),
  )
  .map(([transport, rest]) => ({ ...transport, ...rest }));

/** What another payer may have decided, without what only an institutional claim says of it. */
export const adjudications: fc.Arbitrary<Partial<OtherCoverage>> = fc
  .tuple(
    otherAdjudication,
    absentOr(fc.constantFrom('12', '47')),
    fc.uniqueArray(fc.constantFrom('DN', '82', '77', 'DQ', '85'), { maxLength: 3 }),
    reference('G2'),
  )
  .map(([{ inpatient, payerProviders, ...decided }, insuranceTypeCode, entityCodes, known]) => ({
    ...decided,
    ...(insuranceTypeCode !== undefined && { insuranceTypeCode }),
    ...(entityCodes.length > 0 && {
      payerProviders: entityCodes.map((entityCode): OtherPayerProvider => {
        const entityType = entityCode === '77' || entityCode === '85' ? 'organization' : 'person';
        return { entityCode, entityType, references: [known] };
      }),
    }),
  }));
