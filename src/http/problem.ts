import { boomify } from '@hapi/boom';
import type { Issue } from '../../schemas/issue.js';
import type { RefusalCode } from '../../schemas/outcome.js';
import { type IssueView, viewIssue } from '../app/views/common.js';

/** An answer that is no success: RFC 9457, with a stable code, the request's id, and places but never values. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly issues?: readonly IssueView[];
}

/** A problem for whoever looks with a browser. */
export type ProblemPage = (
  problem: Problem,
  path: string,
) => { readonly html: string; readonly status?: number; readonly location?: string };

export type ProblemCode =
  | RefusalCode
  | 'bad-request'
  | 'unauthenticated'
  | 'mfa_required'
  | 'not-acceptable'
  | 'method-not-allowed'
  | 'too-large'
  | 'unsupported-media-type'
  | 'key-reused'
  | 'too-many-requests'
  | 'internal'
  | 'overloaded';

/** Status and title by code; a code that has none does not compile. */
const PROBLEMS: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  invalid: [422, 'The request is understood and cannot be done'],
  unknown: [404, 'There is no such thing'],
  conflict: [409, 'It conflicts with what stands'],
  forbidden: [403, 'Your role may not do this'],
  quarantined: [422, 'What was sent is quarantined'],
  busy: [409, 'The same is still at work'],
  'bad-request': [400, 'The request is not as wanted'],
  unauthenticated: [401, 'A log-in or token is wanted'],
  mfa_required: [403, 'A second factor is wanted'],
  'not-acceptable': [406, 'The answer has no such form'],
  'method-not-allowed': [405, 'The method is not allowed here'],
  'too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body has a content type that is not taken here'],
  'key-reused': [422, 'The Idempotency-Key belongs to another request'],
  'too-many-requests': [429, 'Too many requests'],
  internal: [500, 'An internal error'],
  overloaded: [503, 'The service is overloaded or not ready'],
};

export function statusOf(code: ProblemCode): number {
  return PROBLEMS[code][0];
}

export function problemOf(code: ProblemCode, requestId: string, issues: readonly Issue[] = []): Problem {
  const [status, title] = PROBLEMS[code];
  return {
    type: `urn:claimwright:problem:${code}`,
    title,
    status,
    code,
    requestId,
    ...(issues.length > 0 && { issues: issues.map(viewIssue) }),
  };
}

/**
 * Thrown inside a request to answer with a problem; hapi's own errors are turned into one by their status. No child
 * of Boom: its constructor gives back an object of its own, of which `instanceof` knows nothing.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: ProblemCode,
    readonly issues: readonly Issue[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
    boomify(this, { statusCode: statusOf(code) });
  }
}

/** The code for what hapi says by status alone. */
export function codeOfStatus(status: number): ProblemCode {
  const byStatus = (Object.keys(PROBLEMS) as ProblemCode[]).filter((code) => statusOf(code) === status);
  const plain = { 403: 'forbidden', 409: 'conflict', 422: 'invalid' } as const;
  const named = status in plain ? plain[status as keyof typeof plain] : byStatus[0];
  return named ?? (status >= 500 ? 'internal' : 'bad-request');
}

/** An answer of the token endpoint, which has the form of RFC 6749 5.2. */
export class TokenError extends Error {
  override readonly name = 'TokenError';

  constructor(
    readonly error: string,
    readonly status: 400 | 401,
  ) {
    super(error);
    boomify(this, { statusCode: status });
  }
}
