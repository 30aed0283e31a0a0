import { SingleBar } from 'cli-progress';
import type { Progress } from './command-port.js';

/**
 * A bar on stderr where a person watches; silent otherwise. Ctrl-C takes the bar away and then ends the program as it
 * always does: what was committed stays, what was not is as if it had never begun.
 */
export function openProgress(isShown: boolean): { readonly progress: Progress; stop(): void } {
  if (!isShown) return { progress: () => {}, stop: () => {} };
  let bar: SingleBar | undefined;
  let task = '';
  const clear = () => {
    bar?.stop();
    bar = undefined;
  };
  const interrupt = (signal: NodeJS.Signals) => {
    clear();
    process.kill(process.pid, signal);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, interrupt);
  const progress: Progress = (name, done, total) => {
    if (name !== task) {
      clear();
      task = name;
      bar = openBar();
      bar.start(total, done, { task: name.padEnd(22) });
    }
    bar?.setTotal(total);
    bar?.update(done);
  };
  const stop = () => {
    clear();
    for (const signal of signals) process.removeListener(signal, interrupt);
  };
  return { progress, stop };
}

function openBar(): SingleBar {
  const format = '{task} {bar} {value}/{total}';
  return new SingleBar({ stream: process.stderr, format, barCompleteChar: '=', barIncompleteChar: ' ' });
}
