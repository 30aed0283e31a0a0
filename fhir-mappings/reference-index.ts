import { FhirElement } from './fhir-element.js';
import type { FhirResource } from './resources.js';

/**
 * Finds what a reference means, within the input only: nothing is ever fetched. Known are the fullUrl of an entry
 * (`urn:uuid:...`), `Type/id` alone or at the end of an address, with or without `/_history/n`, the conditional
 * `Type?identifier=system|value`, a logical identifier, and `#id` for what is contained.
 */
export class ReferenceIndex {
  private readonly byName = new Map<string, FhirResource[]>();

  constructor(resources: readonly FhirResource[]) {
    for (const resource of resources) {
      for (const name of readResourceNames(resource)) {
        const known = this.byName.get(name);
        if (known) known.push(resource);
        else this.byName.set(name, [resource]);
      }
    }
  }

  /** Where several resources carry the name, the one of the same document is meant, else the first. */
  find(reference: FhirElement, from: FhirResource, types: readonly string[]): FhirResource | undefined {
    const text = findAddress(reference);
    if (text?.startsWith('#')) return findContained(text.slice(1), from, types);
    for (const name of readReferenceNames(reference, types)) {
      const found = (this.byName.get(name) ?? []).filter(
        (resource) => types.includes(resource.type) && !isElsewhere(text, resource),
      );
      if (found.length > 0) return found.find(({ document }) => document === from.document) ?? found[0];
    }
    return undefined;
  }
}

/** The identifier that a conditional or logical reference names; also when nothing in the input carries it. */
export function findReferenceIdentifier(
  reference: FhirElement,
): { system?: string; value: string } | undefined {
  const token = findIdentifierToken(findAddress(reference) ?? '');
  if (token !== undefined) {
    const [system, value] = token.includes('|') ? splitAtBar(token) : ['', token];
    return value === '' ? undefined : { ...(system !== '' && { system }), value };
  }
  const value = reference.get('identifier').text('value');
  const system = reference.get('identifier').text('system');
  return value === undefined ? undefined : { ...(system !== undefined && { system }), value };
}

/** `system|value` of a conditional reference. */
function findIdentifierToken(address: string): string | undefined {
  const query = address.indexOf('?');
  if (query < 0) return undefined;
  const parameters = address.slice(query + 1).split('&');
  return parameters
    .findLast((each) => each.startsWith(IDENTIFIER_PARAMETER))
    ?.slice(IDENTIFIER_PARAMETER.length);
}

const IDENTIFIER_PARAMETER = 'identifier=';

/** No sound reference is longer, and a pattern should not have to search more. */
const ADDRESS_LIMIT = 2_000;

function findAddress(reference: FhirElement): string | undefined {
  const text = reference.text('reference');
  return text !== undefined && text.length <= ADDRESS_LIMIT ? text : undefined;
}

function splitAtBar(query: string): [string, string] {
  const bar = query.indexOf('|');
  return [query.slice(0, bar), query.slice(bar + 1)];
}

/**
 * `http://other/Patient/1` does not mean the Patient/1 of this server, when the input says by fullUrl on which
 * server a resource lives.
 */
function isElsewhere(text: string | undefined, { fullUrl }: FhirResource): boolean {
  if (text === undefined || !ABSOLUTE.test(text) || fullUrl === undefined || !ABSOLUTE.test(fullUrl))
    return false;
  return !text.includes('?') && withoutVersion(text) !== fullUrl;
}

const ABSOLUTE = /^https?:/;

function withoutVersion(text: string): string {
  return text.replace(/\/_history\/[^/]*$/, '');
}

/** The names under which a resource can be referred to. */
export function readResourceNames(
  resource: Pick<FhirResource, 'type' | 'id' | 'fullUrl' | 'element'>,
): string[] {
  const { type, id, fullUrl, element } = resource;
  const identifiers = element
    .list('identifier')
    .flatMap((identifier) => [identifierName(type, identifier.text('system'), identifier.text('value'))]);
  return [...(id ? [`${type}/${id}`] : []), ...(fullUrl ? [fullUrl] : []), ...identifiers].flatMap(
    (name) => name ?? [],
  );
}

function identifierName(
  type: string,
  system: string | undefined,
  value: string | undefined,
): string | undefined {
  return value === undefined ? undefined : `${type}?${system ?? ''}|${value}`;
}

/** The names that a reference may mean, the most exact first; none for what is contained. */
export function readReferenceNames(reference: FhirElement, types: readonly string[]): string[] {
  const address = findAddress(reference);
  if (address?.startsWith('#')) return [];
  const text = address === undefined ? undefined : withoutVersion(address);
  const identifier = findReferenceIdentifier(reference);
  const literal = text === undefined || text.includes('?') ? [] : [text, ...shortFormOf(text)];
  const logical = identifier
    ? types.map((type) => identifierName(type, identifier.system, identifier.value) as string)
    : [];
  return [...literal, ...logical];
}

/** `http://server/fhir/Patient/1` also means `Patient/1`. */
function shortFormOf(text: string): string[] {
  const match = /^https?:.*\/([A-Z][A-Za-z]+\/[A-Za-z0-9.-]+)$/.exec(text);
  return match ? [match[1] as string] : [];
}

function findContained(id: string, from: FhirResource, types: readonly string[]): FhirResource | undefined {
  const found = from.element.list('contained').find((item) => item.text('id') === id);
  const type = found?.text('resourceType');
  if (!found || type === undefined || !types.includes(type)) return undefined;
  const element = new FhirElement(found.value, `${found.path}.ofType(${type})`);
  return { ...from, type, element, id, fullUrl: undefined };
}
