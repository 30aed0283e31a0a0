import { cents, formatDollars } from '../../schemas/money.js';

export type ComparedObject = Readonly<Record<string, unknown>>;

/** How items of a list are told apart and named, by the field that holds the list. */
export interface ListRule {
  readonly noun: string;
  /** Fields that make the key; the first that is present for a list in brackets. */
  readonly key: readonly (string | readonly string[])[];
  /** Fields that name an item to people. */
  readonly name?: readonly (string | readonly string[])[];
}

export const LIST_RULES: Readonly<Record<string, ListRule>> = {
  adjustments: { noun: 'adjustment', key: ['groupCode', 'reasonCode'] },
  amounts: { noun: 'amount', key: ['qualifier'] },
  claimPayments: { noun: 'claim payment', key: ['patientControlNumber'] },
  codes: { noun: 'code', key: ['qualifier', 'code'] },
  contacts: { noun: 'contact', key: ['functionCode'] },
  dates: { noun: 'date', key: ['qualifier'] },
  diagnoses: { noun: 'diagnosis', key: ['code'] },
  lines: { noun: 'line', key: [['lineControlNumber', 'lineNumber']], name: ['lineNumber'] },
  names: { noun: 'name', key: ['entityCode'] },
  otherCoverages: { noun: 'other coverage', key: ['payerResponsibility'] },
  otherPayments: { noun: 'payment of payer', key: ['payerId'] },
  providerAdjustments: {
    noun: 'provider adjustment',
    key: ['reasonCode', 'reference'],
    name: ['reasonCode'],
  },
  providers: { noun: 'provider', key: ['entityCode'] },
  quantities: { noun: 'quantity', key: ['qualifier'] },
  references: { noun: 'reference', key: ['qualifier'] },
  services: {
    noun: 'service',
    key: [['lineControlNumber', 'serviceDate'], 'procedure', 'revenueCode'],
    name: [['lineControlNumber', 'ordinal']],
  },
};

/** Lists of which the order says something. */
export const ORDERED: ReadonlySet<string> = new Set([
  'modifiers',
  'diagnosisPointers',
  'paymentRouting',
  'elements',
]);

/** Where something stood, how it was counted, and what follows from other fields. */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  'at',
  'balance',
  'headerNumber',
  'headers',
  'lineNumber',
  'ordinal',
  'place',
  'transactionSetControlNumber',
]);

const WORDS: Readonly<Record<string, string>> = {
  chargeAmount: 'charge',
  paymentAmount: 'payment',
  patientResponsibilityAmount: 'patient responsibility',
  npi: 'NPI',
  payerId: 'payer id',
};

/** `unitCount`: `unit count`. */
export function wordsOf(field: string): string {
  return WORDS[field] ?? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A value as people read it: amounts as dollars, the parts of an object one behind the other. */
export function renderCompared(field: string, value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((each) => renderCompared(field, each)).join(' ');
  if (isCompared(value)) {
    return Object.entries(value)
      .filter(([name]) => !LEFT_OUT.has(name))
      .map(([name, each]) => renderCompared(name, each))
      .filter((text) => text !== '')
      .join(' ');
  }
  return /[aA]mount$/.test(field) ? formatDollars(cents(value as number)) : String(value);
}

export function isCompared(value: unknown): value is ComparedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts of these fields of an item; what is absent is left out. */
export function readFields(item: unknown, fields: ListRule['key']): string[] {
  if (!isCompared(item)) return [String(item)];
  return fields.flatMap((field) => {
    const names = typeof field === 'string' ? [field] : field;
    const name = names.find((each) => item[each] !== undefined);
    return name === undefined ? [] : [renderCompared(name, item[name])];
  });
}
