import { connect } from 'node:net';
import type { Answer, TestServer } from '../../support/open-test-server.js';
import { queryPrepared } from '../../support/query-prepared.js';

/** A refusal in its whole form: RFC 9457 with code and request id, and nothing of what was sent. */
export function expectProblem(
  answer: Answer,
  status: number,
  code: string,
  sent: readonly string[] = [],
): void {
  expect([answer.status, answer.body?.code]).toEqual([status, code]);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const { issues, ...rest } = answer.body;
  expect(rest).toEqual({
    type: `urn:claimwright:problem:${code}`,
    title: expect.stringMatching(/^[A-Z][A-Za-z ,-]+$/),
    ...{ status, code },
    requestId: answer.headers.get('x-request-id'),
  });
  for (const found of issues ?? []) {
    expect(Object.keys(found).sort()).toEqual(['at', 'code', 'severity', 'text']);
  }
  for (const value of sent) expect(answer.text).not.toContain(value);
}

/** Sends an attack, and fails when it has changed a row of any table but the times of sessions. */
export async function leavingAllAsItWas<T>(service: TestServer, attack: () => Promise<T>): Promise<T> {
  const before = await contentOf(service);
  const result = await attack();
  expect(await contentOf(service)).toEqual(before);
  await expectAlive(service);
  return result;
}

/** Rows and a hash of every table. */
export async function contentOf({ store }: TestServer): Promise<Record<string, string>> {
  const tables = await queryPrepared<{ name: string }>(
    store.dataSource,
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'sessions' ORDER BY 1`,
  );
  const looks = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), ''))
       AS content FROM ${name} t`,
  );
  const rows = await queryPrepared<{ name: string; content: string }>(
    store.dataSource,
    looks.join(' UNION ALL '),
  );
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]));
}

export async function expectAlive(service: TestServer): Promise<void> {
  const { status } = await service.call('GET', '/ready');
  expect(status).toBe(200);
}

export interface RawAnswer {
  readonly text: string;
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at whatever the service answers
  readonly body: any;
}

/** Sends bytes as they are, and gives all that comes back until the other side closes or has answered. */
export function sendRaw(url: string, bytes: string | Uint8Array, wait = 5_000): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = '';
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(readRaw(text));
    };
    const timer = setTimeout(end, wait);
    socket.on('data', (data) => {
      text += data.toString('latin1');
      if (isWhole(text)) end();
    });
    socket.on('close', end);
    socket.on('error', end);
  });
}

function isWhole(text: string): boolean {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  return length !== undefined && rest.join('\r\n\r\n').length >= Number(length);
}

function readRaw(text: string): RawAnswer {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Headers(lines.map((line) => line.split(/: ?(.*)/).slice(0, 2) as [string, string]));
  const isJson = /json/.test(headers.get('content-type') ?? '') && body !== '';
  return {
    ...{ text: body, headers, status: Number(first.split(' ')[1] ?? 0) },
    body: isJson ? JSON.parse(body) : undefined,
  };
}
