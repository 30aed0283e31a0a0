import { randomBytes } from 'node:crypto';
import type { Server } from '@hapi/hapi';
import { pino } from 'pino';
import { v7 as uuidV7 } from 'uuid';
import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import { serviceKeyOf } from '../../src/app/access/sealing.js';
import { issueToken } from '../../src/app/access/tokens.js';
import { addUser } from '../../src/app/access/users.js';
import type { Actor, Role } from '../../src/app/actor.js';
import type { Action } from '../../src/app/permissions.js';
import { buildServer, type ServerSettings } from '../../src/http/build-server.js';
import type { HttpContext } from '../../src/http/http-context.js';
import { doneOf } from './clinic-books.js';
import { openTestStore, type TestStore } from './open-test-store.js';
import { LOW_COST } from './test-access.js';

export interface TestServer extends TestStore {
  readonly url: string;
  readonly server: Server;
  readonly services: HttpContext;
  /** Everything that was logged so far. */
  log(): string;
  /** A machine's token in this role. */
  token(role: Role, options?: { practiceId?: string; withheldActions?: readonly Action[] }): Promise<string>;
  /** A person who has logged in. */
  person(role: Role, options?: { practiceId?: string }): Promise<Person>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** The bytes of a file. */
  download(path: string, token: string): Promise<Uint8Array>;
}

export interface Person {
  readonly name: string;
  readonly password: string;
  readonly cookie: string;
  readonly csrfToken: string;
  readonly actorId: string;
}

export interface CallOptions {
  readonly token?: string;
  readonly person?: Pick<Person, 'cookie' | 'csrfToken'>;
  /** Sent as JSON, unless it is bytes or text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Idempotency-Key; one is made for every POST when it is left out. */
  readonly key?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at whatever the service answers
  readonly body: any;
}

/** The operator at the command line, who gives out log-ins and tokens. */
export const OPERATOR: Actor = { actorId: 'operator', role: 'admin', practiceId: 'main' };

export interface TestServerSettings extends Partial<ServerSettings> {
  readonly requireSecondFactor?: boolean;
  /** Whether a password costs what it costs in the service; otherwise it costs next to nothing. */
  readonly hasFullPasswordCost?: boolean;
}

/** The real service on a socket of its own, on a database of its own. */
export async function openTestServer({
  requireSecondFactor = false,
  hasFullPasswordCost = false,
  ...settings
}: TestServerSettings = {}): Promise<TestServer> {
  const opened = await openTestStore();
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  let server: Server | undefined;
  const services: HttpContext = {
    ...servicesOf(opened, () => server!.info.uri),
    requireSecondFactor,
    ...(hasFullPasswordCost ? {} : { passwordCost: LOW_COST }),
  };
  server = await buildServer(services, { host: '127.0.0.1', port: 0, log, ...settings });
  await server.start();
  const url = server.info.uri;
  return {
    ...opened,
    ...{ url, server, services },
    log: () => lines.join(''),
    token: (role, options = {}) => makeToken(services, role, options),
    person: (role, options = {}) => makePerson(url, services, role, options.practiceId ?? 'main'),
    call: (method, path, options) => call(url, method, path, options),
    download: async (path, token) => {
      const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
      return new Uint8Array(await response.arrayBuffer());
    },
    close: async () => {
      await server.stop({ timeout: 1_000 });
      await opened.close();
    },
  };
}

function servicesOf({ store, clock }: TestStore, publicUrl: () => string): HttpContext {
  return {
    unitOfWork: store.unitOfWork,
    clock,
    ids: { next: () => uuidV7() },
    credentials: store.credentials,
    idempotency: (actor) => store.idempotency(actor),
    serviceKey: serviceKeyOf(randomBytes(32)),
    requireSecondFactor: false,
    conceptMaps: BUILT_IN_CONCEPT_MAPS,
    ping: () => store.ping(),
    pendingMigrations: () => store.pendingMigrations(),
    version: '0.0.0-test',
    publicUrl,
  };
}

let made = 0;

async function makeToken(
  services: HttpContext,
  role: Role,
  { practiceId = 'main', withheldActions = [] }: { practiceId?: string; withheldActions?: readonly Action[] },
): Promise<string> {
  made += 1;
  const expiresAt = new Date(services.clock.now().getTime() + 86_400_000);
  const given = { name: `machine-${made}`, role, withheldActions, expiresAt };
  return doneOf(await issueToken(services, { ...OPERATOR, practiceId }, given)).text;
}

async function makePerson(
  url: string,
  services: HttpContext,
  role: Role,
  practiceId: string,
): Promise<Person> {
  made += 1;
  const [name, password] = [`person-${made}`, `slow-heron-${made}-brings-9-lanterns`];
  doneOf(await addUser(services, { ...OPERATOR, practiceId }, { name, role, password }));
  const answer = await call(url, 'POST', '/api/v1/sessions', { body: { practiceId, name, password } });
  if (answer.status !== 201) throw new Error(`The log-in was answered with ${answer.status}: ${answer.text}`);
  const { csrfToken, actorId } = answer.body;
  return { name, password, cookie: cookieOf(answer), csrfToken, actorId };
}

/** What a browser would send back. */
export function cookieOf(answer: Answer): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function call(
  url: string,
  method: string,
  path: string,
  { token, person, body, headers = {}, key }: CallOptions = {},
): Promise<Answer> {
  made += 1;
  const isRaw = body instanceof Uint8Array || typeof body === 'string';
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(person && { cookie: person.cookie, 'x-csrf-token': person.csrfToken }),
      ...(body !== undefined && !isRaw && { 'content-type': 'application/json' }),
      ...(method === 'POST' && { 'idempotency-key': key ?? `key-${made}` }),
      ...headers,
    },
    ...(body !== undefined && { body: isRaw ? (body as string) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text !== '' ? JSON.parse(text) : undefined,
  };
}
