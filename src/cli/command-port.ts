import type { Approval, ApprovalState } from '../../schemas/approval.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Issue } from '../../schemas/issue.js';
import type { Outcome } from '../../schemas/outcome.js';
import type { AgedAccounts } from '../app/accounts/age-accounts.js';
import type { PracticeSummary } from '../app/accounts/summarize-practice.js';
import type { Role } from '../app/actor.js';
import type { NewDecision } from '../app/approvals/decide-approval.js';
import type { NewRequest } from '../app/approvals/request-approval.js';
import type { ImportSummary } from '../app/claims/import-encounters.js';
import type { SubmitSummary } from '../app/claims/submit-claims.js';
import type { WaitingDeposits } from '../app/deposits/list-waiting-deposits.js';
import type { RecordedDeposits } from '../app/deposits/record-deposits.js';
import type { ExplainedFile } from '../app/files/explain-file.js';
import type { ReceivedFile } from '../app/files/receive-file.js';
import type { InvariantResult } from '../app/ports.js';
import type { ComparedBooks } from '../app/rebuild/compare-books.js';
import type { RebuiltBooks } from '../app/rebuild/rebuild-books.js';
import type { viewCertificate, viewCertifiedPayment } from '../app/views/certificates.js';
import type { viewLegacyClaims } from '../app/views/legacy-claims.js';
import type { viewSettingsOfVersion, viewSettingsVersion } from '../app/views/practice.js';
import type { viewPayer, viewStory } from '../app/views/stories.js';
import type { AccessCommands } from './access-port.js';
import type { DecisionCommands } from './decision-port.js';
import type { EdiFiles } from './edi/edi-port.js';
import type { PatientPaymentCommands } from './patient-payment-port.js';

/** What the commands call; composed in src/main.ts. */
export interface CommandServices {
  readonly access: AccessCommands;
  readonly ediFiles: EdiFiles;
  readonly decisions: DecisionCommands;
  readonly patientPayments: PatientPaymentCommands;
  migrate(options: GlobalOptions): Promise<readonly string[]>;
  importPaths(
    options: GlobalOptions,
    input: ImportPaths,
    progress: Progress,
  ): Promise<Outcome<ImportSummary>>;
  /** Versions of the settings, at most 200, the latest first. */
  listSettings(options: GlobalOptions): Promise<Outcome<readonly SettingsVersionTold[]>>;
  getSettings(options: GlobalOptions, version: number): Promise<Outcome<SettingsTold>>;
  submitClaims(options: GlobalOptions, outFolder: string | undefined): Promise<Outcome<SentClaims>>;
  receiveFiles(
    options: GlobalOptions,
    paths: readonly string[],
    progress: Progress,
  ): Promise<Outcome<ReceivedFile[]>>;
  /** Takes files of bank deposits, and tells what waits afterwards. */
  recordDeposits(options: GlobalOptions, paths: readonly string[]): Promise<Outcome<DepositsTold>>;
  /** At most 200, oldest first. */
  listApprovals(options: GlobalOptions, state: ApprovalState): Promise<Outcome<readonly Approval[]>>;
  decideApproval(options: GlobalOptions, decision: NewDecision): Promise<Outcome<Approval>>;
  requestApproval(options: GlobalOptions, request: NewRequest): Promise<Outcome<Approval>>;
  /** What fits the rules for claims of others now, or what a request is about. */
  listLegacyClaims(
    options: GlobalOptions,
    approvalId?: string,
  ): Promise<Outcome<readonly LegacyClaimsTold[]>>;
  ageAccounts(
    options: GlobalOptions,
    at: { asOf?: string; knownAt?: string },
  ): Promise<Outcome<AgedAccounts>>;
  /** By a file that is there, an id or a trace number; `withPayments` gives every claim payment too. */
  proveCertificates(
    options: GlobalOptions,
    name: string,
    withPayments: boolean,
  ): Promise<Outcome<CertificatesTold>>;
  /** How a balance came about; refused where the story would not end at the ledger's balance. */
  explainBalance(options: GlobalOptions, subject: ToldSubject): Promise<Outcome<BalancesTold>>;
  explainFile(path: string): Promise<ExplainedFile>;
  verifyBooks(options: GlobalOptions): Promise<readonly InvariantResult[]>;
  /** Makes a second ledger from the inputs alone, in a place of its own. */
  rebuildBooks(
    options: GlobalOptions,
    rebuild: RebuildOptions,
    progress: Progress,
  ): Promise<Outcome<RebuiltAndCompared>>;
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

export type SettingsVersionTold = ReturnType<typeof viewSettingsVersion>;

export type SettingsTold = ReturnType<typeof viewSettingsOfVersion>;

export type LegacyClaimsTold = ReturnType<typeof viewLegacyClaims>;

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

export interface DepositsTold {
  readonly files: readonly RecordedDeposits[];
  readonly waiting: WaitingDeposits;
}

export interface ToldSubject {
  readonly kind: 'claim' | 'account' | 'payer';
  /** Patient control number, account id or payer id. */
  readonly id: string;
  /** Show the segments too. */
  readonly bytes: boolean;
}

export interface ToldSegment {
  readonly fileId: string;
  readonly byteOffset: number;
  readonly text: string;
}

/** Stories of claims or of an account, or what a payer owes. */
export interface BalancesTold {
  readonly stories?: readonly (ReturnType<typeof viewStory> & {
    readonly title: string;
    readonly segments?: readonly ToldSegment[];
  })[];
  readonly payer?: ReturnType<typeof viewPayer>;
}

type CertificateView = ReturnType<typeof viewCertificate>;

export interface CertificatesTold {
  readonly certificates: readonly (CertificateView & {
    readonly claimPayments?: readonly ReturnType<typeof viewCertifiedPayment>[];
  })[];
}

export type SentClaims = SubmitSummary & { readonly paths: readonly string[] };

export interface RebuildOptions {
  readonly isCompared: boolean;
  /** Of the shuffled order; as recorded when absent. */
  readonly seed?: string;
}

export type RebuiltAndCompared = RebuiltBooks & { readonly compared?: ComparedBooks };

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
