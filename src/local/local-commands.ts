import type { Readable } from 'node:stream';
import type { ConceptMap } from '../../fhir-mappings/concept-map.js';
import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import { parseCalendarDate } from '../../schemas/calendar-date.js';
import { issue } from '../../schemas/issue.js';
import { done, type Outcome, refused } from '../../schemas/outcome.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import { readPracticeSettings } from '../../schemas/practice-schema.js';
import { ageAccounts } from '../app/age-accounts.js';
import { explainFile } from '../app/explain-file.js';
import { type ImportSummary, importEncounters } from '../app/import-encounters.js';
import type { Clock } from '../app/ports.js';
import { findStoredPractice } from '../app/practice-settings.js';
import { type ReceivedFile, receiveFile } from '../app/receive-file.js';
import { submitClaims } from '../app/submit-claims.js';
import type { AccessCommands } from '../cli/access-port.js';
import {
  type CommandServices,
  type DemoOptions,
  type DemoService,
  type DemoSummary,
  type GlobalOptions,
  type ImportPaths,
  type Progress,
  type RunningService,
  type SentClaims,
  type ServeSettings,
  UsageError,
  type WriteBackTarget,
} from '../cli/command-port.js';
import { type Application, compose, localActor } from '../compose.js';
import { type Config, readConfig } from '../config.js';
import { DEMO_CLOCK, runDemo } from '../demo.js';
import { findFiles, readBytes, writeWhole } from '../exchange/folder.js';
import { LocalAccess } from './local-access.js';
import { openDocuments, readCredentials, readDocuments } from './local-import.js';
import { LocalServing } from './local-serving.js';
import { LocalWriteBack } from './local-write-back.js';
import { readJson } from './read-json.js';

/** What the commands call: each opens the store, runs a use case as the local actor, and closes it again. */
export class LocalCommands implements CommandServices {
  readonly access: AccessCommands;
  readonly #service: LocalServing;

  constructor(
    private readonly environment: NodeJS.ProcessEnv,
    input: Readable = process.stdin,
    version = 'development',
  ) {
    this.#service = new LocalServing(environment, version);
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
      return importEncounters(context, actor, { documents, practice, conceptMaps }, (at, of) =>
        progress('Encounters', at, of),
      );
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

  async ageAccounts(options: GlobalOptions, at: { asOf?: string; knownAt?: string }) {
    const asOf = at.asOf === undefined ? undefined : parseCalendarDate(at.asOf);
    const knownAt = at.knownAt === undefined ? undefined : new Date(at.knownAt);
    if (at.asOf !== undefined && !asOf) throw new UsageError('--as-of is not a date YYYY-MM-DD');
    if (knownAt && Number.isNaN(knownAt.getTime())) throw new UsageError('--known-at is not an instant');
    const time = { ...(asOf && { asOf }), ...(knownAt && { knownAt }) };
    return this.within(options, ({ context }) => ageAccounts(context, localActor(options), time));
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
    const play = (application: Application) => runDemo(application, options.practiceId, demo, progress);
    return this.within(options, play, DEMO_CLOCK);
  }

  async writeBack(options: GlobalOptions, target: WriteBackTarget, progress: Progress) {
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

  serve(options: GlobalOptions, settings: ServeSettings): Promise<Outcome<RunningService>> {
    return this.#service.serve(options, settings);
  }

  serveDemo(options: GlobalOptions): Promise<Outcome<DemoService>> {
    return this.#service.serveDemo(options);
  }

  private async within<T>(
    options: GlobalOptions,
    work: (application: Application, config: Config) => Promise<T>,
    clock?: Clock,
  ): Promise<T> {
    const config = readConfig(this.environment, options.data);
    const application = await compose(config, clock);
    return work(application, config).finally(() => application.close());
  }
}

async function readPractice(path: string): Promise<PracticeSettings> {
  const [file] = await findFiles([path]);
  const outcome = readPracticeSettings(await readJson(file?.path ?? path));
  if ('refused' in outcome) throw new UsageError(`${path} is not a practice file`, outcome.refused.issues);
  return outcome.done;
}
