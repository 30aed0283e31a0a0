import { v7 as uuidV7 } from 'uuid';
import { disableUser } from '../../src/app/access/users.js';
import type { Role } from '../../src/app/actor.js';
import { doneOf } from '../support/clinic-books.js';
import { type CallOptions, OPERATOR, openTestServer, type TestServer } from '../support/open-test-server.js';
import { COLUMNS, ROUTES_BY_ROLE } from './routes-by-role.js';

type Identity = Role | 'nobody' | 'disabled';
type Shown = Pick<CallOptions, 'token' | 'person'>;

let service: TestServer;

/** How each identity shows itself. */
const identities = new Map<Identity, Shown>();

beforeAll(async () => {
  service = await openTestServer();
  for (const role of COLUMNS) {
    const isMachine = role === 'edi-integration';
    identities.set(
      role,
      isMachine ? { token: await service.token(role) } : { person: await service.person(role) },
    );
  }
  const gone = await service.person('billing-manager');
  doneOf(await disableUser(service.services, OPERATOR, gone.name));
  identities.set('disabled', { person: gone });
  identities.set('nobody', {});
  // Each log-in costs what guessing a password would.
}, 180_000);

afterAll(async () => {
  await service.close();
});

/** Asks with an id that belongs to nothing and a body without content: whoever may come is told 400, 404 or better. */
async function ask(route: string, shown: Shown) {
  const [method, pattern] = route.split(' ') as [string, string];
  const bytes = route.startsWith('POST /api/v1/files')
    ? 'application/edi-x12'
    : { 'POST /api/v1/deposits': 'text/csv' }[route];
  return service.call(method, pattern.replace(/\{\w+\}/g, uuidV7()), {
    ...shown,
    headers: {
      'content-type': bytes ?? 'application/json',
      // From the machine itself operation is open; through a proxy it is not.
      'x-forwarded-for': '203.0.113.9',
    },
    ...(method !== 'GET' && { body: '{}' }),
  });
}

/** `y`, or how it was refused; a refusal for the role has to leave its row in the audit. */
async function attempt(route: string, identity: Identity): Promise<string> {
  // Whoever logs out has a session of their own for it.
  const isLogOut =
    route.startsWith('DELETE') && !['nobody', 'disabled', 'edi-integration'].includes(identity);
  const shown = isLogOut ? { person: await service.person(identity as Role) } : identities.get(identity)!;
  const { status, body } = await ask(route, shown);
  if (status === 401) return body.code;
  if (status !== 403) return status === 500 ? 'failed' : 'y';
  const [row] = await service.store.dataSource.query<{ outcome: string; reason: string }[]>(
    'SELECT outcome, reason FROM audit_rows ORDER BY sequence DESC LIMIT 1',
  );
  return row?.outcome === 'refused' && row.reason === body.code ? '-' : `no row for ${body.code}`;
}

test('every route of the server stands in the table, and every line of it is a route', () => {
  const routes = service.server.table().map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(routes.sort()).toEqual(Object.keys(ROUTES_BY_ROLE).sort());
});

test.each(Object.entries(ROUTES_BY_ROLE).filter(([, cells]) => cells !== 'open'))(
  '%s',
  async (route, cells) => {
    const wanted = cells.trim().split(/\s+/);
    const found: string[] = [];
    for (const role of COLUMNS) found.push(`${role} ${await attempt(route, role)}`);
    expect(found).toEqual(COLUMNS.map((role, index) => `${role} ${wanted[index]}`));
    expect(await attempt(route, 'nobody')).toBe('unauthenticated');
    expect(await attempt(route, 'disabled')).toBe('unauthenticated');
  },
);

test('an action that is withheld is refused, although the role allows it', async () => {
  const token = await service.token('billing-manager', { withheldActions: ['claim.read'] });
  expect((await service.call('GET', '/api/v1/claims', { token })).status).toBe(403);
  expect((await service.call('GET', '/api/v1/denials', { token })).status).toBe(200);
});

test('a server with a route that does not say who may come does not start, and takes none later', async () => {
  const handler = () => 'open to all by mistake';
  expect(() => service.server.route({ method: 'GET', path: '/api/v1/forgotten', handler })).toThrow(
    'Route GET /api/v1/forgotten does not say who may come to it',
  );
  const options = { auth: false, plugins: { access: { action: 'claim.read' } } } as const;
  expect(() => service.server.route({ method: 'GET', path: '/api/v1/careless', handler, options })).toThrow(
    'does not say who may come',
  );
});
