import { Boom } from '@hapi/boom';
import type { Request, ResponseObject, Server } from '@hapi/hapi';
import type { Issue } from '../../schemas/issue.js';
import {
  codeOfStatus,
  type ProblemCode,
  ProblemError,
  type ProblemPage,
  problemOf,
  statusOf,
  TokenError,
} from './problem.js';

/** Headers of every answer, whatever it is. Nothing of it is stored on the way or shown in another's frame. */
export const HEADERS: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; " +
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // Not no-referrer: by that browsers say `Origin: null` of our own forms, which is what other sites' look like.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'x-frame-options': 'DENY',
};

/** Gives every answer its headers and its request id, and turns every error into a problem that tells no value. */
export function shapeAnswers(server: Server, problemPage: ProblemPage | undefined): void {
  server.ext('onPreResponse', (request, h) => {
    const { response } = request;
    const answer = response instanceof Error ? answerProblem(request, response, problemPage, h) : response;
    const headers = { ...HEADERS, 'x-request-id': request.app.requestId ?? '' };
    for (const [name, value] of Object.entries(headers)) answer.header(name, value);
    if (!answer.headers['cache-control']) answer.header('cache-control', 'no-store');
    return answer;
  });
}

type Toolkit = { response(body?: unknown): ResponseObject };

function answerProblem(
  request: Request,
  error: Error,
  problemPage: ProblemPage | undefined,
  h: Toolkit,
): ResponseObject {
  if (error instanceof TokenError) return h.response({ error: error.error }).code(error.status);
  const { code, issues, headers } = readError(error);
  const problem = problemOf(code, request.app.requestId ?? '', issues);
  const page = wantsPage(request) ? problemPage?.(problem, request.path) : undefined;
  const answer = page
    ? h
        .response(page.html)
        .code(page.status ?? problem.status)
        .type('text/html')
    : h.response(problem).code(problem.status).type('application/problem+json');
  if (page?.location) answer.location(page.location);
  for (const [name, value] of Object.entries(headers)) answer.header(name, value);
  return answer;
}

interface ReadError {
  readonly code: ProblemCode;
  readonly issues: readonly Issue[];
  readonly headers: Readonly<Record<string, string>>;
}

function readError(error: Error): ReadError {
  if (error instanceof ProblemError) return error;
  const status = error instanceof Boom ? error.output.statusCode : 500;
  const code = codeOfStatus(status);
  const headers: Record<string, string> = {};
  if (error instanceof Boom) {
    for (const name of ['allow', 'retry-after', 'www-authenticate']) {
      const value = error.output.headers[name] ?? error.output.headers[name.toUpperCase()];
      if (value !== undefined) headers[name] = String(value);
    }
  }
  return { code: statusOf(code) === status || status < 500 ? code : 'internal', issues: [], headers };
}

/** A browser that looks at a page; programs are answered with the problem itself. */
function wantsPage(request: Request): boolean {
  return !request.path.startsWith('/api/') && /\btext\/html\b/.test(String(request.headers.accept ?? ''));
}
