import { server as createServer } from '@hapi/hapi';
import Joi from 'joi';
import { type CallOptions, openTestServer, type TestServer } from '../../support/open-test-server.js';
import { expectAlive } from './attack.js';

/** Milliseconds that a request may take, by the table of attacks. */
const LIMIT = 50;
/** How often an attack is sent until one is answered in time: what else the machine does is not its fault. */
const TRIES = 8;

let service: TestServer;
let token: string;

beforeAll(async () => {
  service = await openTestServer();
  token = await service.token('billing-manager');
});

afterAll(async () => {
  await service?.close();
});

/** Texts over which a pattern with a choice of ways takes time out of all measure. */
const texts = (length: number): readonly string[] => [
  `${'a'.repeat(length)}!`,
  `${'0'.repeat(length)}x`,
  `x${' '.repeat(length)}x`,
  `${'a-'.repeat(length / 2)}!`,
  `${'1.'.repeat(length / 2)}!`,
  `${'a@'.repeat(length / 2)}.`,
  `${'2026-01-01T'.repeat(length / 11)}!`,
  `${'-'.repeat(length)}.${'_'.repeat(length)}!`,
  `${'\u00e9'.repeat(length / 6)}!`,
  `${','.repeat(length)}x`,
  `${';q='.repeat(length / 3)}x`,
  `${'"'.repeat(length)}x`,
];

async function fastest(send: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && least > LIMIT; tries += 1) {
    const started = performance.now();
    await send();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

async function expectFast(name: string, method: string, path: string, options: CallOptions): Promise<void> {
  const time = await fastest(async () => {
    const { status } = await service.call(method, path, options);
    expect([name, status < 500]).toEqual([name, true]);
  });
  expect([name, time <= LIMIT, time]).toEqual([name, true, time]);
}

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: { readonly type?: string };
  }[];
  readonly requestBody?: {
    readonly content: Record<string, { readonly schema: { readonly $ref?: string } }>;
  };
}

interface Description {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, { readonly properties?: Record<string, { readonly type?: string }> }>;
  };
}

async function operations() {
  const { body } = await service.call('GET', '/openapi.json', { token });
  const { paths, components } = body as Description;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
      const component = components.schemas[content?.schema.$ref?.split('/').at(-1) ?? ''];
      return {
        method: method.toUpperCase(),
        path,
        operation,
        type,
        fields: Object.keys(component?.properties ?? {}),
      };
    }),
  );
}

test('H16: no text in a path or query takes longer than 50 ms', async () => {
  let sent = 0;
  for (const { method, path, operation } of (await operations()).filter((each) => each.method === 'GET')) {
    for (const { name, in: place } of operation.parameters ?? []) {
      if (place === 'header') continue;
      for (const text of texts(3_000)) {
        const value = encodeURIComponent(text).slice(0, 12_000).replace(/%.?$/, '');
        const address = place === 'path' ? path.replace(`{${name}}`, value) : `${path}?${name}=${value}`;
        await expectFast(`${path} ${name}`, method, address.replace(/\{\w+\}/g, 'x'), { token });
        sent += 1;
      }
    }
  }
  expect(sent).toBeGreaterThan(300);
});

test('H16: no text in a field of a body does', async () => {
  let sent = 0;
  for (const { method, path, type, fields } of await operations()) {
    if (type === undefined || !/json|form/.test(type)) continue;
    for (const field of fields) {
      for (const text of texts(type.includes('form') ? 3_000 : 60_000)) {
        const isForm = type.includes('form');
        const body = isForm
          ? new URLSearchParams({ [field]: text }).toString().slice(0, 16_000)
          : { [field]: text };
        const headers = isForm ? { 'content-type': type } : {};
        await expectFast(`${path} ${field}`, method, path, { token, body, headers });
        sent += 1;
      }
    }
  }
  expect(sent).toBeGreaterThan(200);
});

test('H16: no text in a header does', async () => {
  const names = [
    ...['authorization', 'cookie', 'content-type', 'accept', 'accept-encoding', 'origin', 'if-match'],
    ...[
      'content-disposition',
      'if-none-match',
      'idempotency-key',
      'x-csrf-token',
      'content-encoding',
      'forwarded',
      'range',
    ],
  ];
  const prefixes: Record<string, string> = {
    authorization: 'Bearer ',
    cookie: 'claimwright_session=',
    'content-type': 'application/json;',
    accept: 'text/html,',
    'content-disposition': 'attachment; filename=',
  };
  for (const name of names) {
    for (const text of texts(6_000)) {
      const value = `${prefixes[name] ?? ''}${text.replace(/[^\x20-\x7e]/g, '')}`;
      const headers = {
        ...(name !== 'authorization' && { authorization: `Bearer ${token}` }),
        [name]: value,
      };
      await expectFast(name, 'GET', '/api/v1/claims', { headers });
      await expectFast(name, 'POST', '/api/v1/files', {
        body: '',
        headers: { 'content-type': 'application/edi-x12', ...headers },
      });
      await expectFast(name, 'POST', '/api/v1/claims/search', {
        body: '{}',
        headers: { 'content-type': 'application/json', ...headers },
      });
    }
  }
  await expectAlive(service);
});

test('a pattern that could take long is found out by such a text', async () => {
  const plain = createServer({ host: '127.0.0.1', port: 0, debug: false });
  const query = Joi.object({ name: Joi.string().pattern(/^(a+)+$/) });
  plain.route({ method: 'GET', path: '/', options: { validate: { query } }, handler: () => 'ok' });
  await plain.start();
  const time = await fastest(() => fetch(`${plain.info.uri}/?name=${'a'.repeat(25)}!`).then((a) => a.text()));
  expect(time).toBeGreaterThan(LIMIT);
  await plain.stop();
});
