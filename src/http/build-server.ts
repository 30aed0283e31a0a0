import { server as createServer, type Plugin, type Server } from '@hapi/hapi';
import type { Logger } from 'pino';
import { deriveKey } from '../app/access/sealing.js';
import { shapeAnswers } from './answers.js';
import type { ApiRoute } from './api-route.js';
import { answerBrokenRequests, refuseUnclearHosts } from './broken-requests.js';
import { CrossSiteTokens, refuseOtherSites } from './cross-site.js';
import { Cursors } from './cursor.js';
import type { HttpContext } from './http-context.js';
import { addIdentity } from './identity.js';
import { type ListenerLimits, type ListenerTls, openListener } from './listener.js';
import { Metrics } from './metrics.js';
import { buildOpenApi } from './openapi/build-openapi.js';
import { enforcePolicy } from './policy.js';
import type { ProblemPage } from './problem.js';
import { RATE_LIMITS, RateGuard, type RateLimits } from './rate-limits.js';
import { logRequests } from './request-log.js';
import { resourcePlugin } from './resource-plugin.js';
import { accountRoutes } from './routes/accounts.js';
import { adjustmentRuleRoutes } from './routes/adjustment-rules.js';
import { agingRoutes } from './routes/aging.js';
import { approvalRoutes } from './routes/approvals.js';
import { certificateRoutes } from './routes/certificates.js';
import { claimPaymentRoutes } from './routes/claim-payments.js';
import { claimRoutes } from './routes/claims.js';
import { denialRoutes } from './routes/denials.js';
import { depositRoutes } from './routes/deposits.js';
import { encounterRoutes } from './routes/encounters.js';
import { fileRoutes } from './routes/files.js';
import { operationRoutes } from './routes/operations.js';
import { patientPaymentRoutes } from './routes/patient-payments.js';
import { paymentRoutes } from './routes/payments.js';
import { practiceRoutes } from './routes/practice.js';
import { recoupmentRoutes } from './routes/recoupments.js';
import { remittanceRoutes } from './routes/remittances.js';
import { sessionRoutes } from './routes/sessions.js';
import { storyRoutes } from './routes/stories.js';
import { submissionRoutes } from './routes/submissions.js';
import { tokenRoutes } from './routes/tokens.js';
import { writeBackRoutes } from './routes/write-back.js';

export interface ServerSettings {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly tls?: ListenerTls;
  readonly log: Logger;
  readonly rateLimits?: RateLimits;
  readonly listenerLimits?: ListenerLimits;
  /** Pages beside the API, given the tools they share with it. */
  readonly pages?: (tools: PageTools) => Plugin<void>;
  /** A problem as a page, for whoever looks with a browser. */
  readonly problemPage?: ProblemPage;
}

export interface PageTools {
  readonly crossSite: CrossSiteTokens;
  readonly cursors: Cursors;
  readonly rates: RateGuard;
  openApi(): object;
}

/** The service: everything is checked on the way in and out, and a route without a policy keeps it from starting. */
export async function buildServer(services: HttpContext, settings: ServerSettings): Promise<Server> {
  const server = createServer({
    listener: openListener(settings.tls, settings.listenerLimits),
    tls: settings.tls !== undefined,
    host: settings.host,
    port: settings.port,
    debug: false,
    routes: { security: false, state: { parse: true, failAction: 'ignore' } },
    router: { isCaseSensitive: true, stripTrailingSlash: false },
  });
  const metrics = new Metrics();
  const crossSite = new CrossSiteTokens(deriveKey(services.serviceKey, 'csrf'));
  const cursors = new Cursors(deriveKey(services.serviceKey, 'cursor'));
  const rates = new RateGuard(settings.rateLimits ?? RATE_LIMITS);
  answerBrokenRequests(server.listener, () => services.ids.next(), settings.log);
  markRequests(server, services);
  shortenConditions(server);
  refuseUnclearHosts(server);
  rates.guard(server);
  enforcePolicy(server, services.unitOfWork);
  addIdentity(server, services);
  refuseOtherSites(server, crossSite);
  logRequests(server, settings.log);
  shapeAnswers(server, settings.problemPage);
  metrics.watch(server);
  // Made for whoever asks first: joi's descriptions of all routes take some tenths of a second.
  let description: object | undefined;
  const openApi = () => (description ??= buildOpenApi(Object.values(resources).flat(), services.version));
  const resources = resourcesOf(services, { crossSite, cursors, rates, metrics, openApi });
  for (const [name, routes] of Object.entries(resources)) {
    await server.register(resourcePlugin(name, routes, services));
  }
  const pages = settings.pages?.({ crossSite, cursors, rates, openApi });
  if (pages) await server.register(pages);
  return server;
}

function resourcesOf(
  services: HttpContext,
  tools: PageTools & { readonly metrics: Metrics },
): Record<string, ApiRoute[]> {
  const { cursors, metrics } = tools;
  return {
    sessions: sessionRoutes(services, tools),
    tokens: tokenRoutes(services),
    practice: practiceRoutes(services, cursors),
    encounters: encounterRoutes(services, cursors),
    claims: claimRoutes(services, cursors),
    submissions: submissionRoutes(services, cursors),
    files: fileRoutes(services, cursors),
    remittances: remittanceRoutes(services, cursors),
    approvals: approvalRoutes(services, cursors),
    payments: paymentRoutes(services),
    certificates: certificateRoutes(services, cursors),
    stories: storyRoutes(services, cursors),
    'claim-payments': claimPaymentRoutes(services),
    recoupments: recoupmentRoutes(services, cursors),
    'patient-payments': patientPaymentRoutes(services, cursors),
    deposits: depositRoutes(services),
    denials: denialRoutes(services, cursors),
    'adjustment-rules': adjustmentRuleRoutes(services, cursors),
    'patient-accounts': accountRoutes(services, cursors),
    'write-back': writeBackRoutes(services),
    aging: agingRoutes(services),
    operations: operationRoutes(services, metrics, tools.openApi),
  };
}

/** An id and a start for every request, before anything can refuse it. */
function markRequests(server: Server, { ids }: HttpContext): void {
  server.ext('onRequest', (request, h) => {
    request.app.requestId = ids.next();
    request.app.startedAt = performance.now();
    return h.continue;
  });
}

/** hapi splits the condition by a pattern that takes time by the square of a run of blanks. (reliability.md H16) */
function shortenConditions(server: Server): void {
  server.ext('onRequest', ({ headers }, h) => {
    const condition = headers['if-none-match'];
    if (typeof condition === 'string') headers['if-none-match'] = condition.replace(/\s+/g, ' ');
    return h.continue;
  });
}
