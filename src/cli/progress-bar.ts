import { SingleBar } from 'cli-progress';
import type { Progress } from './command-port.js';

/**
 * A bar on stderr where a person watches; silent otherwise. It changes nothing of the terminal that would have to be
 * changed back, and hears no signals: Ctrl-C ends the program at once, also while the embedded database computes.
 * What was committed stays, what was not is as if it had never begun.
 */
export function openProgress(isShown: boolean): { readonly progress: Progress; stop(): void } {
  let bar: SingleBar | undefined;
  let task = '';
  const stop = () => {
    bar?.stop();
    bar = undefined;
  };
  const progress: Progress = (name, done, total) => {
    if (name !== task) {
      stop();
      task = name;
      bar = openBar();
      bar.start(total, done, { task: name.padEnd(20) });
    }
    bar?.setTotal(total);
    bar?.update(done);
  };
  return isShown ? { progress, stop } : { progress: () => {}, stop };
}

function openBar(): SingleBar {
  return new SingleBar({
    stream: process.stderr,
    format: '{task} {bar} {value}/{total}',
    barCompleteChar: '=',
    barIncompleteChar: ' ',
    barsize: 30,
    hideCursor: false,
    linewrap: true,
  });
}
