import type { Edit } from './edit.js';
import { placeOfLine } from './places.js';

/** CPT: five digits, or four and a letter; HCPCS level II: a letter A to V and four digits. */
const PROCEDURE = /^(\d{5}|\d{4}[A-Z]|[A-V]\d{4})$/;

/** Codes of the other qualifiers: no blanks. */
const ANY_CODE = /^\S{1,48}$/;

const MODIFIER = /^[A-Z0-9]{2}$/;
const MODIFIER_LIMIT = 4;

const procedureForm: Edit = {
  id: 'edit.procedure-form',
  version: 1,
  snipType: 5,
  severity: 'error',
  citation: '005010X222A1 2400 SV101-2; HCPCS code set',
  check: ({ lines }) =>
    lines.flatMap(({ procedure: { qualifier, code } }, index) =>
      (qualifier === 'HC' ? PROCEDURE : ANY_CODE).test(code)
        ? []
        : [{ at: { ...placeOfLine(index, 'SV1', 1, 'procedure.code'), component: 2 } }],
    ),
};

const procedureQualifier: Edit = {
  id: 'edit.procedure-qualifier',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2400 SV101-1',
  check: ({ lines }) =>
    lines.flatMap(({ procedure: { qualifier } }, index) =>
      ['HC', 'ER', 'IV', 'WK'].includes(qualifier)
        ? []
        : [{ at: { ...placeOfLine(index, 'SV1', 1, 'procedure.qualifier'), component: 1 } }],
    ),
};

const modifiersFit: Edit = {
  id: 'edit.too-many-modifiers',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2400 SV101-3 to SV101-6',
  check: ({ lines }) =>
    lines.flatMap(({ procedure }, index) => {
      const count = procedure.modifiers.length;
      const at = { ...placeOfLine(index, 'SV1', 1, 'procedure.modifiers'), component: 3 };
      return count > MODIFIER_LIMIT ? [{ at, context: { count, limit: MODIFIER_LIMIT } }] : [];
    }),
};

const modifierForm: Edit = {
  id: 'edit.modifier-form',
  version: 1,
  snipType: 5,
  severity: 'error',
  citation: '005010X222A1 2400 SV101-3 to SV101-6; HCPCS code set',
  check: ({ lines }) =>
    lines.flatMap(({ procedure }, index) =>
      procedure.modifiers.flatMap((modifier, position) => {
        const at = placeOfLine(index, 'SV1', 1, `procedure.modifiers[${position}]`);
        return MODIFIER.test(modifier) ? [] : [{ at: { ...at, component: position + 3 } }];
      }),
    ),
};

const modifiersDiffer: Edit = {
  id: 'edit.duplicate-modifier',
  version: 1,
  snipType: 5,
  severity: 'warning',
  citation: '005010X222A1 2400 SV101-3 to SV101-6',
  check: ({ lines }) =>
    lines.flatMap(({ procedure: { modifiers } }, index) =>
      modifiers.flatMap((modifier, position) => {
        const at = placeOfLine(index, 'SV1', 1, `procedure.modifiers[${position}]`);
        const isFirst = modifiers.indexOf(modifier) === position;
        return isFirst ? [] : [{ at: { ...at, component: position + 3 }, context: { modifier } }];
      }),
    ),
};

/** Procedure codes and their modifiers, SV101. */
export const procedureEdits: readonly Edit[] = [
  procedureQualifier,
  procedureForm,
  modifiersFit,
  modifierForm,
  modifiersDiffer,
];
