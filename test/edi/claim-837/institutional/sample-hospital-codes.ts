import type { HospitalCodes } from '../../../../schemas/institutional-claim.js';
import fc from '../../../support/property-testing.js';
import { absentOr, amount, date, digits, listOf, period, recordOf, word } from './arbitraries.js';

const code = word(3, 7);

const isIcd9 = absentOr(fc.constant(true as const));
const diagnosis = recordOf<HospitalCodes['principalDiagnosis']>({ code, isIcd9 });
const hospitalDiagnosis = recordOf<HospitalCodes['principalDiagnosis']>({
  code,
  isIcd9,
  presentOnAdmission: absentOr(fc.constantFrom('Y', 'N', 'U', 'W')),
});
const procedureOf = (...sets: readonly ('ICD-9' | 'ABC')[]) =>
  recordOf<NonNullable<HospitalCodes['principalProcedure']>>({
    code,
    date,
    codeSet: absentOr(fc.constantFrom(...sets)),
  });

/** Every kind of code of an institutional claim, as many as the guide allows. */
export const hospitalCodes = recordOf<HospitalCodes>({
  principalDiagnosis: hospitalDiagnosis,
  admittingDiagnosis: absentOr(diagnosis),
  reasonsForVisit: listOf(diagnosis, 3),
  externalCauses: listOf(hospitalDiagnosis, 12),
  otherDiagnoses: listOf(hospitalDiagnosis, 24),
  drgCode: absentOr(digits(3)),
  principalProcedure: absentOr(procedureOf('ICD-9', 'ABC')),
  otherProcedures: listOf(procedureOf('ICD-9'), 24),
  occurrenceSpans: listOf(
    fc.tuple(word(2, 2), period).map(([its, [from, through]]) => ({ code: its, from, through })),
    24,
  ),
  occurrences: listOf(fc.record({ code: word(2, 2), date }), 24),
  valueCodes: listOf(fc.record({ code: word(2, 2), amount }), 24),
  conditionCodes: listOf(word(2, 2), 24),
  treatmentCodes: listOf(word(2, 5), 24),
});
