import type { Edit } from './edit.js';
import { placeOf, placeOfLine } from './places.js';

const CONTROL_NUMBER = placeOf('2300', 'CLM', 1, 'patientControlNumber');
const CONTROL_NUMBER_LIMIT = 20;

/** X12 basic character set without the delimiters that are written here; no blank at either end. */
const BASIC = /^[A-Z0-9!"&'()+,\-./;?=]([A-Z0-9!"&'()+,\-./;?= ]*[A-Z0-9!"&'()+,\-./;?=])?$/;
const SOCIAL_SECURITY_NUMBER = /^(\d{9}|\d{3}-\d{2}-\d{4})$/;
const PLACE_OF_SERVICE = /^\d{2}$/;

const controlNumberForm: Edit = {
  id: 'edit.control-number-form',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2300 CLM01; 005010X221A1 2100 CLP01 gives back 20 characters',
  check: ({ patientControlNumber: number }) =>
    BASIC.test(number) && number.length <= CONTROL_NUMBER_LIMIT
      ? []
      : [{ at: CONTROL_NUMBER, context: { found: number.length, limit: CONTROL_NUMBER_LIMIT } }],
};

const controlNumberIsNoSsn: Edit = {
  id: 'edit.control-number-is-ssn',
  version: 1,
  snipType: 7,
  severity: 'error',
  citation: '45 CFR 164.514(d): no more patient data than is needed',
  check: ({ patientControlNumber }) =>
    SOCIAL_SECURITY_NUMBER.test(patientControlNumber.trim()) ? [{ at: CONTROL_NUMBER }] : [],
};

const placeOfServiceForm: Edit = {
  id: 'edit.place-of-service-form',
  version: 1,
  snipType: 5,
  severity: 'error',
  citation: '005010X222A1 2300 CLM05-1, 2400 SV105; CMS place of service code set',
  check: ({ facilityCode, lines }) => [
    ...(PLACE_OF_SERVICE.test(facilityCode)
      ? []
      : [{ at: { ...placeOf('2300', 'CLM', 5, 'facilityCode'), component: 1 } }]),
    ...lines.flatMap((line, index) =>
      line.facilityCode === undefined || PLACE_OF_SERVICE.test(line.facilityCode)
        ? []
        : [{ at: placeOfLine(index, 'SV1', 5, 'facilityCode') }],
    ),
  ],
};

const PAYER_CONTROL_NUMBER = placeOf('2300', 'REF', 2, 'payerControlNumber');

const replacementNamesOriginal: Edit = {
  id: 'edit.missing-payer-control-number',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2300 CLM05-3, REF*F8',
  check: ({ frequencyCode, payerControlNumber }) =>
    frequencyCode !== '1' && !payerControlNumber?.trim()
      ? [{ at: PAYER_CONTROL_NUMBER, context: { frequency: frequencyCode } }]
      : [],
};

const originalNamesNone: Edit = {
  id: 'edit.unwanted-payer-control-number',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2300 CLM05-3, REF*F8',
  check: ({ frequencyCode, payerControlNumber }) =>
    frequencyCode === '1' && payerControlNumber !== undefined ? [{ at: PAYER_CONTROL_NUMBER }] : [],
};

const frequencyCode: Edit = {
  id: 'edit.frequency-code',
  version: 1,
  snipType: 5,
  severity: 'error',
  citation: '005010X222A1 2300 CLM05-3',
  check: (claim) =>
    ['1', '7', '8'].includes(claim.frequencyCode)
      ? []
      : [{ at: { ...placeOf('2300', 'CLM', 5, 'frequencyCode'), component: 3 } }],
};

/** Control numbers, place of service and frequency, CLM of 2300. */
export const headerEdits: readonly Edit[] = [
  controlNumberForm,
  controlNumberIsNoSsn,
  placeOfServiceForm,
  frequencyCode,
  replacementNamesOriginal,
  originalNamesNone,
];
