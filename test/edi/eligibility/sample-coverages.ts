import type { EligibilityInquiryContent } from '../../../edi/eligibility/build-eligibility-inquiry.js';
import type { EligibilityResponseContent } from '../../../edi/eligibility/build-eligibility-response.js';
import type { DatedQualifier } from '../../../schemas/claim-supplements.js';
import type {
  Benefit,
  EligibilityRejection,
  MailingAddress,
  ServiceDelivery,
} from '../../../schemas/eligibility.js';
import fc from '../../support/property-testing.js';
import {
  amount,
  contact,
  count,
  date,
  listOf,
  organization,
  period,
  person,
  recordOf,
  text,
  word,
} from '../arbitraries.js';

const SERVICE_TYPES = ['1', '30', '33', '35', '88', '98', 'MH', 'UC'];
const code = (...codes: readonly string[]) => fc.constantFrom(...codes);

const datesOf = (maxLength: number, ...qualifiers: readonly string[]): fc.Arbitrary<DatedQualifier[]> =>
  listOf(
    fc.tuple(code(...qualifiers), period).map(([qualifier, { from, to }]) => ({
      ...{ qualifier, date: from },
      ...(to === undefined ? {} : { endDate: to }),
    })),
    0,
    maxLength,
  );

const references = (maxLength: number, ...qualifiers: readonly string[]) =>
  listOf(fc.record({ qualifier: code(...qualifiers), value: word(1, 20) }), 0, maxLength);

const address: fc.Arbitrary<MailingAddress> = fc
  .record({
    lines: listOf(text, 1, 2),
    city: text.map((name) => `X${name}`),
    postalCode: code('80202', '802021234'),
  })
  .map((made) => ({ ...made, state: 'CO' }));

const provider = fc
  .record({ code: code('PE', 'RF'), identifier: word(10, 10) })
  .map((made) => ({ ...made, qualifier: 'PXC' }));

const trace = (...types: readonly string[]) =>
  recordOf(
    { typeCode: code(...types), number: word(1, 20), assigner: word(10, 10) },
    {
      assignerSubdivision: word(1, 10),
    },
  );

const procedure = fc
  .tuple(word(5, 5), listOf(word(2, 2), 0, 4))
  .map(([procedureCode, modifiers]) => ({ qualifier: 'HC', code: procedureCode, modifiers }));

const diagnoses = listOf(word(3, 7), 0, 8).map((codes) =>
  codes.map((each, index) => ({ qualifier: index === 0 ? 'ABK' : 'ABF', code: each })),
);
const pointers = listOf(
  count.map((each) => each.slice(0, 2)),
  0,
  4,
);
const demographics = recordOf({ birthDate: date }, { genderCode: code('F', 'M', 'U') });

function personOf(
  name: ReturnType<typeof person>,
  relationship: { insuredCode: string; relationshipCode: string },
  traceTypes: readonly string[],
  dates: fc.Arbitrary<DatedQualifier[]>,
) {
  const insured = fc
    .constantFrom(undefined, count)
    .chain((sequence) =>
      sequence === undefined
        ? fc.constant({})
        : sequence.map((birthSequence) => ({ relationship: { ...relationship, birthSequence } })),
    );
  return fc
    .tuple(
      recordOf(
        {
          name,
          ...{ traces: listOf(trace(...traceTypes), 0, 2), references: references(3, '18', '6P', 'SY') },
          ...{ diagnoses, dates },
        },
        { address, provider },
      ),
      fc.option(demographics, { nil: {} }),
      insured,
    )
    .map(([made, born, known]) => ({ ...made, ...born, ...known }));
}

const ASKED = datesOf(2, '102', '291');
const SELF = { insuredCode: 'Y', relationshipCode: '18' };
const CHILD = { insuredCode: 'N', relationshipCode: '19' };

const asked = {
  serviceTypeCodes: fc.uniqueArray(code(...SERVICE_TYPES), { minLength: 1, maxLength: 5 }),
  ...{ diagnosisPointers: pointers, dates: datesOf(1, '291'), references: references(1, '9F', 'G1') },
  conditions: listOf(
    word(1, 2).map((each) => ({ qualifier: 'ZZ', code: each })),
    0,
    1,
  ),
};
const dependentInquiry = recordOf(asked, { procedure });
const memberInquiry = recordOf(asked, {
  ...{ procedure, coverageLevelCode: code('FAM') },
  ...{ spendDownAmount: amount, spendDownBilledAmount: amount },
});

const receiver = recordOf(
  { name: organization('1P', 'XX'), references: references(3, '0B', 'TJ') },
  { address, provider },
);
const setHead = recordOf(
  { createdDate: date, createdTime: code('0000', '093015') },
  { reference: word(1, 20) },
);

const dependentAsked = fc
  .tuple(personOf(person('03'), CHILD, ['1'], ASKED), listOf(dependentInquiry, 1, 2))
  .map(([made, of]) => ({ ...made, inquiries: of }));
const memberAsked = fc
  .tuple(
    personOf(person('IL', 'MI'), SELF, ['1'], ASKED),
    listOf(memberInquiry, 0, 2),
    listOf(dependentAsked, 0, 2),
  )
  .map(([made, of, dependents]) => ({ ...made, inquiries: of, dependents }));

