import { type Issue, issue } from '../../../schemas/issue.js';
import { type RefusalCode, refused } from '../../../schemas/outcome.js';

/** Breaks a reading off from wherever it stands; the outermost reader turns it into a refusal. */
export class SourceFailure extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly issue: Issue,
  ) {
    super(issue.code);
  }

  get refusal() {
    return refused(this.code, [this.issue]);
  }
}

/**
 * What an HTTP status that is no success means. The path is that of the request without its query: neither it nor
 * anything of the answer's body, which may speak of patients, gets into the issue.
 */
export function failureOf(status: number, path: string, attempts: number): SourceFailure {
  const at = { path };
  if (status === 401 || status === 403) {
    return new SourceFailure('forbidden', issue('source.denied', at, { status }));
  }
  if (status === 404 || status === 410) {
    return new SourceFailure('unknown', issue('source.not-found', at, { status }));
  }
  if (status >= 300 && status < 400) {
    return new SourceFailure('invalid', issue('source.redirected', at, { status }));
  }
  if (status === 429 || status >= 500) {
    return new SourceFailure('busy', issue('source.overloaded', at, { status, attempts }));
  }
  return new SourceFailure('invalid', issue('source.rejected', at, { status }));
}
