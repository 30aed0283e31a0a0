import type { Edit } from './edit.js';
import { placeOf, placeOfLine } from './places.js';

const LINE_LIMIT = 50;
const CONTROL_NUMBER_LIMIT = 30;
const LINES = placeOf('2400', 'LX', 1, 'lines');

/** Above zero, at most three decimals, at most eight characters without the point. */
const UNIT_COUNT = /^(?=.*[1-9])\d{1,8}(\.\d{1,3})?$/;
const UNIT_DIGITS = 8;

/** 5-4-2 without hyphens. */
const NDC = /^\d{11}$/;

const claimHasLines: Edit = {
  id: 'edit.no-lines',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2400',
  check: ({ lines }) => (lines.length === 0 ? [{ at: LINES }] : []),
};

const linesFit: Edit = {
  id: 'edit.too-many-lines',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2400',
  check: ({ lines: { length: count } }) =>
    count > LINE_LIMIT ? [{ at: LINES, context: { count, limit: LINE_LIMIT } }] : [],
};

const linesCount: Edit = {
  id: 'edit.line-numbering',
  version: 1,
  snipType: 1,
  severity: 'error',
  citation: '005010X222A1 2400 LX01',
  check: ({ lines }) =>
    lines.flatMap(({ lineNumber }, index) =>
      lineNumber === index + 1
        ? []
        : [
            {
              at: placeOfLine(index, 'LX', 1, 'lineNumber'),
              context: { found: lineNumber, wanted: index + 1 },
            },
          ],
    ),
};

const controlNumberForm: Edit = {
  id: 'edit.line-control-number-form',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2400 REF*6R',
  check: ({ lines }) =>
    lines.flatMap(({ lineControlNumber }, index) => {
      const found = lineControlNumber.trim().length;
      const at = placeOfLine(index, 'REF', 2, 'lineControlNumber');
      const isRight = found > 0 && found <= CONTROL_NUMBER_LIMIT;
      return isRight ? [] : [{ at, context: { found, limit: CONTROL_NUMBER_LIMIT } }];
    }),
};

/** A payer gives it back to say which line it paid; compared as remittances are matched, without case and blanks. */
const controlNumbersDiffer: Edit = {
  id: 'edit.duplicate-line-control-number',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2400 REF*6R; 005010X221A1 2110 REF*6R',
  check: ({ lines }) => {
    const numbers = lines.map(({ lineControlNumber }) => lineControlNumber.trim().toUpperCase());
    return numbers.flatMap((number, index) => {
      const first = numbers.indexOf(number);
      const at = placeOfLine(index, 'REF', 2, 'lineControlNumber');
      return first < index ? [{ at, context: { first: first + 1 } }] : [];
    });
  },
};

const unitCountForm: Edit = {
  id: 'edit.unit-count',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2400 SV104',
  check: ({ lines }) =>
    lines.flatMap(({ unitCount }, index) => {
      const isRight = UNIT_COUNT.test(unitCount) && unitCount.replace('.', '').length <= UNIT_DIGITS;
      return isRight ? [] : [{ at: placeOfLine(index, 'SV1', 4, 'unitCount') }];
    }),
};

const drugCodeForm: Edit = {
  id: 'edit.drug-code-form',
  version: 1,
  snipType: 5,
  severity: 'error',
  citation: '005010X222A1 2410 LIN03',
  check: ({ lines }) =>
    lines.flatMap(({ drug }, index) =>
      drug === undefined || NDC.test(drug.ndc)
        ? []
        : [{ at: placeOf('2410', 'LIN', 3, `lines[${index}].drug.ndc`) }],
    ),
};

const drugQuantity: Edit = {
  id: 'edit.drug-quantity',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2410 CTP04',
  check: ({ lines }) =>
    lines.flatMap(({ drug }, index) =>
      drug === undefined || UNIT_COUNT.test(drug.quantity)
        ? []
        : [{ at: placeOf('2410', 'CTP', 4, `lines[${index}].drug.quantity`) }],
    ),
};

/** How many lines there are, how they are told apart, their units and drugs. */
export const lineEdits: readonly Edit[] = [
  claimHasLines,
  linesFit,
  linesCount,
  controlNumberForm,
  controlNumbersDiffer,
  unitCountForm,
  drugCodeForm,
  drugQuantity,
];
