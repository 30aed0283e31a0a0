import { setImmediate as takeBreath } from 'node:timers/promises';
import { keepQuiet } from './keep-quiet.js';

/** Makes rows and asks the database to write them; resolves when they are written. */
export type Send = () => Promise<unknown>;

/**
 * Sends one behind the other without waiting for what the database says: it is not to wait for the program between them.
 * Whoever else has something to do gets a turn, since making the rows of a slice takes as long as a request may.
 */
export async function sendInTurn(sends: readonly Send[]): Promise<void> {
  const written: Promise<unknown>[] = [];
  try {
    for (const send of sends) {
      written.push(keepQuiet(send()));
      await takeBreath();
    }
  } finally {
    // One that could not be made must not leave those before it running behind the caller's back.
    await Promise.allSettled(written);
  }
  await Promise.all(written);
}
