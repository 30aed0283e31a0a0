import type { Readable, Writable } from 'node:stream';
import type { ConceptMap } from '../../fhir-mappings/concept-map.js';
import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import type { Approval, ApprovalState } from '../../schemas/approval.js';
import { parseCalendarDate } from '../../schemas/calendar-date.js';
import { issue } from '../../schemas/issue.js';
import { done, type Outcome, refused } from '../../schemas/outcome.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import { ageAccounts } from '../app/accounts/age-accounts.js';
import { decideApproval, type NewDecision } from '../app/approvals/decide-approval.js';
import { type NewRequest, requestApproval } from '../app/approvals/request-approval.js';
import { type ImportSummary, importEncounters } from '../app/claims/import-encounters.js';
import { submitClaims } from '../app/claims/submit-claims.js';
import { listWaitingDeposits } from '../app/deposits/list-waiting-deposits.js';
import { type RecordedDeposits, recordDeposits } from '../app/deposits/record-deposits.js';
import { explainFile } from '../app/files/explain-file.js';
import { type ReceivedFile, receiveFile } from '../app/files/receive-file.js';
import { listLegacyClaims } from '../app/legacy-claims/list-legacy-claims.js';
import type { Clock } from '../app/ports.js';
import { listApprovals } from '../app/reading/read-approvals.js';
import { findStoredPractice } from '../app/settings/practice-settings.js';
import { getSettingsVersion, listSettingsVersions } from '../app/settings/settings-versions.js';
import { viewLegacyClaims } from '../app/views/legacy-claims.js';
import { viewSettingsOfVersion, viewSettingsVersion } from '../app/views/practice.js';
import type { AccessCommands } from '../cli/access-port.js';
import {
  type CommandServices,
  type DemoOptions,
  type DemoService,
  type DemoSummary,
  type DepositsTold,
  type GlobalOptions,
  type ImportPaths,
  type Progress,
  type RebuildOptions,
  type RunningService,
  type SentClaims,
  type ServeSettings,
  type ToldSubject,
  UsageError,
  type WriteBackTarget,
} from '../cli/command-port.js';
import type { DecisionCommands } from '../cli/decision-port.js';
import type { EdiFiles } from '../cli/edi/edi-port.js';
import type { PatientPaymentCommands } from '../cli/patient-payment-port.js';
import type { Application } from '../compose.js';
import { type Config, readConfig } from '../config.js';
import { findFiles, readBytes, writeWhole } from '../exchange/folder.js';
import { LocalAccess } from './local-access.js';
import { localActor } from './local-actor.js';
import { tellBalances } from './local-balances.js';
import { readFileIfThere, tellCertificates } from './local-certificates.js';
import { LocalDecisions } from './local-decisions.js';
import { LocalEdiFiles } from './local-edi-files.js';
import { LocalPatientPayments } from './local-patient-payments.js';
import type { LocalServing } from './local-serving.js';
import { readJson } from './read-json.js';

/**
 * What the commands call: each opens the store, runs a use case as the local actor, and closes it again. What only some of
 * them need is loaded when they need it: the database, the service and the FHIR client take longer to load than an edi
 * command takes in all.
 */
export class LocalCommands implements CommandServices {
  readonly access: AccessCommands;
  readonly ediFiles: EdiFiles;
  readonly decisions: DecisionCommands;
  readonly patientPayments: PatientPaymentCommands;

  constructor(
    private readonly environment: NodeJS.ProcessEnv,
    input: Readable = process.stdin,
    private readonly version = 'development',
    output: Writable = process.stdout,
  ) {
    this.ediFiles = new LocalEdiFiles(input, output);
    this.decisions = new LocalDecisions((options, work) => this.within(options, work));
    this.patientPayments = new LocalPatientPayments((options, work) => this.within(options, work));
    this.access = new LocalAccess((options, work) => this.within(options, work), readJson, input);
  }

  async migrate(options: GlobalOptions): Promise<readonly string[]> {
    return this.within(options, async ({ migrated }) => migrated);
  }

