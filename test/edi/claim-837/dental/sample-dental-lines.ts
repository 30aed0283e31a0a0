import type { DentalLine } from '../../../../schemas/dental-claim.js';
import fc from '../../../support/property-testing.js';
import {
  adjudication,
  amount,
  code,
  contract,
  date,
  dateOf,
  digits,
  facility,
  listOf,
  person,
  quantity,
  references,
  repricing,
  sometimes,
  specialist,
  text,
} from './sample-dental-parts.js';

const SURFACES = ['B', 'D', 'F', 'I', 'L', 'M', 'O'];
const tooth = fc.record({
  number: fc.constantFrom('1', '12', '32', 'A', 'T', '51', 'AS'),
  surfaces: fc.uniqueArray(fc.constantFrom(...SURFACES), { maxLength: 5 }),
});
export const period = fc.oneof(
  fc.constant({}),
  fc.record({ serviceDate: date }),
  fc.constant({ serviceDate: dateOf('2026-01-02'), serviceEndDate: dateOf('2026-01-04') }),
);
const line = (diagnoses: number) =>
  fc
    .tuple(
      fc.record({
        lineControlNumber: fc.oneof(fc.constant(''), text),
        procedure: fc.record(
          {
            qualifier: fc.constant('AD'),
            code: digits(4).map((number) => `D${number}`),
            modifiers: fc.array(code(2), { maxLength: 4 }),
            description: text,
          },
          { requiredKeys: ['qualifier', 'code', 'modifiers'] },
        ),
        chargeAmount: amount,
        unitCount: quantity,
      }),
      period,
      sometimes({
        facilityCode: fc.constant('22'),
        oralCavityAreas: fc.uniqueArray(fc.constantFrom('00', '01', '10', '40', 'L'), { minLength: 1 }),
        prosthesisCode: fc.constantFrom('I', 'R'),
        teeth: listOf(tooth, 32),
        priorPlacement: fc.oneof(
          fc.record({ date }),
          fc.record({ date, isEstimated: fc.constant(true as const) }),
        ),
        appliancePlacementDate: date,
        replacementDate: date,
        treatmentStartDate: date,
        treatmentCompletionDate: date,
        contract,
        references: fc
          .tuple(references('9B', '9D', 'G3'), listOf(fc.record({ payerId: code(5), value: text }), 4))
          .map(([own, others]) => [...own, ...others.map((other) => ({ qualifier: 'G1', ...other }))]),
        salesTaxAmount: amount,
        fixedFormats: listOf(text, 3),
        repricing: repricing(true),
        renderingProvider: specialist,
        assistantSurgeon: specialist,
        supervisingProvider: person,
        serviceFacility: facility,
        adjudications: listOf(adjudication, 2),
      }),
      diagnoses === 0
        ? fc.constant({})
        : sometimes({
            diagnosisPointers: fc.uniqueArray(fc.integer({ min: 1, max: diagnoses }), { minLength: 1 }),
          }),
    )
    .map(([must, when, may, pointers]) => ({
      ...must,
      ...when,
      ...may,
      ...pointers,
    })) as unknown as fc.Arbitrary<Omit<DentalLine, 'lineNumber'>>;

const diagnosis = fc.oneof(
  fc.record({ code: code(4) }),
  fc.record({ code: code(4), isIcd9: fc.constant(true as const) }),
  fc.record({ code: digits(6), codeSystem: fc.constant('SNODENT' as const) }),
);
/** Diagnoses, and lines that point at them. */
export const charges = fc.array(diagnosis, { maxLength: 4 }).chain((diagnoses) =>
  fc.record({
    diagnoses: fc.constant(diagnoses),
    lines: listOf(line(diagnoses.length), 3).map((lines) =>
      lines.map((each, index) => ({ ...each, lineNumber: index + 1 })),
    ),
  }),
);
