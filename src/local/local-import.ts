import { readFile } from 'node:fs/promises';
import { done, type Outcome } from '../../schemas/outcome.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import type { DocumentGroup } from '../app/claims/import-source.js';
import { type FhirServerImport, type ImportPaths, UsageError } from '../cli/command-port.js';
import type { Credentials } from '../exchange/fhir/credentials.js';
import { readBulkFolder } from '../exchange/fhir/read-bulk-folder.js';
import { readFhirServer } from '../exchange/fhir/read-fhir-server.js';
import { findFiles } from '../exchange/folder.js';
import { readJson } from './read-json.js';

export type Documents = readonly unknown[] | AsyncIterable<Outcome<DocumentGroup>>;

/** The documents that an import names: of a FHIR server, of NDJSON exports, or of JSON files; a folder may hold both. */
export async function openDocuments(
  { paths, server }: ImportPaths,
  { sourceSystem }: PracticeSettings,
): Promise<Documents> {
  if (server) {
    const credentials = await readCredentials(server.credentials);
    const { address: baseUrl, from, to } = server;
    return readFhirServer({
      ...{ baseUrl, sourceSystem },
      ...(from && { from }),
      ...(to && { to }),
      ...(credentials && { credentials }),
    });
  }
  const names = (await findFiles(paths)).map(({ name }) => name);
  if (!names.some((name) => name.endsWith('.ndjson'))) return readDocuments(paths);
  return both(await readDocuments(paths, true), readBulkFolder({ paths, sourceSystem }));
}

async function* both(
  documents: readonly unknown[],
  groups: AsyncIterable<Outcome<DocumentGroup>>,
): AsyncGenerator<Outcome<DocumentGroup>> {
  if (documents.length > 0) yield done({ documents });
  yield* groups;
}

/** JSON files and those of folders. A file that is named itself is read whatever it is called, unless it is NDJSON. */
export async function readDocuments(paths: readonly string[], besideNdjson = false): Promise<unknown[]> {
  const files = (await findFiles(paths, '.json')).filter(
    ({ name }) => !besideNdjson || name.endsWith('.json'),
  );
  return Promise.all(files.map(async ({ path }) => readJson(path)));
}

export async function readCredentials(
  given: FhirServerImport['credentials'],
): Promise<Credentials | undefined> {
  if (!given) return undefined;
  if (given.kind === 'token') return { kind: 'bearer', token: (await readSecret(given.tokenFile)).trim() };
  return { kind: 'smart', clientId: given.clientId, privateKey: await readSecret(given.keyFile) };
}

async function readSecret(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`${path} cannot be read`);
  }
}