  async importPaths(
    options: GlobalOptions,
    input: ImportPaths,
    progress: Progress,
  ): Promise<Outcome<ImportSummary>> {
    const { openDocuments, readDocuments } = await import('./local-import.js');
    const own = (await readDocuments(input.conceptMapFiles)) as ConceptMap[];
    const given = input.practiceFile === undefined ? undefined : await readPractice(input.practiceFile);
    return this.within(options, async ({ context }) => {
      const actor = localActor(options);
      const stored = given ? done(given) : await findStoredPractice(context, actor);
      if ('refused' in stored) return stored;
      const practice = stored.done;
      if (!practice) return refused('unknown', [issue('intake.no-practice')]);
      const conceptMaps = [...own, ...BUILT_IN_CONCEPT_MAPS];
      const documents = await openDocuments(input, practice);
      const source = { documents, practice, isStored: given === undefined, conceptMaps };
      return importEncounters(context, actor, source, (at, of) => progress('Encounters', at, of));
    });
  }

  async listSettings(options: GlobalOptions) {
    return this.within(options, async ({ context }) => {
      const listed = await listSettingsVersions(context, localActor(options), { limit: 200 });
      return 'refused' in listed ? listed : done(listed.done.items.map(viewSettingsVersion));
    });
  }

  async getSettings(options: GlobalOptions, version: number) {
    return this.within(options, async ({ context }) => {
      const found = await getSettingsVersion(context, localActor(options), version);
      return 'refused' in found ? found : done(viewSettingsOfVersion(found.done));
    });
  }

  async submitClaims(options: GlobalOptions, outFolder: string | undefined): Promise<Outcome<SentClaims>> {
    return this.within(options, async ({ context }) => {
      const outcome = await submitClaims(context, localActor(options));
      if ('refused' in outcome) return outcome;
      const paths: string[] = [];
      for (const { fileName, bytes } of outFolder === undefined ? [] : outcome.done.submissions) {
        paths.push(await writeWhole(outFolder!, fileName, bytes));
      }
      return done({ ...outcome.done, paths });
    });
  }

  async receiveFiles(options: GlobalOptions, paths: readonly string[], progress: Progress) {
    const files = await findFiles(paths);
    return this.within(options, async ({ context }): Promise<Outcome<ReceivedFile[]>> => {
      const received: ReceivedFile[] = [];
      for (const [index, { path, name }] of files.entries()) {
        const file = { name, bytes: await readBytes(path) };
        const outcome = await receiveFile(context, localActor(options), file);
        if ('refused' in outcome) return outcome;
        received.push(outcome.done);
        progress('Files', index + 1, files.length);
      }
      return done(received);
    });
  }

  async recordDeposits(options: GlobalOptions, paths: readonly string[]): Promise<Outcome<DepositsTold>> {
    const found = paths.length === 0 ? [] : await findFiles(paths);
    return this.within(options, async ({ context }): Promise<Outcome<DepositsTold>> => {
      const actor = localActor(options);
      const files: RecordedDeposits[] = [];
      for (const { path, name } of found) {
        const outcome = await recordDeposits(context, actor, { name, bytes: await readBytes(path) });
        if ('refused' in outcome) return outcome;
        files.push(outcome.done);
      }
      const waiting = await listWaitingDeposits(context, actor);
      return 'refused' in waiting ? waiting : done({ files, waiting: waiting.done });
    });
  }

  async listApprovals(options: GlobalOptions, state: ApprovalState): Promise<Outcome<readonly Approval[]>> {
    return this.within(options, async ({ context }) => {
      const listed = await listApprovals(context, localActor(options), { state }, { limit: 200 });
      return 'refused' in listed ? listed : done(listed.done.items);
    });
  }

  async decideApproval(options: GlobalOptions, decision: NewDecision) {
    return this.within(options, ({ context }) => decideApproval(context, localActor(options), decision));
  }

  async requestApproval(options: GlobalOptions, request: NewRequest) {
    return this.within(options, ({ context }) => requestApproval(context, localActor(options), request));
  }

