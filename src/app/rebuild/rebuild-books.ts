import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Account } from '../../../schemas/ledger.js';
import type { Cents } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { readManualEntries } from './manual-entries.js';
import { orderInputs, type Step } from './order-inputs.js';
import { ArrivalReplay } from './replay-arrivals.js';
import type { ReplayTarget } from './replay-target.js';
import type { Arrival, Snapshot } from './snapshot.js';
import { readTermsChanges } from './terms-changes.js';

export interface RebuiltBooks {
  /** What was taken in again. */
  readonly settingsVersions: number;
  readonly claims: number;
  readonly submissions: number;
  readonly files: number;
  readonly manualEntries: number;
  /** What could not be taken in again as it came. */
  readonly troubles: readonly RebuildTrouble[];
  /** Of the ledger that came of it: debits less credits. */
  readonly accounts: readonly { readonly account: Account; readonly balance: Cents }[];
}

/** Bytes that are not those that were received, or an entry that is refused when it is recorded again. */
export interface RebuildTrouble {
  readonly name: string;
  readonly reason: 'other-bytes' | 'refused';
  /** Of a refusal: its code, and those of its issues. */
  readonly codes: readonly string[];
}

const END_OF_TIME = { asOf: '9999-12-31' as CalendarDate };

/**
 * Makes the ledger again in an empty practice: from the claims as they were charged, the bytes of every file and what
 * persons recorded, by the use cases that took them in, each under the settings and the decision table of then. Journals,
 * balances, claim payments, denials and work items that stand are not looked at.
 *
 * @param seed takes remittances in another order, which has to come to the same
 * @param onProgress is told how many steps are done, and of how many
 */
export async function rebuildBooks(
  snapshot: Snapshot,
  target: ReplayTarget,
  seed: string | undefined,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Outcome<RebuiltBooks>> {
  const changes = await readTermsChanges(snapshot);
  if (changes.length === 0) return refused('unknown', []);
  const [arrivals, entries] = [await snapshot.inputs.arrivals(), await readManualEntries(snapshot)];
  const steps = orderInputs({ changes, arrivals, entries }, seed);
  const replay = new StepReplay(await ArrivalReplay.open(snapshot, target), target);
  for (const [index, step] of steps.entries()) {
    await replay.take(step);
    onProgress(index + 1, steps.length);
  }
  const accounts = await target.context.unitOfWork.run(
    target.actor,
    { action: 'ledger.verify' },
    async (records) => done(await records.ledger.trialBalance(END_OF_TIME)),
  );
  if ('refused' in accounts) return accounts;
  return done({ ...replay.counts, troubles: replay.troubles, accounts: accounts.done });
}

class StepReplay {
  readonly counts = { settingsVersions: 0, claims: 0, submissions: 0, files: 0, manualEntries: 0 };
  readonly troubles: RebuildTrouble[] = [];

  constructor(
    private readonly arrivals: ArrivalReplay,
    private readonly target: ReplayTarget,
  ) {}

  async take(step: Step): Promise<void> {
    if (step.recordedAt !== '') this.target.clock.set(step.recordedAt);
    if ('change' in step) {
      this.counts.settingsVersions += step.change.kind === 'settings' ? 1 : 0;
      this.judge(step.change.name, await step.change.replay(this.target));
    } else if ('claimIds' in step) {
      this.counts.claims += step.claimIds.length;
      this.judge('claims', await this.arrivals.takeClaims(step.claimIds));
    } else if ('entry' in step) {
      this.counts.manualEntries += 1;
      this.judge(step.entry.name, await step.entry.replay(this.target));
    } else if (step.arrival.kind === 'submission') {
      this.counts.submissions += 1;
      this.judge(`submission ${step.arrival.id}`, await this.arrivals.takeSubmission(step.arrival.id));
    } else await this.takeFile(step.arrival);
  }

  private async takeFile(arrival: Arrival): Promise<void> {
    // A file that comes in parts counts with its last one.
    this.counts.files += arrival.setCount === undefined ? 1 : 0;
    const name = this.arrivals.nameOf(arrival);
    const taken = await this.arrivals.takeFile(arrival);
    this.judge(name, taken);
    if ('done' in taken && !taken.done.isSame) this.troubles.push({ name, reason: 'other-bytes', codes: [] });
  }

  private judge(name: string, outcome: Outcome<unknown>): void {
    if (!('refused' in outcome)) return;
    const { code, issues } = outcome.refused;
    const codes = [code, ...issues.map((issue) => issue.code)];
    this.troubles.push({ name, reason: 'refused', codes });
  }
}
