import type { Edit } from './edit.js';
import { placeOfLine } from './places.js';

const LIMIT = 4;

const pointerCount: Edit = {
  id: 'edit.pointer-count',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2400 SV107',
  check: ({ lines }) =>
    lines.flatMap(({ diagnosisPointers: { length: count } }, index) =>
      count >= 1 && count <= LIMIT
        ? []
        : [{ at: placeOfLine(index, 'SV1', 7, 'diagnosisPointers'), context: { count, limit: LIMIT } }],
    ),
};

/** A claim without diagnoses has an edit of its own. */
const pointersExist: Edit = {
  id: 'edit.unknown-pointer',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2400 SV107, 2300 HI',
  check: ({ lines, diagnoses: { length: count } }) =>
    lines.flatMap(({ diagnosisPointers }, index) =>
      diagnosisPointers.flatMap((pointer, position) =>
        count === 0 || (Number.isInteger(pointer) && pointer >= 1 && pointer <= count)
          ? []
          : [
              {
                at: placeOfLine(index, 'SV1', 7, `diagnosisPointers[${position}]`),
                context: { pointer, count },
              },
            ],
      ),
    ),
};

const pointersDiffer: Edit = {
  id: 'edit.duplicate-pointer',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2400 SV107',
  check: ({ lines }) =>
    lines.flatMap(({ diagnosisPointers }, index) =>
      diagnosisPointers.flatMap((pointer, position) =>
        diagnosisPointers.indexOf(pointer) === position
          ? []
          : [{ at: placeOfLine(index, 'SV1', 7, `diagnosisPointers[${position}]`), context: { pointer } }],
      ),
    ),
};

/** From the lines to the diagnoses. */
export const pointerEdits: readonly Edit[] = [pointerCount, pointersExist, pointersDiffer];
