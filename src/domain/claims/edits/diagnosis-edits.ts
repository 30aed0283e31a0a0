import type { Place } from '../../../../schemas/issue.js';
import type { Edit } from './edit.js';
import { placeOf } from './places.js';

const LIMIT = 12;

/** ICD-10-CM Official Guidelines, section I.B.2: three to seven characters, the point left out in X12. */
const ICD_10_CM = /^[A-Z]\d[0-9AB][0-9A-Z]{0,4}$/;

/** V00 to Y99 say how an injury came about. */
const EXTERNAL_CAUSE = /^[V-Y]/;

const placeOfDiagnosis = (index: number): Place =>
  placeOf('2300', 'HI', index + 1, `diagnoses[${index}].code`);

const claimHasDiagnosis: Edit = {
  id: 'edit.no-diagnosis',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2300 HI',
  check: ({ diagnoses }) => (diagnoses.length === 0 ? [{ at: placeOf('2300', 'HI', 1, 'diagnoses') }] : []),
};

const diagnosesFit: Edit = {
  id: 'edit.too-many-diagnoses',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2300 HI',
  check: ({ diagnoses: { length: count } }) =>
    count > LIMIT ? [{ at: placeOf('2300', 'HI', 1, 'diagnoses'), context: { count, limit: LIMIT } }] : [],
};

const diagnosesDiffer: Edit = {
  id: 'edit.duplicate-diagnosis',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2300 HI; payers reject a repeated code',
  check: ({ diagnoses }) =>
    diagnoses.flatMap(({ code }, index) => {
      const first = diagnoses.findIndex((other) => other.code === code);
      return first < index ? [{ at: placeOfDiagnosis(index), context: { code, first: first + 1 } }] : [];
    }),
};

const diagnosesHaveForm: Edit = {
  id: 'edit.diagnosis-form',
  version: 1,
  snipType: 5,
  severity: 'error',
  citation: 'ICD-10-CM Official Guidelines I.B.2; 005010X222A1 2300 HI01-2',
  check: ({ diagnoses }) =>
    diagnoses.flatMap(({ code }, index) => (ICD_10_CM.test(code) ? [] : [{ at: placeOfDiagnosis(index) }])),
};

const principalIsNoCause: Edit = {
  id: 'edit.external-cause-first',
  version: 1,
  snipType: 5,
  severity: 'error',
  citation: 'ICD-10-CM Official Guidelines I.C.20.a.6',
  check: ({ diagnoses: [first] }) =>
    first !== undefined && ICD_10_CM.test(first.code) && EXTERNAL_CAUSE.test(first.code)
      ? [{ at: placeOfDiagnosis(0), context: { code: first.code } }]
      : [],
};

/** The diagnoses of the claim, HI of 2300. */
export const diagnosisEdits: readonly Edit[] = [
  claimHasDiagnosis,
  diagnosesFit,
  diagnosesDiffer,
  diagnosesHaveForm,
  principalIsNoCause,
];
