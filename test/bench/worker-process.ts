import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answer, Order, Told } from './bench-messages.js';

/** A process that does one side's work, one order at a time. */
export class WorkerProcess {
  readonly #process: ChildProcess;

  constructor() {
    const program = fileURLToPath(new URL('./bench-worker.js', import.meta.url));
    this.#process = fork(program, [], { execArgv: ['--expose-gc', ...process.execArgv] });
  }

  async ask(order: Order): Promise<Told> {
    this.#process.send(order);
    const ended = new AbortController();
    const answered = once(this.#process, 'message', { signal: ended.signal });
    const died = once(this.#process, 'exit', { signal: ended.signal });
    try {
      const [answer] = (await Promise.race([answered, died])) as [Answer | number | null];
      if (answer === null || typeof answer === 'number')
        throw new Error('A process of the benchmark has died');
      if ('failed' in answer) throw new Error(answer.failed);
      return answer.done;
    } finally {
      for (const waiting of [answered, died]) waiting.catch(() => {});
      ended.abort();
    }
  }

  /** Its rounds are over; there is nothing left in it that anybody needs. */
  end(): void {
    this.#process.kill('SIGKILL');
  }
}

/** Does one thing in a process of its own, which ends with it. */
export async function askOnce(order: Order): Promise<Told> {
  const worker = new WorkerProcess();
  try {
    return await worker.ask(order);
  } finally {
    worker.end();
  }
}
