import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Frees all that nothing holds, so that what is then in use is what is held. */
export function collectGarbage(): void {
  collect();
}
