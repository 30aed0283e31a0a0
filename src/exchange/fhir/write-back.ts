import { FhirElement } from '../../../fhir-mappings/fhir-element.js';
import { renderFhirJson } from '../../../fhir-mappings/write-back/fhir-decimal.js';
import type { RecordBundle } from '../../../fhir-mappings/write-back/record-bundle.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { type ConnectionPorts, FhirConnection, type FhirServer } from './fhir-connection.js';
import { SourceFailure } from './source-failure.js';

export interface WriteBackTarget extends FhirServer {
  /**
   * By id: `PUT Claim/<our id>`, for servers that let the client choose ids. By identifier: a conditional update,
   * `PUT Claim?identifier=...`, for those that do not; the server then replaces the references within the bundle.
   */
  readonly update?: 'by-id' | 'by-identifier';
  /** A transaction takes all or nothing; a batch takes what it can. Transaction unless told. */
  readonly bundle?: 'transaction' | 'batch';
}

export interface WrittenEntry {
  /** `Claim/<our id>`. */
  readonly name: string;
  /** HTTP status of the entry; 0 where the server gave none. */
  readonly status: number;
  readonly issue?: Issue;
}

/**
 * Writes what was rendered to a FHIR server: each resource is there once, however often it is written. Gives the
 * outcome of each entry in the order of the bundle; what the server says in words is left out, since it may repeat
 * what it was sent.
 */
export async function writeBack(
  target: WriteBackTarget,
  record: RecordBundle,
  ports?: ConnectionPorts,
): Promise<Outcome<readonly WrittenEntry[]>> {
  try {
    const connection = new FhirConnection(target, ports);
    const named = target.update === 'by-identifier' ? byIdentifier(record) : record;
    const body = renderFhirJson({ ...named, type: target.bundle ?? 'transaction' });
    const answer = new FhirElement(await connection.post(connection.base.href, body), 'Bundle');
    const entries = answer.list('entry');
    if (answer.text('resourceType') !== 'Bundle' || entries.length !== record.entry.length) {
      const at = { path: connection.base.pathname };
      return refused('invalid', [issue('source.not-fhir', at, { wanted: 'response to a bundle' })]);
    }
    return done(
      record.entry.map(({ resource }, index) =>
        readEntry(`${resource.resourceType}/${resource.id}`, entries[index]!),
      ),
    );
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    return error.refusal;
  }
}

function readEntry(name: string, entry: FhirElement): WrittenEntry {
  const status = Number(/^\d{3}/.exec(entry.get('response').text('status') ?? '')?.[0] ?? 0);
  if (status >= 200 && status < 300) return { name, status };
  return { name, status, issue: issue('source.rejected', { path: name.split('/')[0]! }, { status }) };
}

/** The server chooses the ids: entries refer to each other by fullUrl. */
function byIdentifier(record: RecordBundle): object {
  const fullUrls = new Map(
    record.entry.map(({ fullUrl, resource }) => [`${resource.resourceType}/${resource.id}`, fullUrl]),
  );
  return {
    ...record,
    entry: record.entry.map(({ fullUrl, resource }) => {
      const { id, ...rest } = resource;
      const { system = '', value } = resource.identifier[0]!;
      const token = encodeURIComponent(`${system}|${value}`);
      return {
        fullUrl,
        resource: withFullUrls(rest, fullUrls),
        request: { method: 'PUT', url: `${resource.resourceType}?identifier=${token}` },
      };
    }),
  };
}

function withFullUrls(resource: object, fullUrls: ReadonlyMap<string, string>): object {
  const entries = Object.entries(resource).map(([name, value]) => {
    const reference = (value as { reference?: string } | undefined)?.reference;
    const fullUrl = reference === undefined ? undefined : fullUrls.get(reference);
    return [name, fullUrl === undefined ? value : { reference: fullUrl }];
  });
  return Object.fromEntries(entries) as object;
}
