import { line } from '../clean-claim.js';
import {
  claimWith,
  type DefectRow,
  diagnosesAre,
  drugWith,
  firstLineWith,
  linesAre,
  procedureWith,
} from './defect.js';

export const SERVICE_DEFECTS: readonly DefectRow[] = [
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
    'a blank code of another kind',
    procedureWith({ qualifier: 'ER', code: '' }),
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
];
