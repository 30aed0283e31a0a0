import { parseX12 } from '../edi/x12/parse-x12.js';
import { BUILT_IN_CONCEPT_MAPS } from '../fhir-mappings/concept-maps/built-in-concept-maps.js';
import { type CalendarDate, parseX12Date } from '../schemas/calendar-date.js';
import { done, type Outcome } from '../schemas/outcome.js';
import { ageAccounts } from './app/accounts/age-accounts.js';
import { summarizePractice } from './app/accounts/summarize-practice.js';
import { importEncounters } from './app/claims/import-encounters.js';
import { submitClaims } from './app/claims/submit-claims.js';
import { receiveFile } from './app/files/receive-file.js';
import type { Clock } from './app/ports.js';
import type { DemoOptions, DemoSummary, Progress } from './cli/command-port.js';
import type { Application } from './compose.js';
import { localActor } from './local/local-actor.js';
import { buildClinic } from './simulator/clinic/build-clinic.js';
import { answerSubmission, type SubmissionAnswer } from './simulator/payer/answer-submission.js';

/** The day on which the demo plays: fixed, so that every run gives the same bytes and doubles nothing. */
export const DEMO_CLOCK: Clock = { now: () => new Date('2026-07-15T15:00:00Z') };

/** Four weeks later the last of the payers has paid: the day as of which the demo counts. */
export const DEMO_END_CLOCK: Clock = { now: () => new Date('2026-08-12T15:00:00Z') };

const FIRST_VISIT = '2026-01-05' as CalendarDate;
/** Some payments are reversed and corrected later, some come late with interest, some are taken back. */
const FEATURES = { reversals: true, providerAdjustments: true };
const LAST_VISIT = '2026-07-10' as CalendarDate;

/**
 * The whole journey: a seeded clinic's encounters become claims and 837 files, a seeded payer answers each file with
 * a TA1, a 999, 277CAs and 835s, and these are applied and posted. Every answer is sent again on each run; what is known already is a duplicate.
 */
export async function runDemo(
  application: Application,
  practiceId: string,
  options: DemoOptions,
  progress: Progress,
): Promise<Outcome<DemoSummary>> {
  const { context, store } = application;
  const actor = localActor({ practiceId });
  const period = { startDate: FIRST_VISIT, endDate: LAST_VISIT };
  const clinic = buildClinic({ seed: options.seed, encounterCount: options.encounters, ...period });
  const input = {
    documents: clinic.bundles,
    practice: clinic.practiceSettings,
    conceptMaps: BUILT_IN_CONCEPT_MAPS,
  };
  const intake = await importEncounters(context, actor, input, (at, of) => progress('Encounters', at, of));
  if ('refused' in intake) return intake;
  const submitted = await submitClaims(context, actor);
  if ('refused' in submitted) return submitted;
  const remittances = await answerAll(application, practiceId, options.seed, progress);
  if ('refused' in remittances) return remittances;
  const counted = { ...context, clock: DEMO_END_CLOCK };
  const practice = await summarizePractice(counted, actor);
  if ('refused' in practice) return practice;
  const aging = await ageAccounts(counted, actor, {});
  if ('refused' in aging) return aging;
  progress('Ledger check', 0, 1);
  const invariants = await store.invariants.run(actor);
  progress('Ledger check', 1, 1);
  const { submissions } = submitted.done;
  return done({
    intake: intake.done,
    submitted: {
      files: submissions.length,
      claims: submissions.reduce((sum, submission) => sum + submission.claims, 0),
    },
    remittances: remittances.done,
    practice: practice.done,
    aging: aging.done,
    invariants,
  });
}

/** Answers every submission on record, so that a run that was cut short is completed by the next. */
async function answerAll(
  application: Application,
  practiceId: string,
  seed: string,
  progress: Progress,
): Promise<Outcome<DemoSummary['remittances']>> {
  const { context } = application;
  const actor = localActor({ practiceId });
  const stored = await context.unitOfWork.run(actor, { action: 'file.read' }, async (records) => {
    const submissions = await records.submissions.list();
    const bytes: Uint8Array[] = [];
    for (const submission of submissions) bytes.push(await records.files.read(submission.fileId));
    return done(bytes);
  });
  if ('refused' in stored) return stored;
  const answers = stored.done.map((interchange) =>
    answerSubmission({ seed, interchange, date: dateOf(interchange), features: FEATURES }),
  );
  const files = answers.flatMap((answer, index) => listFiles(answer, String(index + 1)));
  let duplicates = 0;
  for (const [index, file] of files.entries()) {
    const received = await receiveFile(context, actor, file);
    if ('refused' in received) return received;
    if (received.done.result === 'duplicate') duplicates += 1;
    progress('Payer answers', index + 1, files.length);
  }
  return done({ files: files.length, duplicates });
}

/** In the order in which they come: the envelope, the syntax, the claims, the money. */
function listFiles(answer: SubmissionAnswer, number: string): { name: string; bytes: Uint8Array }[] {
  const { interchangeAcknowledgement: ta1, acknowledgement999, claimAcknowledgements, remittances } = answer;
  return [
    ...(ta1 ? [{ name: `${number}.ta1`, bytes: ta1 }] : []),
    { name: `${number}.999`, bytes: acknowledgement999 },
    ...claimAcknowledgements.map((bytes, at) => ({ name: `${number}-${at + 1}.277`, bytes })),
    ...remittances.map((bytes, at) => ({ name: `${number}-${at + 1}.835`, bytes })),
  ];
}

/** GS04 of what we sent: the payer answers on that day. */
function dateOf(interchange: Uint8Array): CalendarDate {
  const header = parseX12(interchange).interchanges[0]?.groups[0]?.header;
  const date = header && parseX12Date(header.element(4));
  if (!date) throw new Error('A submission on record has no group date');
  return date;
}
