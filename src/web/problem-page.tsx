import type { IssueView } from '../app/views/common.js';
import { IssueList } from './parts/issue-list.js';
import { Layout } from './parts/layout.js';
import { renderDocument } from './render-document.js';
import { anonymousViewer } from './viewer.js';

/** What a page has to know of an answer that is no success (RFC 9457). */
export interface PageProblem {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly issues?: readonly IssueView[];
}

export interface ProblemAnswer {
  readonly html: string;
  readonly status?: number;
  /** Where the browser goes on. */
  readonly location?: string;
}

/**
 * A problem as a page. Who has not logged in is led to the log-in and back, and who owes a second factor to its
 * enrolment; everybody else is told in plain words what is the matter and what can be done.
 */
export function renderProblemPage(problem: PageProblem, path: string): ProblemAnswer {
  if (problem.code === 'unauthenticated') return { html: '', status: 303, location: logInHref(path) };
  if (problem.code === 'mfa_required') return { html: '', status: 303, location: '/second-factor' };
  return { html: renderDocument(ProblemView({ problem, path })) };
}

/** Ends of other requests, such as a log-out after the session has ended, are no place to go back to. */
function logInHref(path: string): string {
  const isPage = /^(\/[a-z0-9][a-z0-9-]*)+$/.test(path) && !['/login', '/logout'].includes(path);
  return isPage ? `/login?next=${encodeURIComponent(path)}` : '/login';
}

const ADVICE: Readonly<Record<number, string>> = {
  400: 'The address or the form holds something that this page does not take. Go back and choose again.',
  403: 'Your role does not include this. If your work needs it, ask an administrator of the practice.',
  404: 'It was never there, or it belongs to another practice.',
  409: 'Something else has been done in the meantime. Look at it again before you go on.',
  413: 'What was sent is larger than this page takes.',
  422: 'What was sent is understood and cannot be done as it is.',
  429: 'Too much was asked in a short time. Wait a minute and try again.',
  500: 'The fault is ours and has been noted. Nothing was changed.',
  503: 'The service is busy or just starting. Try again in a moment.',
};

function ProblemView({ problem, path }: { problem: PageProblem; path: string }) {
  const { title, status, code, requestId, issues = [] } = problem;
  return (
    <Layout title={title} viewer={anonymousViewer(path)}>
      <p>{ADVICE[status] ?? 'It was not done.'}</p>
      <IssueList issues={issues} />
      <p>
        <a href="/">To the first page</a>
      </p>
      <p class="reference">
        Status {status}, {code}, request <code>{requestId}</code>. Whoever helps you can find the request by
        it.
      </p>
    </Layout>
  );
}
