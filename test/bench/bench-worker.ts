import type { Answer, Order, Round } from './bench-messages.js';
import type { ContenderName } from './benchmarks.js';
import type { Contender, OpenContender } from './contender.js';

/** Each is loaded by the process that runs it alone, so that no memory of the other side is counted to it. */
const CONTENDERS: Readonly<Record<ContenderName, () => Promise<OpenContender>>> = {
  'parse:ours': async () => (await import('./parse-by-ours.js')).openParse,
  'parse:peer': async () => (await import('./parse-by-node-x12.js')).openParseByNodeX12,
  'build:ours': async () => (await import('./build-by-ours.js')).openBuild,
  'build:peer': async () => (await import('./build-by-node-x12.js')).openBuildByNodeX12,
  'post:ours': async () => (await import('./post-by-ours.js')).openPost,
  'post:peer': async () => (await import('./post-by-raw-sql.js')).openPostByRawSql,
};

let contender: Contender | undefined;

async function obey(order: Order): Promise<Round | number | null> {
  switch (order.kind) {
    case 'inputs': {
      const { writeInputs } = await import('./bench-inputs.js');
      await writeInputs(order.order);
      return null;
    }
    case 'open':
      contender = await (await CONTENDERS[order.contender]())(order.setting);
      return null;
    case 'round':
      return runRound(contender!, order.round);
    case 'check': {
      const { checkBooks } = await import('./check-books.js');
      return checkBooks(order.serverUrl, order.rounds);
    }
  }
}

async function runRound(side: Contender, round: number): Promise<Round> {
  await side.prepare?.(round);
  // What earlier rounds have left is not this round's to clear away.
  globalThis.gc?.();
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  await side.work();
  const end = process.hrtime.bigint();
  const { user, system } = process.cpuUsage(cpu);
  const peakMemory = process.resourceUsage().maxRSS * 1024;
  return {
    milliseconds: Number(end - start) / 1e6,
    cpuMilliseconds: (user + system) / 1e3,
    summary: await side.summarize(),
    peakMemory,
  };
}

process.on('message', (order: Order) => {
  const answer = (message: Answer) => process.send!(message);
  obey(order).then(
    (done) => answer({ done }),
    (error: unknown) =>
      answer({ failed: error instanceof Error ? (error.stack ?? error.message) : 'unknown' }),
  );
});
