import type { ConceptMap } from '../fhir-mappings/concept-map.js';
import { BUILT_IN_CONCEPT_MAPS } from '../fhir-mappings/concept-maps/built-in-concept-maps.js';
import { parseCalendarDate } from '../schemas/calendar-date.js';
import { issue } from '../schemas/issue.js';
import { done, refused } from '../schemas/outcome.js';
import type { PracticeSettings } from '../schemas/practice.js';
import { readPracticeSettings } from '../schemas/practice-schema.js';
import { ageAccounts } from './app/age-accounts.js';
import { explainFile } from './app/explain-remittance.js';
import { importEncounters } from './app/import-encounters.js';
import type { Clock } from './app/ports.js';
import { type ReceivedFile, receiveFile } from './app/receive-file.js';
import { submitClaims } from './app/submit-claims.js';
import { type CommandServices, type GlobalOptions, UsageError } from './cli/services.js';
import { type Application, compose, localActor } from './compose.js';
import { readConfig } from './config.js';
import { DEMO_CLOCK, runDemo } from './demo.js';
import { findFiles, readBytes, writeWhole } from './exchange/folder.js';

/** The command line's services: each opens the store, calls a use case, and closes it again. */
export function buildServices(environment: NodeJS.ProcessEnv): CommandServices {
  const withApplication = async <T>(
    options: GlobalOptions,
    work: (application: Application) => Promise<T>,
    clock?: Clock,
  ): Promise<T> => {
    const application = await compose(readConfig(environment, options.data), clock);
    return work(application).finally(() => application.close());
  };
  return {
    migrate: (options) => withApplication(options, async ({ migrated }) => migrated),
    importPaths: async (options, input, progress) => {
      const documents = await readDocuments(input.paths);
      const conceptMaps = (await readDocuments(input.conceptMapFiles)) as ConceptMap[];
      const given = input.practiceFile === undefined ? undefined : await readPractice(input.practiceFile);
      return withApplication(options, async ({ context }) => {
        const actor = localActor(options.practiceId, options);
        const practice = given ?? (await storedPractice(context.unitOfWork, actor));
        if (!practice)
          throw new UsageError('No practice settings are stored yet: name them with --practice FILE');
        const all = [...conceptMaps, ...BUILT_IN_CONCEPT_MAPS];
        return importEncounters(context, actor, { documents, practice, conceptMaps: all }, (at, of) =>
          progress('Encounters', at, of),
        );
      });
    },
    submitClaims: (options, outFolder) =>
      withApplication(options, async ({ context }) => {
        const outcome = await submitClaims(context, localActor(options.practiceId, options));
        if ('refused' in outcome) return outcome;
        const paths: string[] = [];
        for (const { fileName, bytes } of outFolder === undefined ? [] : outcome.done.submissions) {
          paths.push(await writeWhole(outFolder!, fileName, bytes));
        }
        return done({ ...outcome.done, paths });
      }),
    receiveFiles: async (options, paths, progress) => {
      const files = await findFiles(paths);
      return withApplication(options, async ({ context }) => {
        const received: ReceivedFile[] = [];
        for (const [index, { path, name }] of files.entries()) {
          const file = { name, bytes: await readBytes(path) };
          const outcome = await receiveFile(context, localActor(options.practiceId, options), file);
          if ('refused' in outcome) return outcome;
          received.push(outcome.done);
          progress('Files', index + 1, files.length);
        }
        return done(received);
      });
    },
    ageAccounts: (options, at) => {
      const asOf = at.asOf === undefined ? undefined : parseCalendarDate(at.asOf);
      const knownAt = at.knownAt === undefined ? undefined : new Date(at.knownAt);
      if (at.asOf !== undefined && !asOf) throw new UsageError('--as-of is not a date YYYY-MM-DD');
      if (knownAt && Number.isNaN(knownAt.getTime())) throw new UsageError('--known-at is not an instant');
      return withApplication(options, ({ context }) =>
        ageAccounts(context, localActor(options.practiceId, options), {
          ...(asOf && { asOf }),
          ...(knownAt && { knownAt }),
        }),
      );
    },
    explainFile: async (path) => {
      const [file] = await findFiles([path]);
      if (!file) throw new UsageError('The folder holds no file');
      return explainFile(await readBytes(file.path));
    },
    verifyBooks: (options) =>
      withApplication(options, ({ store }) => store.invariants.run(localActor(options.practiceId, options))),
    runDemo: (options, demo, progress) =>
      withApplication(
        options,
        (application) => runDemo(application, options.practiceId, demo, progress),
        DEMO_CLOCK,
      ),
  };
}

async function readDocuments(paths: readonly string[]): Promise<unknown[]> {
  const files = await findFiles(paths, '.json');
  return Promise.all(files.map(async ({ path }) => readJson(path)));
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(Buffer.from(await readBytes(path)).toString('utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'its syntax is broken' : 'it cannot be read';
    throw new UsageError(`${path} is not JSON`, [issue('intake.unreadable-json', { path }, { reason })]);
  }
}

async function readPractice(path: string): Promise<PracticeSettings> {
  const [file] = await findFiles([path]);
  const outcome = readPracticeSettings(await readJson(file?.path ?? path));
  if ('refused' in outcome) throw new UsageError(`${path} is not a practice file`, outcome.refused.issues);
  return outcome.done;
}

async function storedPractice(
  unitOfWork: Application['context']['unitOfWork'],
  actor: ReturnType<typeof localActor>,
): Promise<PracticeSettings | undefined> {
  const outcome = await unitOfWork.run(
    actor,
    { action: 'claim.read', objectType: 'practice' },
    async (records) => {
      const record = await records.practices.find();
      return record
        ? done(record.settings as PracticeSettings)
        : refused('unknown', [issue('intake.no-practice')]);
    },
  );
  return 'done' in outcome ? outcome.done : undefined;
}
