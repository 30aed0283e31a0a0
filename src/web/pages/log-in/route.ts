import Joi from 'joi';
import { text } from '../../../../schemas/requests/common.js';
import { type LoggedIn, logIn } from '../../../app/access/log-in.js';
import { isWorkingSession } from '../../../app/access/session.js';
import type { PageAnswer, PageCall, PageRoute } from '../../page-route.js';
import type { WebContext } from '../../web-context.js';
import { presentLogIn } from './presenter.js';
import { LogInView } from './view.js';

/** Pages of ours alone, without a query: nobody is led elsewhere by a link to the log-in. */
const next = Joi.string()
  .max(200)
  .pattern(/^(\/[a-z0-9][a-z0-9-]*)+$/, 'page')
  .default('/');

/** Whatever else is typed is wrong in the same words, so that nothing is learnt from them. */
const logInForm = Joi.object({
  practiceId: text(64).default('main'),
  name: text(64).default(''),
  password: Joi.string().max(128).default(''),
  code: text(20),
  next,
});

interface LogInForm {
  readonly practiceId: string;
  readonly name: string;
  readonly password: string;
  readonly code?: string;
  readonly next: string;
}

export function logInRoutes(services: WebContext): PageRoute[] {
  const access = { open: true } as const;
  return [
    {
      method: 'GET',
      path: '/login',
      access,
      query: Joi.object({ next }),
      answer: async ({ viewer, query }) => ({
        page: LogInView({ logIn: presentLogIn({ practiceId: 'main', name: '', next: query.next }), viewer }),
      }),
    },
    {
      method: 'POST',
      path: '/login',
      access,
      form: logInForm,
      answer: (call) => enter(services, call, call.form),
    },
  ];
}

async function enter(
  services: WebContext,
  { viewer, request }: PageCall,
  form: LogInForm,
): Promise<PageAnswer> {
  const { practiceId, name, password, code } = form;
  await services.countLogIn(request, practiceId, name);
  const outcome = await logIn(services, {
    ...{ practiceId, name, password, ...(code !== undefined && { code }) },
    ...{ requestId: request.app.requestId ?? '', sourceAddress: request.info.remoteAddress },
  });
  const result = 'refused' in outcome ? 'failed' : outcome.done.secondFactor;
  if ('refused' in outcome || result === 'wanted') {
    return { page: LogInView({ logIn: presentLogIn(form, result), viewer }), status: 401 };
  }
  return { location: placeAfter(services, outcome.done, form), cookie: outcome.done.sessionText };
}

function placeAfter(services: WebContext, loggedIn: LoggedIn, form: LogInForm): string {
  return isWorkingSession(loggedIn, services) ? form.next : '/second-factor';
}
