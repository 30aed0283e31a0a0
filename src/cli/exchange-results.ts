import type { ReceivedFile } from '../app/files/receive-file.js';

/** Whether nothing of a file waits for a person before it can be posted. */
export function isApplied(file: ReceivedFile): boolean {
  const isFine = (result: string) => result !== 'quarantined' && result !== 'possible-duplicate';
  return isFine(file.result) && file.remittances.every((set) => isFine(set.result));
}
