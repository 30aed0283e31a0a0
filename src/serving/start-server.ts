import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import type { Clock } from '../app/ports.js';
import { type Application, compose } from '../compose.js';
import type { Config } from '../config.js';
import { readServiceKey } from '../exchange/key-file.js';
import { buildServer, type PageTools } from '../http/build-server.js';
import type { HttpContext } from '../http/http-context.js';
import { SESSION_COOKIE } from '../http/identity.js';
import { openLog } from '../http/request-log.js';
import { renderProblemPage } from '../web/problem-page.js';
import { webPlugin } from '../web/web-plugin.js';
import { checkServiceSettings, isLoopback, readTls, type ServiceSettings } from './service-settings.js';

export interface StartedServer {
  readonly services: HttpContext;
  /** `https://claims.example.org:8835`, without a slash at its end. */
  readonly url: string;
  /** Lets requests end that are at work, then closes the database. */
  close(): Promise<void>;
}

/** What a test or the demo sets otherwise. */
export interface StartOverrides {
  readonly clock?: Clock;
  /** Only errors are logged: a person watches. */
  readonly quiet?: boolean;
}

type Server = Awaited<ReturnType<typeof buildServer>>;

/** How long requests at work may take to end when the service stops. */
const STOP_TIMEOUT = 10_000;

/** Starts the service, or throws before anything listens: for unsafe settings, a database in use or out of date. */
export async function startServer(
  config: Config,
  settings: ServiceSettings,
  version: string,
  overrides: StartOverrides = {},
): Promise<StartedServer> {
  await checkServiceSettings(settings);
  const tls = await readTls(settings);
  const isOpen = !isLoopback(settings.host);
  // Elsewhere a key that is missing is a mistake: what was sealed under it would be lost.
  const serviceKey = await readServiceKey(config.keyFile, { create: !isOpen });
  const application = await compose({ ...config, strict: isOpen }, overrides.clock);
  try {
    let server: Server | undefined;
    const requireSecondFactor = (settings.secondFactor ?? (isOpen ? 'required' : 'optional')) === 'required';
    const publicUrl = () => settings.publicUrl ?? urlOf(server!, settings);
    const services = { ...servicesOf(application, version), serviceKey, requireSecondFactor, publicUrl };
    const log = openLog(overrides);
    server = await buildServer(services, {
      ...{ host: settings.host, port: settings.port, log },
      ...(tls && { tls }),
      problemPage: renderProblemPage,
      pages: (tools) => webPlugin(webServices(services, tools)),
    });
    await server.start();
    return { url: urlOf(server, settings), services, close: () => closeAll(server!, application) };
  } catch (error) {
    await application.close();
    throw error;
  }
}

function servicesOf(application: Application, version: string) {
  const { context, store } = application;
  return {
    ...context,
    credentials: store.credentials,
    idempotency: store.idempotency,
    conceptMaps: BUILT_IN_CONCEPT_MAPS,
    ping: () => store.ping(),
    pendingMigrations: () => store.pendingMigrations(),
    version,
  };
}

/** What pages share with the API, which they may not import. */
function webServices(services: HttpContext, { crossSite, cursors, rates, openApi }: PageTools) {
  return {
    ...services,
    csrfTokenOf: (sessionId: string) => crossSite.tokenOf(sessionId),
    countLogIn: rates.countLogIn.bind(rates),
    cookieName: SESSION_COOKIE,
    cursors,
    openApi,
  };
}

function urlOf(server: Server, { host }: ServiceSettings): string {
  const { protocol, port } = server.info;
  return `${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function closeAll(server: Server, application: Application): Promise<void> {
  try {
    await server.stop({ timeout: STOP_TIMEOUT });
  } finally {
    await application.close();
  }
}