  async listLegacyClaims(options: GlobalOptions, approvalId?: string) {
    return this.within(options, async ({ context }) => {
      const listed = await listLegacyClaims(context, localActor(options), approvalId);
      return 'refused' in listed ? listed : done(listed.done.map(viewLegacyClaims));
    });
  }

  async ageAccounts(options: GlobalOptions, at: { asOf?: string; knownAt?: string }) {
    const asOf = at.asOf === undefined ? undefined : parseCalendarDate(at.asOf);
    const knownAt = at.knownAt === undefined ? undefined : new Date(at.knownAt);
    if (at.asOf !== undefined && !asOf) throw new UsageError('--as-of is not a date YYYY-MM-DD');
    if (knownAt && Number.isNaN(knownAt.getTime())) throw new UsageError('--known-at is not an instant');
    const time = { ...(asOf && { asOf }), ...(knownAt && { knownAt }) };
    return this.within(options, ({ context }) => ageAccounts(context, localActor(options), time));
  }

  async proveCertificates(options: GlobalOptions, name: string, withPayments: boolean) {
    const bytes = await readFileIfThere(name);
    return this.within(options, ({ context }) =>
      tellCertificates(context, localActor(options), bytes ?? name, withPayments),
    );
  }

  async explainBalance(options: GlobalOptions, subject: ToldSubject) {
    return this.within(options, ({ context }) => tellBalances(context, localActor(options), subject));
  }

  async explainFile(path: string) {
    const [file] = await findFiles([path]);
    if (!file) throw new UsageError('The folder holds no file');
    return explainFile(await readBytes(file.path));
  }

  async verifyBooks(options: GlobalOptions) {
    return this.within(options, ({ store }) => store.invariants.run(localActor(options)));
  }

  async runDemo(
    options: GlobalOptions,
    demo: DemoOptions,
    progress: Progress,
  ): Promise<Outcome<DemoSummary>> {
    const { DEMO_CLOCK, runDemo } = await import('../demo.js');
    const play = (application: Application) => runDemo(application, options.practiceId, demo, progress);
    return this.within(options, play, DEMO_CLOCK);
  }

  async rebuildBooks(options: GlobalOptions, rebuild: RebuildOptions, progress: Progress) {
    const { rebuildLocally } = await import('./local-rebuild.js');
    return this.within(options, (application) => rebuildLocally(application, options, rebuild, progress));
  }

  async writeBack(options: GlobalOptions, target: WriteBackTarget, progress: Progress) {
    const { readCredentials } = await import('./local-import.js');
    const { LocalWriteBack } = await import('./local-write-back.js');
    const credentials = await readCredentials(target.server.credentials);
    const server = {
      baseUrl: target.server.address,
      bundle: 'batch',
      update: target.byIdentifier ? 'by-identifier' : 'by-id',
      ...(credentials && { credentials }),
    } as const;
    return this.within(options, ({ context }) =>
      new LocalWriteBack(context, localActor(options), server, progress).writeAll(),
    );
  }

  async serve(options: GlobalOptions, settings: ServeSettings): Promise<Outcome<RunningService>> {
    return (await this.openService()).serve(options, settings);
  }

  async serveDemo(options: GlobalOptions): Promise<Outcome<DemoService>> {
    return (await this.openService()).serveDemo(options);
  }

  private async openService(): Promise<LocalServing> {
    const { LocalServing } = await import('./local-serving.js');
    return new LocalServing(this.environment, this.version);
  }

  private async within<T>(
    options: GlobalOptions,
    work: (application: Application, config: Config) => Promise<T>,
    clock?: Clock,
  ): Promise<T> {
    const { compose } = await import('../compose.js');
    const config = readConfig(this.environment, options.data);
    const application = await compose(config, clock);
    return work(application, config).finally(() => application.close());
  }
}

async function readPractice(path: string): Promise<PracticeSettings> {
  const { readPracticeSettings } = await import('../../schemas/practice-schema.js');
  const [file] = await findFiles([path]);
  const outcome = readPracticeSettings(await readJson(file?.path ?? path));
  if ('refused' in outcome) throw new UsageError(`${path} is not a practice file`, outcome.refused.issues);
  return outcome.done;
}
