import type { CalendarDate } from '../../schemas/calendar-date.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { SESSION_COOKIE } from '../../src/http/identity.js';
import { answerSubmission } from '../../src/simulator/payer/answer-submission.js';
import { renderProblemPage } from '../../src/web/problem-page.js';
import { type WebContext, webPlugin } from '../../src/web/web-plugin.js';
import { doneOf, fillBooks, MANAGER } from './clinic-books.js';
import { openTestServer, type TestServer } from './open-test-server.js';

/** The service with its pages, as src/service.ts composes them, on a database of its own. */
export async function openTestPages(
  overrides: { readonly requireSecondFactor?: boolean } = {},
): Promise<TestServer> {
  // The pages are made within the service and want what it is made of.
  const shared = {} as WebContext;
  const service = await openTestServer({
    ...overrides,
    problemPage: renderProblemPage,
    pages: ({ crossSite, cursors, rates, openApi }) => {
      const csrfTokenOf = (sessionId: string) => crossSite.tokenOf(sessionId);
      const countLogIn = rates.countLogIn.bind(rates);
      Object.assign(shared, { csrfTokenOf, countLogIn, cookieName: SESSION_COOKIE, cursors, openApi });
      return webPlugin(shared);
    },
  });
  Object.assign(shared, service.services);
  return service;
}

/** Encounters of a seeded clinic, submitted, acknowledged and paid. */
export async function fillPractice({ services, clock }: TestServer, encounterCount: number): Promise<void> {
  clock.set('2026-07-15T15:00:00.000Z');
  const { submitted } = await fillBooks(services, encounterCount);
  for (const { bytes, fileName } of submitted.submissions) {
    const date = '2026-07-10' as CalendarDate;
    const answer = answerSubmission({ seed: 'pages', interchange: bytes, date });
    for (const [at, content] of [answer.acknowledgement999, ...answer.remittances].entries()) {
      doneOf(await receiveFile(services, MANAGER, { name: `${fileName}.answer-${at}`, bytes: content }));
    }
  }
}
