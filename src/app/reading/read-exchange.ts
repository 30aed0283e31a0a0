import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type {
  EncounterState,
  RemittanceRecord,
  RemittanceState,
  SubmissionRecord,
  SubmissionState,
} from '../ports.js';
import type {
  FileFilter,
  ListedClaimPayment,
  ListedEncounter,
  ListedFile,
  Page,
  PageRequest,
} from '../records/list-records.js';
import { readOne, readPage } from './read-page.js';

export function listEncounters(
  context: AppContext,
  actor: Actor,
  filter: { state?: EncounterState },
  page: PageRequest,
): Promise<Outcome<Page<ListedEncounter>>> {
  const act = { action: 'encounter.read', objectType: 'encounter' } as const;
  return readPage(context, actor, act, (lists) => lists.encounters(filter, page));
}

export function listFiles(
  context: AppContext,
  actor: Actor,
  filter: FileFilter,
  page: PageRequest,
): Promise<Outcome<Page<ListedFile>>> {
  const act = { action: 'file.list', objectType: 'file' } as const;
  return readPage(context, actor, act, (lists) => lists.files(filter, page));
}

export function getFile(context: AppContext, actor: Actor, fileId: string): Promise<Outcome<ListedFile>> {
  const act = { action: 'file.list', objectType: 'file', objectId: fileId } as const;
  return readOne(context, actor, act, (lists) => lists.findFile(fileId));
}

/** The bytes as they were received or sent. */
export function readFileContent(
  context: AppContext,
  actor: Actor,
  fileId: string,
): Promise<Outcome<{ file: ListedFile; bytes: Uint8Array }>> {
  const act = { action: 'file.read', objectType: 'file', objectId: fileId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const file = await records.lists.findFile(fileId);
    if (!file) return refused('unknown', []);
    const bytes = await records.files.read(fileId);
    records.audit.count({ bytes: bytes.length });
    return done({ file, bytes });
  });
}

export function listSubmissions(
  context: AppContext,
  actor: Actor,
  filter: { state?: SubmissionState },
  page: PageRequest,
): Promise<Outcome<Page<SubmissionRecord>>> {
  const act = { action: 'submission.read', objectType: 'submission' } as const;
  return readPage(context, actor, act, (lists) => lists.submissions(filter, page));
}

export function getSubmission(
  context: AppContext,
  actor: Actor,
  submissionId: string,
): Promise<Outcome<SubmissionRecord>> {
  const act = { action: 'submission.read', objectType: 'submission', objectId: submissionId } as const;
  return readOne(context, actor, act, (lists) => lists.findSubmission(submissionId));
}

export function listRemittances(
  context: AppContext,
  actor: Actor,
  filter: { state?: RemittanceState },
  page: PageRequest,
): Promise<Outcome<Page<RemittanceRecord>>> {
  const act = { action: 'remittance.read', objectType: 'remittance' } as const;
  return readPage(context, actor, act, (lists) => lists.remittances(filter, page));
}

export function getRemittance(
  context: AppContext,
  actor: Actor,
  remittanceId: string,
): Promise<Outcome<RemittanceRecord>> {
  const act = { action: 'remittance.read', objectType: 'remittance', objectId: remittanceId } as const;
  return readOne(context, actor, act, (lists) => lists.findRemittance(remittanceId));
}

/** The claim payments of a remittance in the order of its CLPs; unknown when there is no such remittance. */
export function listClaimPayments(
  context: AppContext,
  actor: Actor,
  remittanceId: string,
  page: PageRequest,
): Promise<Outcome<Page<ListedClaimPayment>>> {
  const act = { action: 'remittance.read', objectType: 'remittance', objectId: remittanceId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    if (!(await records.lists.findRemittance(remittanceId))) return refused('unknown', []);
    const payments = await records.lists.claimPayments({ remittanceId }, page);
    records.audit.count({ items: payments.items.length });
    return done(payments);
  });
}
