import { issue, renderIssue } from '../../../../schemas/issue.js';
import type { SecondFactorState } from '../../../app/access/session.js';

export interface LogInPage {
  readonly practiceId: string;
  readonly name: string;
  /** The page to go on with. */
  readonly next: string;
  /** Why the last try did not succeed. */
  readonly failure?: string;
}

interface Tried {
  readonly practiceId: string;
  readonly name: string;
  readonly next: string;
}

/** What was typed stands in the form again, but for what is secret. */
export function presentLogIn(tried: Tried, result?: 'failed' | SecondFactorState): LogInPage {
  const { practiceId, name, next } = tried;
  const failure = failureOf(result);
  return { practiceId, name, next, ...(failure !== undefined && { failure }) };
}

function failureOf(result: 'failed' | SecondFactorState | undefined): string | undefined {
  if (result === 'failed') return `${renderIssue(issue('access.invalid-credentials'))}.`;
  if (result === 'wanted') return 'This account has a second factor: type the code of your app as well.';
  return undefined;
}
