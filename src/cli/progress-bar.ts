import { SingleBar } from 'cli-progress';
import type { Progress } from './services.js';

/** A bar on stderr where a person watches; silent otherwise. */
export function openProgress(isShown: boolean): { readonly progress: Progress; stop(): void } {
  let bar: SingleBar | undefined;
  let task = '';
  const stop = () => {
    bar?.stop();
    bar = undefined;
  };
  const progress: Progress = (name, done, total) => {
    if (!isShown) return;
    if (name !== task) {
      stop();
      task = name;
      const format = '{task} {bar} {value}/{total}';
      bar = new SingleBar({ stream: process.stderr, format, barCompleteChar: '=', barIncompleteChar: ' ' });
      bar.start(total, done, { task: name.padEnd(22) });
    }
    bar?.setTotal(total);
    bar?.update(done);
  };
  return { progress, stop };
}
