import { issue } from '../../schemas/issue.js';
import { UsageError } from '../cli/command-port.js';
import { readBytes } from '../exchange/folder.js';

/** A JSON file of the user's; what is wrong with it is told as wrong usage. */
export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(Buffer.from(await readBytes(path)).toString('utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'its syntax is broken' : 'it cannot be read';
    throw new UsageError(`${path} is not JSON`, [issue('intake.unreadable-json', { path }, { reason })]);
  }
}
