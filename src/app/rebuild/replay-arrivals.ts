import { done, type Outcome } from '../../../schemas/outcome.js';
import { planCharge } from '../../domain/ledger/plan-charge.js';
import { claimAccountOf } from '../accounts/claim-account.js';
import { placeArrived } from '../claim-payments/place-arrived.js';
import { claimEditKey } from '../claims/claim-intake.js';
import { sha256 } from '../context.js';
import { recordDeposits } from '../deposits/record-deposits.js';
import { receiveFile } from '../files/receive-file.js';
import type { ClaimRecord, ClaimState, FileRecord, Records, SubmissionRecord } from '../ports.js';
import { PartialUnitOfWork } from './partial-unit-of-work.js';
import { type ReplayTarget, writeInto } from './replay-target.js';
import type { Arrival, ArrivedClaims, Snapshot } from './snapshot.js';

/** Takes in again what came: claims as they were charged, files as they were sent and received. */
export class ArrivalReplay {
  /** Of files that came in parts: how many sets are taken in by now. */
  readonly #begun = new Map<string, number>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly target: ReplayTarget,
    private readonly submissions: ReadonlyMap<string, SubmissionRecord>,
    private readonly files: ReadonlyMap<string, FileRecord>,
  ) {}

  static async open(snapshot: Snapshot, target: ReplayTarget): Promise<ArrivalReplay> {
    const { submissions, files } = snapshot.records;
    const sent = new Map((await submissions.list()).map((each) => [each.submissionId, each]));
    const kept = new Map((await files.list()).map((each) => [each.fileId, each]));
    return new ArrivalReplay(snapshot, target, sent, kept);
  }

  async takeClaims(claimIds: readonly string[]): Promise<Outcome<null>> {
    const arrived = await this.snapshot.inputs.claims(claimIds);
    return writeInto(this.target, 'claim.import', (records) => insertClaims(records, arrived));
  }

  /** The bytes that were sent and their numbers, by which acknowledgements find them. */
  async takeSubmission(submissionId: string): Promise<Outcome<null>> {
    const submission = this.submissions.get(submissionId)!;
    const file = this.files.get(submission.fileId)!;
    const bytes = await this.snapshot.records.files.read(file.fileId);
    return writeInto(this.target, 'claim.submit', async (records) => {
      await records.files.insert({ ...file, state: 'built', issues: [] }, bytes);
      await records.submissions.insert({ ...submission, state: 'built' });
      const claims = await records.claims.getByIds(submission.claimIds);
      await records.claims.update(
        claims.map((claim) => ({ ...claim, state: 'submitted', version: claim.version + 1 })),
      );
      const cause = `submission:${submissionId}`;
      const events = claims.map(
        ({ claimId, state }) => ({ claimId, from: state, to: 'submitted', cause }) as const,
      );
      await records.claims.appendEvents(events);
      await records.workItems.close(submission.claimIds.map(claimEditKey));
    });
  }

  /** By the beginning of its hash; its name is the sender's text. */
  nameOf({ id }: Arrival): string {
    return `file ${this.files.get(id)!.sha256.slice(0, 12)}`;
  }

  /** Gives whether the bytes are those that were received. */
  async takeFile(arrival: Arrival): Promise<Outcome<{ readonly isSame: boolean }>> {
    const { name, sha256: known } = this.files.get(arrival.id)!;
    const file = { name, bytes: await this.snapshot.records.files.read(arrival.id) };
    const taken = await this.#receive(arrival, file);
    return 'refused' in taken ? taken : done({ isSame: sha256(file.bytes) === known });
  }

  async #receive({ id, kind, setCount }: Arrival, file: Named): Promise<Outcome<unknown>> {
    const { context, actor } = this.target;
    if (kind === 'deposits') return recordDeposits(context, actor, file);
    const begun = this.#begun.get(id);
    if (setCount === undefined && begun === undefined) return receiveFile(context, actor, file);
    const unitOfWork = new PartialUnitOfWork(context.unitOfWork, begun ?? 0, setCount);
    const taken = await receiveFile({ ...context, unitOfWork }, actor, file);
    this.#begun.set(id, unitOfWork.sets);
    return unitOfWork.isCut ? done(null) : taken;
  }
}

type Named = { readonly name: string; readonly bytes: Uint8Array };

async function insertClaims(records: Records, arrived: ArrivedClaims): Promise<void> {
  await records.claimPayments.lockPlaces();
  const known = await records.encounters.findByKeys(arrived.encounters);
  const knownIds = new Set(known.map(({ encounterId }) => encounterId));
  await records.encounters.insert(arrived.encounters.filter(({ encounterId }) => !knownIds.has(encounterId)));
  await records.patientAccounts.findOrInsert(arrived.patientAccounts);
  const claims = arrived.claims.map((claim): ClaimRecord => {
    return { ...claim, version: 1, state: stateOnArrival(claim), payerControlNumbers: [] };
  });
  await records.claims.insert(claims);
  await records.claims.appendEvents(
    claims.map(({ claimId, state }) => ({ claimId, from: 'none', to: state, cause: 'import' })),
  );
  await records.workItems.open(
    claims
      .filter(({ state }) => state === 'needs-work')
      .map(({ claimId, claim, issues }) => {
        const amount = claim.chargeAmount;
        return { naturalKey: claimEditKey(claimId), kind: 'claim-edit', claimId, amount, issues };
      }),
  );
  await records.ledger.append(
    claims.flatMap((claim) => planCharge(claimAccountOf(claim), [], claim.lastServiceDate)),
  );
  await placeArrived(records, claims);
}

/** The edits keep with the claim what they found, and nothing later changes that. */
function stateOnArrival({ payers, issues }: ClaimRecord): ClaimState {
  if (payers.length === 0) return 'draft';
  return issues.some(({ severity }) => severity === 'error') ? 'needs-work' : 'ready';
}
