import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { logInRequest, secondFactorConfirmation } from '../../../schemas/requests/sessions.js';
import { secondFactorOffer, session } from '../../../schemas/responses/sessions.js';
import { beginSecondFactor, confirmSecondFactor } from '../../app/access/enrol-second-factor.js';
import { logIn } from '../../app/access/log-in.js';
import { logOut, readSession } from '../../app/access/session.js';
import type { ApiAnswer, ApiCall, ApiRoute } from '../api-route.js';
import type { CrossSiteTokens } from '../cross-site.js';
import type { HttpContext } from '../http-context.js';
import { jsonBody } from '../json-body.js';
import { ProblemError } from '../problem.js';
import type { RateGuard } from '../rate-limits.js';

/** Of a session that may not have given its second factor yet. */
const OWN_SESSION = { action: 'session.end', beforeSecondFactor: true } as const;

interface SessionTools {
  readonly crossSite: CrossSiteTokens;
  readonly rates: RateGuard;
}

const tag = 'Log-in';

export function sessionRoutes(services: HttpContext, tools: SessionTools): ApiRoute[] {
  return [...ownSession(services, tools), ...secondFactorRoutes(services)];
}

function ownSession(services: HttpContext, tools: SessionTools): ApiRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/sessions',
      operationId: 'logIn',
      tag,
      summary: 'Log in as a person',
      description:
        'Sets the session cookie. The answer is the same for an unknown name, a wrong password and a locked ' +
        'account; ten failures lock an account for 15 minutes. Machines use a token and need no session.',
      access: { open: true },
      body: jsonBody(
        logInRequest,
        'Name, password and, where one is enrolled, the code of the second factor',
      ),
      success: { status: 201, description: 'The session', schema: session },
      handle: (call) => enter(services, tools, call),
    },
    {
      method: 'GET',
      path: '/api/v1/sessions/current',
      operationId: 'getSession',
      tag,
      summary: 'Who is logged in, and the token that writing requests carry',
      access: OWN_SESSION,
      success: { status: 200, description: 'The session', schema: session },
      handle: async (call) => done({ body: describeOwn(tools, call) }),
    },
    {
      method: 'DELETE',
      path: '/api/v1/sessions/current',
      operationId: 'logOut',
      tag,
      summary: 'Log out: the session ends at once',
      access: OWN_SESSION,
      success: { status: 204, description: 'The session has ended' },
      handle: (call) => leave(services, call),
    },
  ];
}

function secondFactorRoutes(services: HttpContext): ApiRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/sessions/current/second-factor',
      operationId: 'beginSecondFactor',
      tag,
      summary: 'Make a second factor for an authenticator app',
      access: OWN_SESSION,
      success: { status: 201, description: 'Secret and address for the app', schema: secondFactorOffer },
      refusals: ['conflict'],
      handle: async ({ actor }) => bodyOf(await beginSecondFactor(services, actor)),
    },
    {
      method: 'POST',
      path: '/api/v1/sessions/current/second-factor/confirmation',
      operationId: 'confirmSecondFactor',
      tag,
      summary: 'Keep the second factor, once a code shows that the app has it',
      access: OWN_SESSION,
      body: jsonBody(secondFactorConfirmation, 'The enrolment as it was given, and a code of the app'),
      success: { status: 204, description: 'Kept; the cookie is that of a new session' },
      refusals: ['invalid', 'conflict'],
      handle: (call) => confirm(services, call),
    },
  ];
}

async function enter(
  services: HttpContext,
  { crossSite, rates }: SessionTools,
  { body, request }: ApiCall,
): Promise<Outcome<ApiAnswer>> {
  await rates.countLogIn(request, body.practiceId, body.name);
  const origin = { requestId: request.app.requestId ?? '', sourceAddress: request.info.remoteAddress };
  const outcome = await logIn(services, { ...body, ...origin });
  // RFC 9110: who is not known yet is told 401, not 403.
  if ('refused' in outcome) throw new ProblemError('unauthenticated', outcome.refused.issues);
  const { sessionText, user, secondFactor } = outcome.done;
  const standing = await readSession(services.credentials, services.clock, sessionText);
  if (!standing) throw new Error('A session that was just begun does not stand');
  const described = {
    actorId: user.userId,
    name: user.name,
    role: user.role,
    practiceId: body.practiceId,
    secondFactor,
    csrfToken: crossSite.tokenOf(standing.sessionId),
  };
  return done({ body: described, cookie: sessionText });
}

function describeOwn({ crossSite }: SessionTools, { actor, request }: ApiCall) {
  const { sessionId, userName, secondFactor } = request.auth.credentials.user!;
  if (sessionId === undefined) throw new ProblemError('unknown');
  return {
    actorId: actor.actorId,
    name: userName ?? '',
    role: actor.role,
    practiceId: actor.practiceId,
    secondFactor: secondFactor ?? 'not-enrolled',
    csrfToken: crossSite.tokenOf(sessionId),
  };
}

async function leave(services: HttpContext, { actor, request }: ApiCall): Promise<Outcome<ApiAnswer>> {
  const { sessionId } = request.auth.credentials.user!;
  if (sessionId === undefined) return refused('unknown', []);
  const outcome = await logOut(services, actor, sessionId);
  return 'refused' in outcome ? outcome : done({ cookie: false });
}

async function confirm(services: HttpContext, { actor, body }: ApiCall): Promise<Outcome<ApiAnswer>> {
  const outcome = await confirmSecondFactor(services, actor, body);
  if ('refused' in outcome) return outcome;
  const { sessionText } = outcome.done;
  return done({ ...(sessionText !== undefined && { cookie: sessionText }) });
}

function bodyOf<T>(outcome: Outcome<T>): Outcome<ApiAnswer> {
  return 'refused' in outcome ? outcome : done({ body: outcome.done });
}
