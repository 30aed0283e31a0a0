import { setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { Journal } from '../../schemas/ledger.js';
import { done, type Outcome } from '../../schemas/outcome.js';
import type { Actor } from '../../src/app/actor.js';
import type { AuditedAct, LedgerRecords, Records, UnitOfWork } from '../../src/app/ports.js';
import { receiveFile } from '../../src/app/receive-file.js';
import { openStore } from '../../src/store/open-store.js';
import { renderJob } from './remittance-jobs.js';

/** What the process is told on its command line, as JSON. */
export interface PostJobs {
  readonly databaseUrl?: string;
  readonly dataFolder: string;
  readonly actor: Actor;
  readonly from: number;
  readonly to: number;
  /** The planted defect: journals are written in a transaction of their own. */
  readonly isSplit: boolean;
}

/** A unit of work that commits all but the journals, and these a moment later. */
class SplitUnitOfWork implements UnitOfWork {
  constructor(private readonly whole: UnitOfWork) {}

  async run<T>(
    actor: Actor,
    act: AuditedAct,
    work: (records: Records) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const journals: Journal[] = [];
    const outcome = await this.whole.run(actor, act, (records) => {
      const { ledger } = records;
      const apart: LedgerRecords = {
        append: async (more) => {
          journals.push(...more);
        },
        entriesOfClaims: (claimIds) => ledger.entriesOfClaims(claimIds),
        trialBalance: (at) => ledger.trialBalance(at),
        receivables: (at) => ledger.receivables(at),
        unapplied: (at) => ledger.unapplied(at),
      };
      return work({ ...records, ledger: apart });
    });
    if (journals.length > 0) {
      await wait(20);
      await this.whole.run(actor, act, async ({ ledger }) => done(await ledger.append(journals)));
    }
    return outcome;
  }
}

/** Receives one remittance file after another and says of each that it is posted, until it ends or is ended. */
async function postJobs({ actor, from, to, isSplit, ...settings }: PostJobs): Promise<void> {
  const clock = { now: () => new Date() };
  const store = await openStore({ ...settings, clock });
  const unitOfWork = isSplit ? new SplitUnitOfWork(store.unitOfWork) : store.unitOfWork;
  const context = { unitOfWork, clock, ids: { next: () => v7() } };
  process.stdout.write('ready\n');
  for (let job = from; job <= to; job += 1) {
    const outcome = await receiveFile(context, actor, { name: `${job}.835`, bytes: renderJob(job) });
    if (!('done' in outcome) || outcome.done.result === 'quarantined')
      throw new Error(`Job ${job} was not taken`);
    process.stdout.write(`posted ${job}\n`);
  }
  await store.close();
}

await postJobs(JSON.parse(process.argv[2]!) as PostJobs);
