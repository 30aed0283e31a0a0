import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { done, type Outcome } from '../../schemas/outcome.js';
import { compareBooks } from '../app/rebuild/compare-books.js';
import { rebuildBooks } from '../app/rebuild/rebuild-books.js';
import type { ReplayTarget, StandingClock } from '../app/rebuild/replay-target.js';
import type { Snapshot } from '../app/rebuild/snapshot.js';
import type { GlobalOptions, Progress, RebuildOptions, RebuiltAndCompared } from '../cli/command-port.js';
import { type Application, compose } from '../compose.js';
import { localActor } from './local-actor.js';

/** Makes the ledger again in an embedded database of its own, which is gone afterwards. */
export async function rebuildLocally(
  { store }: Application,
  options: GlobalOptions,
  rebuild: RebuildOptions,
  progress: Progress,
): Promise<Outcome<RebuiltAndCompared>> {
  const outcome = await store.snapshots.within(localActor(options), (standing) =>
    withEmptyStore((second) =>
      rebuildIn(second, standing, { practiceId: options.practiceId, rebuild, progress }),
    ),
  );
  return 'refused' in outcome ? outcome : outcome.done;
}

interface Asked {
  readonly practiceId: string;
  readonly rebuild: RebuildOptions;
  readonly progress: Progress;
}

async function rebuildIn(
  second: SecondStore,
  standing: Snapshot,
  { practiceId, rebuild, progress }: Asked,
): Promise<Outcome<RebuiltAndCompared>> {
  const { application, clock } = second;
  const actor = localActor({ practiceId, actor: 'rebuild' });
  const target: ReplayTarget = { context: application.context, clock, actor };
  const rebuilt = await rebuildBooks(standing, target, rebuild.seed, (at, of) => progress('Inputs', at, of));
  if ('refused' in rebuilt || !rebuild.isCompared) return rebuilt;
  const isShuffled = rebuild.seed !== undefined;
  const compared = await application.store.snapshots.within(actor, (made) =>
    compareBooks(standing, made, isShuffled),
  );
  return 'refused' in compared ? compared : done({ ...rebuilt.done, compared: compared.done });
}

interface SecondStore {
  readonly application: Application;
  readonly clock: StandingClock;
}

/** In a folder that only its owner can read, and that goes with the process, also when it is told to stop. */
async function withEmptyStore<T>(work: (second: SecondStore) => Promise<T>): Promise<T> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'claimwright-rebuild-'));
  const remove = () => rmSync(dataFolder, { recursive: true, force: true });
  const stop = () => process.exit(130);
  process.once('exit', remove).once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const clock = openClock();
    const application = await compose({ dataFolder, keyFile: '' }, clock);
    return await work({ application, clock }).finally(() => application.close());
  } finally {
    process.off('exit', remove).off('SIGINT', stop).off('SIGTERM', stop);
    remove();
  }
}

function openClock(): StandingClock {
  let instant = new Date(0);
  return {
    now: () => instant,
    set: (text) => {
      instant = new Date(text);
    },
  };
}
