import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Issue } from '../../schemas/issue.js';
import type { Outcome } from '../../schemas/outcome.js';
import type { Role } from '../app/actor.js';
import type { AgedAccounts } from '../app/age-accounts.js';
import type { ExplainedFile } from '../app/explain-file.js';
import type { ImportSummary } from '../app/import-encounters.js';
import type { InvariantResult } from '../app/ports.js';
import type { ReceivedFile } from '../app/receive-file.js';
import type { SubmitSummary } from '../app/submit-claims.js';
import type { PracticeSummary } from '../app/summarize-practice.js';
import type { AccessCommands } from './access-port.js';

/** What the commands call; composed in src/main.ts. */
export interface CommandServices {
  readonly access: AccessCommands;
  migrate(options: GlobalOptions): Promise<readonly string[]>;
  importPaths(
    options: GlobalOptions,
    input: ImportPaths,
    progress: Progress,
  ): Promise<Outcome<ImportSummary>>;
  submitClaims(options: GlobalOptions, outFolder: string | undefined): Promise<Outcome<SentClaims>>;
  receiveFiles(
    options: GlobalOptions,
    paths: readonly string[],
    progress: Progress,
  ): Promise<Outcome<ReceivedFile[]>>;
  ageAccounts(
    options: GlobalOptions,
    at: { asOf?: string; knownAt?: string },
  ): Promise<Outcome<AgedAccounts>>;
  explainFile(path: string): Promise<ExplainedFile>;
  verifyBooks(options: GlobalOptions): Promise<readonly InvariantResult[]>;
  runDemo(options: GlobalOptions, demo: DemoOptions, progress: Progress): Promise<Outcome<DemoSummary>>;
  writeBack(
    options: GlobalOptions,
    target: WriteBackTarget,
    progress: Progress,
  ): Promise<Outcome<WrittenBack>>;
  /** Starts the service and gives it back once it listens. */
  serve(options: GlobalOptions, settings: ServeSettings): Promise<Outcome<RunningService>>;
  /** The service on what the demo left, on the demo's day, with new log-ins. */
  serveDemo(options: GlobalOptions): Promise<Outcome<DemoService>>;
}

/** The demo's service, with log-ins that nobody had before. */
export interface DemoService extends RunningService {
  readonly logIns: readonly { readonly role: Role; readonly name: string; readonly password: string }[];
  /** Of a machine in the role edi-integration. */
  readonly token: string;
}

export interface ServeSettings {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  /** Of the service key; in the data folder when absent. */
  readonly keyFile?: string;
}

export interface RunningService {
  /** `http://127.0.0.1:8835`: where it can be reached. */
  readonly address: string;
  /** Settles when the service has ended: it was told to stop and has answered what was under way. */
  readonly stopped: Promise<void>;
}

/** The options that every command takes; the defaults are filled in. */
export interface GlobalOptions {
  /** Folder of the embedded database. */
  readonly data?: string;
  readonly practiceId: string;
  readonly actor: string;
  readonly role: Role;
}

export interface ImportPaths {
  /** Files and folders as they were named; the address alone when a server is. */
  readonly paths: readonly string[];
  readonly practiceFile?: string;
  readonly conceptMapFiles: readonly string[];
  /** Present when encounters are to come from a FHIR server. */
  readonly server?: FhirServerImport;
}

export interface WriteBackTarget {
  readonly server: FhirServerImport;
  /** The server chooses ids itself. */
  readonly byIdentifier: boolean;
}

export interface WrittenBack {
  readonly claims: number;
  readonly remittances: number;
  /** That the server took. */
  readonly resources: number;
  readonly refused: number;
  /** One for each that was refused, at most 100. */
  readonly issues: readonly Issue[];
}

export interface FhirServerImport {
  /** `https://...` or `http://...`; whether it may be asked is decided where it is asked. */
  readonly address: string;
  /** Encounters that touch these days, both included. */
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  /** Files, since what stands on a command line is seen by other users of the machine. */
  readonly credentials?:
    | { readonly kind: 'token'; readonly tokenFile: string }
    | { readonly kind: 'smart'; readonly clientId: string; readonly keyFile: string };
}

export type SentClaims = SubmitSummary & { readonly paths: readonly string[] };

export interface DemoOptions {
  readonly encounters: number;
  readonly seed: string;
}

export interface DemoSummary {
  readonly intake: ImportSummary;
  readonly submitted: { readonly files: number; readonly claims: number };
  readonly remittances: { readonly files: number; readonly duplicates: number };
  readonly practice: PracticeSummary;
  readonly aging: AgedAccounts;
  readonly invariants: readonly InvariantResult[];
}

/** Called as long work goes on: what is being done, how much of it, of how much. */
export type Progress = (task: string, done: number, total: number) => void;

/** Wrong usage or settings: exit code 2, with the issues or the text as explanation. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly issues: readonly Issue[] = [],
  ) {
    super(message);
  }
}
