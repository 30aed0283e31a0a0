import Joi from 'joi';
import { text } from '../../../../schemas/requests/common.js';
import { beginSecondFactor, confirmSecondFactor } from '../../../app/access/enrol-second-factor.js';
import { type PageAnswer, type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import type { WebContext } from '../../web-context.js';
import { presentSecondFactor } from './presenter.js';
import { SecondFactorView } from './view.js';

/** Of a session that may not have given its second factor yet. */
const OWN_SESSION = { action: 'session.end', beforeSecondFactor: true } as const;

const confirmation = Joi.object({ enrolment: Joi.string().max(1000).required(), code: text(20).default('') });

export function secondFactorRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/second-factor',
      access: OWN_SESSION,
      answer: (call) => begin(services, call),
    },
    {
      method: 'POST',
      path: '/second-factor',
      access: OWN_SESSION,
      form: confirmation,
      answer: (call) => confirm(services, call),
    },
  ];
}

/** Nothing is kept until a code of it comes back, so that looking at the page changes nothing. */
async function begin(services: WebContext, { actor, viewer }: PageCall): Promise<PageAnswer> {
  const outcome = await beginSecondFactor(services, actor);
  const isSet = 'refused' in outcome && outcome.refused.code === 'conflict';
  const secondFactor = presentSecondFactor(isSet ? { isSet } : { begun: takeDone(outcome) });
  return { page: SecondFactorView({ secondFactor, viewer }) };
}

async function confirm(services: WebContext, { actor, viewer, form }: PageCall): Promise<PageAnswer> {
  const { enrolment, code } = form;
  const outcome = await confirmSecondFactor(services, actor, { enrolment, code });
  if ('refused' in outcome && outcome.refused.code === 'invalid') {
    const secondFactor = presentSecondFactor({ enrolment, issues: outcome.refused.issues });
    return { page: SecondFactorView({ secondFactor, viewer }), status: 422 };
  }
  const { sessionText } = takeDone(outcome);
  return { location: '/', ...(sessionText !== undefined && { cookie: sessionText }) };
}
