import { v7 } from 'uuid';
import { writeX12 } from '../../edi/x12/write-x12.js';
import { type Issue, renderIssue } from '../../schemas/issue.js';
import { cents } from '../../schemas/money.js';
import type { Actor } from '../../src/app/actor.js';
import { type ReceivedFile, receiveFile } from '../../src/app/files/receive-file.js';
import type { ClaimRecord, SubmissionRecord } from '../../src/app/ports.js';
import { CLEAN_CLAIM, line } from '../domain/claims/clean-claim.js';
import { doneOf } from './clinic-books.js';
import type { TestStore } from './open-test-store.js';
import {
  chargeJournal,
  newActor,
  sampleClaim,
  sampleEncounter,
  sampleFile,
  savePractice,
  succeed,
} from './sample-records.js';

/** ISA09 and ISA10 of every file below, and GS06. */
export const SENT = { date: '260115', time: '0930', group: '7', set: '0001' };

/** Claims of one file that is under way, and what becomes of them. */
export interface SentClaims {
  readonly actor: Actor;
  readonly claims: readonly ClaimRecord[];
  /** CLM01 of each. */
  readonly numbers: readonly string[];
  receive(bytes: Uint8Array | string): Promise<ReceivedFile>;
  states(): Promise<string[]>;
  submissionState(): Promise<string>;
  claimRecords(): Promise<ClaimRecord[]>;
  /** `from > to cause`, ids left out, in their order. */
  events(): Promise<string[]>;
  /** `kind amount: text of its issues` of each open item. */
  items(): Promise<string[]>;
  /** Sends the same claims again in a file with other control numbers. */
  sendAgain(interchangeControlNumber: string, group: string): Promise<void>;
}

/**
 * A practice of its own whose only file holds so many claims of 100.00; ISA13 is 000000007. With a trading partner it
 * knows its own name in envelopes, ROSECLINIC and ROSE, and works in test.
 */
export async function sendClaims(
  opened: TestStore,
  count = 1,
  { tradingPartner = false } = {},
): Promise<SentClaims> {
  const actor = newActor();
  const { clock, store } = opened;
  const context = { unitOfWork: store.unitOfWork, clock, ids: { next: () => v7() } };
  const claims = await layClaims(opened, actor, count);
  const claimIds = claims.map(({ claimId }) => claimId);
  const submission = buildSubmission('000000007', SENT.group, claimIds);
  await send(opened, actor, submission);
  if (tradingPartner) await namePartner(opened, actor);
  const sql = <T>(text: string) => store.dataSource.query<T[]>(text, [actor.practiceId]);
  return {
    actor,
    claims,
    numbers: claims.map(({ claim }) => claim.patientControlNumber),
    receive: async (bytes) =>
      doneOf(await receiveFile(context, actor, { name: 'answer', bytes: Buffer.from(bytes) })),
    states: async () =>
      (await succeed(opened, actor, (records) => records.claims.getByIds(claimIds))).map(
        ({ state }) => state,
      ),
    submissionState: async () =>
      (await succeed(opened, actor, (records) => records.submissions.list()))[0]!.state,
    claimRecords: () => succeed(opened, actor, (records) => records.claims.getByIds(claimIds)),
    events: async () => {
      const rows = await sql<{ told: string }>(
        `SELECT from_state || ' > ' || to_state || ' ' || cause AS told FROM claim_events
         WHERE practice_id = $1 ORDER BY event_number`,
      );
      return rows.map(({ told }) => told.replace(/:?[0-9a-f]{8}-[0-9a-f-]{27}$/, ''));
    },
    items: async () => {
      const rows = await sql<{ kind: string; amount: string; issues: Issue[] }>(
        `SELECT kind, amount_cents AS amount, issues FROM work_items
         WHERE practice_id = $1 AND state = 'open' ORDER BY kind, natural_key`,
      );
      return rows.map(
        ({ kind, amount, issues }) => `${kind} ${amount}: ${issues.map(renderIssue).join('; ')}`,
      );
    },
    sendAgain: (interchangeControlNumber, group) =>
      send(opened, actor, buildSubmission(interchangeControlNumber, group, claimIds)),
  };
}

async function namePartner(opened: TestStore, { practiceId, ...actor }: Actor): Promise<void> {
  const tradingPartner = { senderId: 'ROSECLINIC', submitterId: 'ROSE', usageIndicator: 'T' };
  const billingProvider = { ...CLEAN_CLAIM.billingProvider, npi: '1999999984' };
  const settings = { billingProvider, practitioners: [], facilities: [], tradingPartner };
  await succeed(opened, { ...actor, practiceId }, (records) =>
    records.practices.save({ practiceId, name: 'Riverside', settings }),
  );
}

async function layClaims(opened: TestStore, actor: Actor, count: number): Promise<ClaimRecord[]> {
  await savePractice(opened, actor);
  const encounter = sampleEncounter();
  const patientAccountId = v7();
  const claims = Array.from({ length: count }, (_, index): ClaimRecord => {
    const record = sampleClaim(encounter.encounterId, patientAccountId);
    const patientControlNumber = `CW${String(index + 1).padStart(9, '0')}`;
    const lines = [line(1)];
    const claim = { ...CLEAN_CLAIM, patientControlNumber, chargeAmount: cents(10_000), lines };
    return { ...record, claim, state: 'submitted' };
  });
  await succeed(opened, actor, async (records) => {
    await records.encounters.insert([encounter]);
    const person = { lastName: 'Doe', firstName: 'Jane' };
    await records.patientAccounts.findOrInsert([{ patientAccountId, sourceKey: 'ehr|1', person }]);
    await records.claims.insert(claims);
    await records.ledger.append(claims.map(chargeJournal));
  });
  return claims;
}

async function send(opened: TestStore, actor: Actor, submission: SubmissionRecord): Promise<void> {
  const { interchangeControlNumber: controlNumber, groupControlNumber, claimIds, fileId } = submission;
  const written = writeX12([
    {
      ...{ senderId: 'ROSECLINIC', receiverId: 'CLEARHOUSE', date: SENT.date, time: SENT.time },
      ...{ controlNumber, usage: 'T' },
      groups: [
        {
          ...{ functionalCode: 'HC', senderCode: 'ROSE', receiverCode: 'CLEAR', date: '20260115' },
          ...{ time: SENT.time, controlNumber: groupControlNumber, version: '005010X222A1' },
          sets: [{ identifier: '837', controlNumber: SENT.set, segments: [['BHT', '0019']] }],
        },
      ],
    },
  ]);
  const bytes = doneOf(written);
  await succeed(opened, actor, async (records) => {
    await records.files.insert({ ...sampleFile(bytes, 'out'), fileId, state: 'built' }, bytes);
    await records.submissions.insert(submission);
    const claims = await records.claims.getByIds(claimIds);
    const sent = claims.map((record) => ({
      ...record,
      state: 'submitted' as const,
      version: record.version + 1,
    }));
    await records.claims.update(sent);
    const cause = `submission:${submission.submissionId}`;
    await records.claims.appendEvents(
      claims.map(({ claimId }) => ({ claimId, from: 'ready', to: 'submitted', cause })),
    );
  });
}

function buildSubmission(number: string, group: string, claimIds: readonly string[]): SubmissionRecord {
  return {
    ...{ submissionId: v7(), fileId: v7(), receiverId: 'CLEARHOUSE', state: 'built', claimIds },
    ...{ interchangeControlNumber: number, groupControlNumber: group },
    transactionSetControlNumber: SENT.set,
  };
}
