import { type Issue, issue } from '../schemas/issue.js';
import { renderCanonicalJson } from './canonical-json.js';
import { FhirElement } from './fhir-element.js';

/** A resource of the input. The same resource in several documents is one as long as they say the same. */
export interface FhirResource {
  readonly type: string;
  readonly element: FhirElement;
  readonly id: string | undefined;
  readonly fullUrl: string | undefined;
  /** Which document of the input, and where in it. */
  readonly document: number;
  readonly position: string;
  /** Canonical JSON, by which copies are told from versions. */
  readonly content: string;
  readonly isTooDeep: boolean;
}

/** What the mapping reads; everything else in the input is left alone. */
export const READ_TYPES: ReadonlySet<string> = new Set(
  (
    'Account ChargeItem Claim Condition Coverage Encounter Immunization Location Organization Patient ' +
    'Practitioner PractitionerRole Procedure RelatedPerson'
  ).split(' '),
);

/** Deeper than any sound resource. */
export const DEPTH_LIMIT = 64;

interface Entry {
  readonly value: unknown;
  readonly fullUrl?: string | undefined;
  readonly document: number;
  readonly position: string;
  readonly bundleDepth: number;
}

/**
 * Takes apart bundles of any type (also bundles within bundles) and single resources, in the order of the input.
 *
 * @param names of the documents, where they have any: they begin the position of what has no name of its own
 */
export function readResources(
  documents: readonly unknown[],
  names: readonly string[] = [],
): { resources: FhirResource[]; issues: Issue[] } {
  const open: Entry[] = documents
    .map((value, document) => {
      const position = names[document] ?? `document[${document}]`;
      return { value, document, position, bundleDepth: 0 };
    })
    .reverse();
  const resources = new Map<string, FhirResource>();
  const issues: Issue[] = [];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const element = new FhirElement(entry.value, entry.position);
    const type = element.text('resourceType');
    if (type === undefined) {
      issues.push(issue('fhir.not-a-resource', { path: entry.position }));
    } else if (type === 'Bundle' && entry.bundleDepth < DEPTH_LIMIT) {
      open.push(...entriesOf(element, entry).reverse());
    } else if (READ_TYPES.has(type)) {
      const resource = resourceOf(type, entry);
      resources.set(identityOf(resource), resources.get(identityOf(resource)) ?? resource);
    } else if (type === 'Bundle') {
      issues.push(issue('fhir.too-deep', { path: entry.position }, { limit: DEPTH_LIMIT }));
    }
  }
  return { resources: [...resources.values()], issues };
}

function entriesOf(bundle: FhirElement, { document, position, bundleDepth }: Entry): Entry[] {
  return bundle
    .list('entry')
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => item.get('resource').exists)
    .map(({ item, index }) => ({
      value: item.get('resource').value,
      fullUrl: item.text('fullUrl'),
      document,
      position: `${position}.entry[${index}].resource`,
      bundleDepth: bundleDepth + 1,
    }));
}

function resourceOf(type: string, { value, fullUrl, document, position }: Entry): FhirResource {
  const isTooDeep = isDeeperThan(value, DEPTH_LIMIT);
  const element = new FhirElement(value, type);
  const content = isTooDeep ? position : renderCanonicalJson(value);
  return { type, element, id: element.text('id'), fullUrl, document, position, content, isTooDeep };
}

/** Copies fall together; what has neither id nor fullUrl is itself alone. */
function identityOf(resource: FhirResource): string {
  const name = resource.id ?? resource.fullUrl ?? resource.position;
  return JSON.stringify([resource.type, name, resource.content]);
}

/** Walks level by level, so that no depth can exhaust the stack. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level = [value];
  for (let depth = 0; depth <= limit; depth += 1) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    if (level.length === 0) return false;
  }
  return true;
}
