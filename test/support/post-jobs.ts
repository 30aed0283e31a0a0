import { v7 } from 'uuid';
import type { Actor } from '../../src/app/actor.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { openStore } from '../../src/store/open-store.js';
import { renderJob } from './remittance-jobs.js';
import { SplitUnitOfWork } from './split-unit-of-work.js';

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

/** Receives one remittance file after another and says of each that it is posted; then waits until it is killed. */
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
  setInterval(() => {}, 1_000);
}

await postJobs(JSON.parse(process.argv[2]!) as PostJobs);
