import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore, type Store } from '../../src/store/open-store.js';
import { startBenchServer, stopBenchServer } from '../bench/bench-server.js';
import { isSound, renderReport } from './render-report.js';
import { World } from './run/world.js';

const USAGE = `npm run simulate -- [options]
  --seed <number>            the first year that is lived (1)
  --seeds <count>            how many years, of seeds that follow each other (1)
  --days <count>             days of visits; payers go on until all is answered (365)
  --claims-per-day <number>  on the average (1)
  --asks-every <count>       days after which patients are asked for what they owe (30)
  --crashes <percent>        files in whose midst the database fails (15)
  --races <percent>          files that wait for the next, to be received at once (15)
  --server                   on a PostgreSQL server of its own, by two workers; else embedded`;

interface Options {
  readonly seed: number;
  readonly seeds: number;
  readonly days: number;
  readonly claimsPerDay: number;
  readonly asksEvery: number;
  readonly crashPercent: number;
  readonly racePercent: number;
  readonly isServer: boolean;
}

/** What was asked for; undefined when it cannot be understood. */
function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string', default: '1' },
        seeds: { type: 'string', default: '1' },
        days: { type: 'string', default: '365' },
        'claims-per-day': { type: 'string', default: '1' },
        'asks-every': { type: 'string', default: '30' },
        crashes: { type: 'string', default: '15' },
        races: { type: 'string', default: '15' },
        server: { type: 'boolean', default: false },
      },
    });
    const counts = [values.seed, values.seeds, values.days, values['asks-every']].map(Number);
    const [seed, seeds, days, asksEvery] = counts as [number, number, number, number];
    const claimsPerDay = Number(values['claims-per-day']);
    const [crashPercent, racePercent] = [Number(values.crashes), Number(values.races)];
    const areCounts = counts.every((each) => Number.isSafeInteger(each) && each > 0);
    const arePercents = [crashPercent, racePercent].every((each) => each >= 0 && each <= 100);
    // The clinic wants a week at least.
    if (!areCounts || !arePercents || days < 7 || !(claimsPerDay > 0)) return undefined;
    const lived = { seed, seeds, days, claimsPerDay, asksEvery };
    return { ...lived, crashPercent, racePercent, isServer: values.server };
  } catch {
    return undefined;
  }
}

/** Lives year after year and tells of each; gives whether the books of all agree. */
async function simulate(options: Options, store: Store, other: Store): Promise<boolean> {
  let areSound = true;
  for (let seed = options.seed; seed < options.seed + options.seeds; seed += 1) {
    const report = await new World({ ...options, seed: String(seed) }, store, other).run();
    process.stdout.write(`${renderReport(report)}\n`);
    areSound &&= isSound(report);
  }
  return areSound;
}

async function runSimulation(options: Options, folder: string): Promise<boolean> {
  const server = options.isServer ? await startBenchServer(join(folder, 'server')) : undefined;
  const clock = { now: () => new Date() };
  const settings = server ? { databaseUrl: server.url, dataFolder: 'unused' } : { dataFolder: ':memory:' };
  const store = await openStore({ ...settings, clock });
  await store.migrate();
  const other = server ? await openStore({ ...settings, clock }) : store;
  try {
    return await simulate(options, store, other);
  } finally {
    if (other !== store) await other.close();
    await store.close();
  }
}

const options = readOptions(process.argv.slice(2));
if (options) {
  const folder = await mkdtemp(join(tmpdir(), `claimwright-simulation-${process.pid}-`));
  // The server may run as another user.
  await chmod(folder, 0o755);
  const clear = async () => {
    await stopBenchServer(join(folder, 'server'));
    await rm(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void clear().finally(() => process.exit(1)));
  }
  const areSound = await runSimulation(options, folder).finally(clear);
  if (!areSound) process.exitCode = 1;
} else {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
}
