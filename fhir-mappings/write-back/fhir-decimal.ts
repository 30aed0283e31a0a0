import { type Cents, formatCents } from '../../schemas/money.js';

/**
 * A FHIR decimal as its text: FHIR writes decimals as JSON numbers and lets their precision count (R4 2.24.0.1), so
 * that 12.50 has to stay 12.50. `renderFhirJson` writes the text; JSON.stringify a number that prints the same value.
 */
export class FhirDecimal {
  constructor(readonly text: string) {
    if (!/^-?(0|[1-9]\d{0,17})(\.\d{1,8})?$/.test(text))
      throw new RangeError('A decimal in plain digits is wanted');
  }

  toJSON(): number {
    return Number(this.text);
  }
}

export interface FhirMoney {
  readonly value: FhirDecimal;
  readonly currency: 'USD';
}

export function moneyOf(cents: Cents): FhirMoney {
  return { value: new FhirDecimal(formatCents(cents)), currency: 'USD' };
}

/** A quantity such as `2` or `1.5`, as it was written. */
export function quantityOf(count: string): { readonly value: FhirDecimal } {
  return { value: new FhirDecimal(count.replace(/^(-?)\./, '$10.').replace(/^(-?)0+(?=\d)/, '$1')) };
}

/** JSON of a resource with every decimal to its last digit; elements that are undefined are left out. */
export function renderFhirJson(value: unknown): string {
  if (value instanceof FhirDecimal) return value.text;
  if (Array.isArray(value)) return `[${value.map(renderFhirJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${members.map(([name, item]) => `${JSON.stringify(name)}:${renderFhirJson(item)}`).join(',')}}`;
}
