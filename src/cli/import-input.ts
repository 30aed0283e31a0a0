import type { CalendarDate } from '../../schemas/calendar-date.js';
import { type FhirServerImport, type ImportPaths, UsageError } from './command-port.js';

/** The options of `import`, as they were given. */
export interface ImportOptions extends ServerOptions {
  readonly practice?: string;
  readonly conceptMap: readonly string[];
}

/** What is asked of a FHIR server, and how it knows who asks. */
export interface ServerOptions {
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly tokenFile?: string;
  readonly smartClient?: string;
  readonly smartKey?: string;
}

const ADDRESS = /^https?:\/\//i;

/** What is to be imported. Throws UsageError for options that contradict each other or have no meaning together. */
export function readImportInput(paths: readonly string[], options: ImportOptions): ImportPaths {
  const { practice, conceptMap } = options;
  const base = { paths, conceptMapFiles: conceptMap, ...(practice && { practiceFile: practice }) };
  const address = paths.find((path) => ADDRESS.test(path));
  if (address === undefined) {
    refuseServerOptions(options);
    return base;
  }
  if (paths.length > 1) {
    throw new UsageError(`${paths.length} things are named; the address of a server stands alone`);
  }
  return { ...base, server: readServer(address, options) };
}

function refuseServerOptions({ from, to, tokenFile, smartClient, smartKey }: ImportOptions): void {
  const given = Object.entries({
    '--from': from,
    '--to': to,
    '--token-file': tokenFile,
    '--smart-client': smartClient,
    '--smart-key': smartKey,
  }).find(([, value]) => value !== undefined);
  if (given) throw new UsageError(`${given[0]} is for a FHIR server, and no address of one is given`);
}

/** A FHIR server as options name it. Throws UsageError for options that contradict each other. */
export function readServer(address: string, options: ServerOptions): FhirServerImport {
  const { from, to } = options;
  if (from !== undefined && to !== undefined && from > to) {
    throw new UsageError(`--from ${from} is later than --to ${to}`);
  }
  const credentials = readCredentials(options);
  return { address, ...(from && { from }), ...(to && { to }), ...(credentials && { credentials }) };
}

function readCredentials(options: ServerOptions): FhirServerImport['credentials'] {
  const { tokenFile, smartClient: clientId, smartKey: keyFile } = options;
  if ((clientId === undefined) !== (keyFile === undefined)) {
    throw new UsageError('--smart-client and --smart-key stand together or not at all');
  }
  if (clientId === undefined || keyFile === undefined) {
    return tokenFile === undefined ? undefined : { kind: 'token', tokenFile };
  }
  if (tokenFile !== undefined) throw new UsageError('--token-file and --smart-client exclude each other');
  return { kind: 'smart', clientId, keyFile };
}
