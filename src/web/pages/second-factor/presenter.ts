import { type Issue, renderIssue } from '../../../../schemas/issue.js';
import type { BegunSecondFactor } from '../../../app/access/enrol-second-factor.js';

export type SecondFactorStep =
  | { readonly begun: BegunSecondFactor }
  /** What was sealed comes back and is tried again; the secret itself is known to the app alone by now. */
  | { readonly enrolment: string; readonly issues: readonly Issue[] }
  | { readonly isSet: true };

export interface SecondFactorPage {
  /** To be sent back with a code; absent where the account has a second factor. */
  readonly enrolment?: string;
  /** For typing, in groups of four. */
  readonly secret?: string;
  /** Opens an authenticator app on the same device. */
  readonly uri?: string;
  readonly failure?: string;
}

export function presentSecondFactor(step: SecondFactorStep): SecondFactorPage {
  if ('isSet' in step) return {};
  if ('begun' in step) {
    const { enrolment, secret, uri } = step.begun;
    return { enrolment, secret: secret.replace(/(.{4})(?=.)/g, '$1 '), uri };
  }
  const { enrolment, issues } = step;
  return { enrolment, failure: issues.map((found) => `${renderIssue(found)}.`).join(' ') };
}
