import type { Answer, Order, Round, Told } from './bench-messages.js';
import type { Contender } from './contender.js';
import { CONTENDERS } from './contenders.js';

let contender: Contender | undefined;

async function obey(order: Order): Promise<Told> {
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
      return runRound(contender!, order);
    case 'prepare':
      await contender!.prepare?.(order.round);
      return null;
    case 'work':
      await contender!.work();
      return null;
    case 'summarize':
      await contender!.summarize();
      return null;
    case 'read-beside': {
      const { readBeside } = await import('./read-beside.js');
      await contender!.prepare?.(order.round);
      const { context, work } = contender!;
      const told = await readBeside({ context: context!(), work }, order.databaseUrl, order.window);
      await contender!.summarize();
      return told;
    }
    case 'check': {
      const { checkBooks } = await import('./check-books.js');
      return checkBooks(order.serverUrl, order.round);
    }
  }
}

async function runRound(
  side: Contender,
  { round, leads }: Extract<Order, { kind: 'round' }>,
): Promise<Round> {
  await side.prepare?.(round);
  for (let lead = 0; lead < leads; lead += 1) await side.work();
  // What earlier rounds have left young is not this round's to clear away. A full collection would also throw away what
  // the engine has learnt of objects of which there are none just then, as hardly happens to a program at work.
  globalThis.gc?.({ type: 'minor' });
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
