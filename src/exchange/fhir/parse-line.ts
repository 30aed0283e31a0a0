import { FhirElement } from '../../../fhir-mappings/fhir-element.js';
import { type Issue, issue, type Place } from '../../../schemas/issue.js';

export interface ParsedResource {
  readonly type: string;
  readonly element: FhirElement;
  readonly id: string | undefined;
}

/** A byte that is no UTF-8 is an error, and never becomes a replacement character in somebody's name. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** The resource on a line of a bulk file, or what is wrong with the line; undefined for an empty one. */
export function parseLine(bytes: Buffer, at: Place): ParsedResource | Issue | undefined {
  const value = parseJson(bytes);
  if (value === EMPTY) return undefined;
  if (value === BROKEN) return issue('source.unreadable-line', at, { reason: 'its syntax is broken' });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return issue('source.unreadable-line', at, { reason: 'it holds another value' });
  }
  const type = new FhirElement(value, '').text('resourceType');
  if (type === undefined) return issue('fhir.not-a-resource', at);
  if (type === 'Bundle') return issue('source.bundle-on-line', at);
  const element = new FhirElement(value, type);
  return { type, element, id: element.text('id') };
}

export function isParsedResource(parsed: ParsedResource | Issue | undefined): parsed is ParsedResource {
  return parsed !== undefined && 'element' in parsed;
}

const EMPTY = Symbol('empty');

const BROKEN = Symbol('broken');

function parseJson(bytes: Buffer): unknown {
  try {
    const text = UTF8.decode(bytes).trim();
    return text === '' ? EMPTY : JSON.parse(text);
  } catch {
    return BROKEN;
  }
}
