import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from './start-fhir-server.js';

/** The resources of bundles, each once, with references by `Type/id` as a server or a bulk export has them. */
export function resourcesOf(bundles: readonly Resource[]): Resource[] {
  const names = new Map<string, string>();
  const entries = bundles.flatMap((bundle) => bundle.entry as Resource[]);
  for (const { fullUrl, resource } of entries) names.set(fullUrl, `${resource.resourceType}/${resource.id}`);
  const resources = new Map<string, Resource>();
  for (const { fullUrl, resource } of entries) resources.set(names.get(fullUrl)!, withNames(resource, names));
  return [...resources.values()];
}

/** One file to a type, as bulk export writes them. */
export function writeBulkFolder(folder: string, resources: readonly Resource[]): void {
  mkdirSync(folder, { recursive: true });
  for (const type of new Set(resources.map(({ resourceType }) => resourceType))) {
    const lines = resources
      .filter(({ resourceType }) => resourceType === type)
      .map((each) => JSON.stringify(each));
    writeFileSync(join(folder, `${type}.ndjson`), `${lines.join('\n')}\n`);
  }
}

function withNames(value: Resource, names: ReadonlyMap<string, string>): Resource {
  if (Array.isArray(value)) return value.map((item) => withNames(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name === 'reference' && typeof item === 'string' ? (names.get(item) ?? item) : withNames(item, names),
    ]),
  );
}
