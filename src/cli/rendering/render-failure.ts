import { UsageError } from '../command-port.js';
import { EXIT } from '../exit-code.js';
import { renderIssues } from './render-results.js';

/** How the program ends, and what it says about it. */
export interface Failure {
  readonly code: number;
  readonly text: string;
}

/** Node's and PostgreSQL's codes for a database that is not there or does not let us in. */
const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_AGAIN|28000|28P01|3D000|08\w{3})$/;

/**
 * What may be said of an error. Expected ones say it themselves; of any other only its kind is told, for the message
 * of an unknown error can hold patient data.
 *
 * @param codeOf the exit code of errors that other rooms define and that say all in their message
 */
export function renderFailure(error: unknown, codeOf: (error: unknown) => number | undefined): Failure {
  if (error instanceof UsageError) {
    return { code: EXIT.usage, text: [error.message, renderIssues(error.issues)].filter(Boolean).join('\n') };
  }
  const code = codeOf(error);
  if (code !== undefined && error instanceof Error) return { code, text: error.message };
  const reason = findCode(error);
  if (reason !== undefined && UNREACHABLE.test(reason)) {
    return { code: EXIT.usage, text: `The database cannot be reached: ${reason}; see DATABASE_URL` };
  }
  const kind = error instanceof Error ? error.name : typeof error;
  const text = `Internal error: ${[kind, reason].filter(Boolean).join(' ')}. CLAIMWRIGHT_DEBUG=1 shows where.`;
  return { code: EXIT.internal, text };
}

function findCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, sqlState } = error as { code?: unknown; sqlState?: unknown };
  return [code, sqlState].find((each): each is string => typeof each === 'string');
}
