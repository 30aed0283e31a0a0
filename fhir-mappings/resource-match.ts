import type { ResourceMatch } from '../schemas/practice.js';
import type { FhirElement } from './fhir-element.js';
import { findReferenceIdentifier } from './reference-index.js';

/** By what a resource, or a reference to one that is not in the input, may be recognised in the settings. */
export interface Traits {
  readonly identifiers: readonly { readonly system?: string; readonly value: string }[];
  readonly names: readonly string[];
}

/** @param resource absent when the reference leads nowhere; its identifier and display still tell who is meant */
export function readTraits(resource: FhirElement | undefined, reference: FhirElement): Traits {
  const own = (resource?.list('identifier') ?? []).flatMap((identifier) => {
    const [system, value] = [identifier.text('system'), identifier.text('value')];
    return value === undefined ? [] : [{ ...(system !== undefined && { system }), value }];
  });
  const named = findReferenceIdentifier(reference);
  const names = [
    resource?.text('name'),
    ...(resource?.list('name') ?? []).flatMap(humanNames),
    reference.text('display'),
  ];
  return { identifiers: [...own, ...(named ? [named] : [])], names: names.flatMap((name) => name ?? []) };
}

/** The first setting that is meant: an identifier outweighs a name. */
export function findMatch<T extends { readonly match: ResourceMatch }>(
  settings: readonly T[],
  traits: Traits,
): T | undefined {
  const byIdentifier = settings.find(({ match }) =>
    (match.identifiers ?? []).some((wanted) =>
      traits.identifiers.some(
        ({ system, value }) =>
          value === wanted.value && (wanted.system === undefined || wanted.system === system),
      ),
    ),
  );
  const names = new Set(traits.names.map(normalName));
  return (
    byIdentifier ??
    settings.find(({ match }) => (match.names ?? []).some((name) => names.has(normalName(name))))
  );
}

function humanNames(name: FhirElement): string[] {
  const given = name.list('given').map(({ value }) => String(value));
  return [name.text('text'), [...given, name.text('family') ?? ''].join(' ')].flatMap(
    (form) => form?.trim() || [],
  );
}

function normalName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