/** Any 270 that its guide allows. */
export const inquiries: fc.Arbitrary<EligibilityInquiryContent> = fc
  .tuple(
    setHead,
    fc.record({
      purposeCode: code('13', '01'),
      sources: listOf(
        fc.record({
          name: organization('PR', 'PI'),
          receivers: listOf(
            fc
              .tuple(receiver, listOf(memberAsked, 1, 2))
              .map(([made, subscribers]) => ({ ...made, subscribers })),
            1,
            2,
          ),
        }),
        1,
        2,
      ),
    }),
    fc.constantFrom({}, { transactionTypeCode: 'RT' }),
  )
  .map(([head, made, kind]) => ({ ...head, ...made, ...kind }));

const rejections = (loop: string, ...reasons: readonly string[]): fc.Arbitrary<EligibilityRejection[]> =>
  listOf(
    fc
      .record({
        isValidRequest: fc.boolean(),
        reasonCode: code(...reasons),
        followUpCode: code('C', 'N', 'R'),
      })
      .map((made) => ({ loop, ...made })),
    0,
    2,
  );

const delivery: fc.Arbitrary<ServiceDelivery> = fc
  .tuple(
    fc.option(fc.record({ quantityQualifier: code('VS', 'DY'), quantity: count }), { nil: {} }),
    recordOf(
      { timePeriodCode: code('23', '29') },
      {
        ...{ unitCode: code('VS', 'WK'), sampleModulus: count, periodCount: count },
        ...{ frequencyCode: code('1', 'A'), patternTimeCode: code('A', 'Y') },
      },
    ),
  )
  .map(([quantity, made]) => ({ ...quantity, ...made }));

const condition = fc.oneof(
  word(1, 2).map((each) => ({ qualifier: 'ZZ', code: each })),
  text.map((each) => ({ category: '44', text: each })),
);

const entity = fc
  .tuple(
    fc.oneof(organization('PR', 'PI'), person('P3', 'XX')),
    recordOf({ contacts: listOf(contact, 0, 2) }, { relationshipCode: code('01', '72'), address, provider }),
  )
  .map(([name, made]) => ({ name, ...made }));

const share = fc
  .integer({ min: 1, max: 99 })
  .map((each) => `.${String(each).padStart(2, '0').replace(/0$/, '')}`);

const benefitOf = (letter: string): fc.Arbitrary<Benefit> =>
  fc
    .tuple(
      recordOf(
        {
          informationCode: code('1', '6', 'A', 'B', 'C', 'G', 'I', 'R', 'MC'),
          serviceTypeCodes: fc.uniqueArray(code(...SERVICE_TYPES), { maxLength: 5 }),
          ...{ diagnosisPointers: pointers, deliveries: listOf(delivery, 0, 2) },
          ...{ references: references(2, '18', 'G1'), dates: datesOf(3, '291', '348', '349', '472') },
          ...{ rejections: rejections(`2110${letter}`, '52', 'AA'), messages: listOf(text, 0, 2) },
          ...{ conditions: listOf(condition, 0, 2), entities: listOf(entity, 0, 2) },
        },
        {
          ...{
            coverageLevelCode: code('FAM', 'IND'),
            insuranceTypeCode: code('HM', 'MB'),
            planDescription: text,
          },
          ...{ timePeriodCode: code('23', '27', '29'), amount, percentage: share },
          ...{ authorizationCode: code('Y', 'N', 'U'), networkCode: code('Y', 'N', 'W'), procedure },
        },
      ),
      fc.option(fc.record({ quantityQualifier: code('VS', 'DY'), quantity: count }), { nil: {} }),
    )
    .map(([made, quantity]) => ({ ...made, ...quantity }));

const ANSWERED = datesOf(3, '291', '307', '346', '347');
const military = recordOf(
  { informationStatusCode: code('A'), employmentStatusCode: code('AE'), affiliationCode: code('A', 'C') },
  { description: text, rankCode: code('C1') },
);

const coveredOf = (made: ReturnType<typeof personOf>, letter: string, reasons: readonly string[]) =>
  fc
    .tuple(
      made,
      fc.record({
        rejections: rejections(`2100${letter}`, ...reasons),
        benefits: listOf(benefitOf(letter), 0, 3),
      }),
      fc.option(
        military.map((service) => ({ military: service })),
        { nil: {} },
      ),
    )
    .map(([known, answered, served]) => ({ ...known, ...answered, ...served }));

const dependentCovered = coveredOf(personOf(person('03'), CHILD, ['1', '2'], ANSWERED), 'D', ['64', '71']);
const memberCovered = fc
  .tuple(
    coveredOf(personOf(person('IL', 'MI'), SELF, ['1', '2'], ANSWERED), 'C', ['72', '75']),
    listOf(dependentCovered, 0, 2),
  )
  .map(([made, dependents]) => ({ ...made, dependents }));

const answeredReceiver = fc
  .tuple(receiver, rejections('2100B', '50', '51'), listOf(memberCovered, 0, 2))
  .map(([made, rejected, subscribers]) => ({ ...made, rejections: rejected, subscribers }));

const answeringSource = fc.record({
  name: organization('PR', 'PI'),
  contacts: listOf(contact, 0, 2),
  rejections: fc
    .tuple(rejections('2000A', '42'), rejections('2100A', '80'))
    .map(([ofLevel, ofName]) => [...ofLevel, ...ofName]),
  receivers: listOf(answeredReceiver, 0, 2),
});

/** Any 271 that its guide allows. */
export const responses: fc.Arbitrary<EligibilityResponseContent> = fc
  .tuple(setHead, fc.record({ purposeCode: code('11', '06'), sources: listOf(answeringSource, 1, 2) }))
  .map(([head, made]) => ({ ...head, ...made }));
