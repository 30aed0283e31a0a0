import { renderCanonicalJson } from './canonical-json.js';
import type { EncounterReading } from './encounter-reading.js';
import { FhirElement } from './fhir-element.js';
import { findFollowedReferences } from './followed-references.js';
import { findReferenceIdentifier } from './reference-index.js';
import { type FhirResource, READ_TYPES } from './resources.js';
import { buildMark } from './stable-key.js';

const TYPES = [...READ_TYPES];

// At hand, since every value of every resource is asked: looking up what is global costs more than the answer.
const { isArray } = Array;
const { entries: entriesOf, fromEntries, hasOwn } = Object;

/** What a reference says in the content; undefined when it says nothing that a claim depends on. */
type Meaning = (reference: FhirElement) => string | undefined;

/**
 * What was read of an encounter, as text that is the same by every road: a bundle with `urn:uuid` references, a bulk
 * export with `Type/id` and a server that gave ids of its own say the same. Ids and the spelling of references are
 * left out: a reference stands for what it led to, and one that nobody followed says nothing.
 */
export function renderEncounterContent(reading: EncounterReading): string {
  const contents = [...reading.read].map((resource) => renderContent(resource, meaningIn(resource, reading)));
  return [...new Set(contents)].sort().join('\n');
}

function meaningIn(resource: FhirResource, { setting, read, encounter }: EncounterReading): Meaning {
  const followed = new Set(
    findFollowedReferences(resource.type, resource.element).map(({ reference }) => reference.value),
  );
  return (reference) => {
    const target = setting.references.find(reference, resource, TYPES);
    if (!target) return followed.has(reference.value) ? unresolvedMeaning(reference) : undefined;
    if (target === encounter) return 'Encounter';
    if (!read.has(target)) return undefined;
    const name = setting.contentNames.get(target) ?? nameOf(target);
    setting.contentNames.set(target, name);
    return name;
  };
}

/** By what it says without its references, since its id may be another by another road. */
function nameOf(resource: FhirResource): string {
  return `${resource.type} ${buildMark(renderContent(resource, () => undefined))}`;
}

/** Who is meant can be known from a reference although the input does not hold him: by identifier, or by type. */
function unresolvedMeaning(reference: FhirElement): string {
  const identifier = findReferenceIdentifier(reference);
  if (identifier) return `${identifier.system ?? ''}|${identifier.value}`;
  return /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+$/.exec(reference.text('reference') ?? '')?.[1] ?? '';
}

/** Depth is bounded: what is nested too deep stands by its place alone. */
function renderContent({ type, element, content, isTooDeep }: FhirResource, meaning: Meaning): string {
  if (isTooDeep) return content;
  // No claim depends on extensions, and sources keep counts in them that change by the day.
  const { id, extension, ...rest } = element.value as Record<string, unknown>;
  return renderCanonicalJson(replaceReferences(rest, type, meaning));
}

function replaceReferences(value: unknown, type: string, meaning: Meaning): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return value.map((item) => replaceReferences(item, type, meaning));
  const replaced = fromEntries(
    entriesOf(value).map(([name, item]) => [name, replaceReferences(item, type, meaning)]),
  );
  const own = hasOwn(value, 'reference') ? new FhirElement(value, type) : undefined;
  const text = own?.get('reference').value;
  if (!own || typeof text !== 'string' || text.startsWith('#')) return replaced;
  const { reference, ...rest } = replaced;
  const target = meaning(own);
  return target === undefined ? rest : { ...rest, reference: target };
}
