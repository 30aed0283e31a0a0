import { server as createServer } from '@hapi/hapi';
import Joi from 'joi';
import { type CallOptions, openTestServer, type TestServer } from '../../support/open-test-server.js';
import { processorTime } from '../../support/processor-time.js';
import { expectAlive } from './attack.js';

/** Milliseconds of the processor that a request may take, by the table of attacks. */
const LIMIT = 50;
/** Of a harmless text of the same length: where the machine is slow, that much is no fault of a pattern. */
const TIMES_HARMLESS = 5;
/** How often both are sent until one is answered in time: a collection of garbage may fall upon a single one. */
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

/** The least of several times, and how long it may be: what is harmless is asked for only when that is not in time. */
async function leastTime(send: (text: string) => Promise<unknown>, text: string) {
  const harmless = 'a'.repeat(text.length);
  let [time, allowed] = [Number.POSITIVE_INFINITY, LIMIT];
  for (let tries = 0; tries < TRIES && time > allowed; tries += 1) {
    time = Math.min(time, await processorTime(() => send(text)));
    if (time <= allowed) break;
    allowed = Math.max(allowed, TIMES_HARMLESS * (await processorTime(() => send(harmless))));
  }
  return { time, allowed };
}

async function expectFast(
  name: string,
  [method, path]: readonly [method: string, path: (text: string) => string],
  options: (text: string) => CallOptions,
  text: string,
): Promise<void> {
  const { time, allowed } = await leastTime(async (sent) => {
    const { status } = await service.call(method, path(sent), options(sent));
    expect([name, status < 500]).toEqual([name, true]);
  }, text);
  expect({ name, time, isFast: time <= allowed }).toEqual({ name, time, isFast: true });
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
      const addressOf = (text: string) => {
        const value = encodeURIComponent(text).slice(0, 12_000).replace(/%.?$/, '');
        const address = place === 'path' ? path.replace(`{${name}}`, value) : `${path}?${name}=${value}`;
        return address.replace(/\{\w+\}/g, 'x');
      };
      for (const text of texts(3_000)) {
        await expectFast(`${path} ${name}`, [method, addressOf], () => ({ token }), text);
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
    const isForm = type.includes('form');
    const headers = isForm ? { 'content-type': type } : {};
    for (const field of fields) {
      const optionsOf = (text: string) => {
        const form = () => new URLSearchParams({ [field]: text }).toString().slice(0, 16_000);
        return { token, headers, body: isForm ? form() : { [field]: text } };
      };
      for (const text of texts(isForm ? 3_000 : 60_000)) {
        await expectFast(`${path} ${field}`, [method, () => path], optionsOf, text);
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
    const headersOf = (text: string) => ({
      ...(name !== 'authorization' && { authorization: `Bearer ${token}` }),
      [name]: `${prefixes[name] ?? ''}${text.replace(/[^\x20-\x7e]/g, '')}`,
    });
    const ways: [string, string, (text: string) => CallOptions][] = [
      ['GET', '/api/v1/claims', (text) => ({ headers: headersOf(text) })],
      [
        ...(['POST', '/api/v1/files'] as const),
        (text) => ({ body: '', headers: { 'content-type': 'application/edi-x12', ...headersOf(text) } }),
      ],
      [
        ...(['POST', '/api/v1/claims/search'] as const),
        (text) => ({ body: '{}', headers: { 'content-type': 'application/json', ...headersOf(text) } }),
      ],
    ];
    for (const text of texts(12_000)) {
      for (const [method, path, optionsOf] of ways)
        await expectFast(name, [method, () => path], optionsOf, text);
    }
  }
  await expectAlive(service);
});

test('a pattern that could take long is found out by such a text', async () => {
  const plain = createServer({ host: '127.0.0.1', port: 0, debug: false });
  const query = Joi.object({ name: Joi.string().pattern(/^(a+)+$/) });
  plain.route({ method: 'GET', path: '/', options: { validate: { query } }, handler: () => 'ok' });
  await plain.start();
  const send = async (text: string) => (await fetch(`${plain.info.uri}/?name=${text}`)).text();
  const { time, allowed } = await leastTime(send, `${'a'.repeat(26)}!`);
  expect(time).toBeGreaterThan(allowed);
  await plain.stop();
});
