import type { Outcome } from '../../../schemas/outcome.js';
import type { DocumentGroup } from '../../../src/app/claims/import-source.js';
import { SYSTEM_PORTS } from '../../../src/exchange/fhir/fhir-connection.js';
import { readFhirServer } from '../../../src/exchange/fhir/read-fhir-server.js';
import { type StubServer, searchset, sendJson, startStubServer } from './stub-server.js';

const CANARY = 'Zzyzx-Canary';

let stub: StubServer | undefined;

afterEach(async () => {
  await stub?.close();
});

type Answer = Parameters<typeof startStubServer>[0];

async function readFrom(answer: Answer, waits: number[] = [], more = {}): Promise<Outcome<DocumentGroup>[]> {
  stub = await startStubServer(answer);
  return readAll(stub.url, waits, more);
}

async function readAll(baseUrl: string, waits: number[] = [], more = {}): Promise<Outcome<DocumentGroup>[]> {
  const wait = async (ms: number) => {
    waits.push(ms);
  };
  const groups: Outcome<DocumentGroup>[] = [];
  const source = { baseUrl, sourceSystem: 'urn:test', ...more };
  for await (const group of readFhirServer(source, { ...SYSTEM_PORTS, wait })) groups.push(group);
  return groups;
}

/** The one refusal, as code and context; whatever the server said in words is not in it. */
function refusalOf(groups: readonly Outcome<DocumentGroup>[]): unknown {
  const last = groups.at(-1)!;
  if (!('refused' in last)) throw new Error('nothing was refused');
  expect(JSON.stringify(last)).not.toContain(CANARY);
  const { code, issues } = last.refused;
  return [code, issues[0]!.code, issues[0]!.at.path, issues[0]!.context];
}

const emptyFor = (request: Parameters<Answer>[0], response: Parameters<Answer>[1], encounters: object[]) => {
  sendJson(response, searchset(request.url?.startsWith('/fhir/Encounter?') ? encounters : []));
};

describe('while the server is overloaded', () => {
  test('it is asked again when it says, and then answers', async () => {
    const waits: number[] = [];
    const groups = await readFrom((request, response, count) => {
      if (count === 1) sendJson(response, {}, 429, { 'retry-after': '7' });
      else if (count === 2) sendJson(response, {}, 503);
      else emptyFor(request, response, [{ resourceType: 'Encounter', id: 'e1' }]);
    }, waits);
    expect(waits).toEqual([7000, 1000]);
    expect(groups).toEqual([{ done: { documents: [expect.objectContaining({ type: 'collection' })] } }]);
  });

  test('it is asked a bounded number of times, and never waited for longer than a minute', async () => {
    const waits: number[] = [];
    const groups = await readFrom(
      (_, response) =>
        sendJson(response, { text: CANARY }, 503, {
          'retry-after': new Date(Date.now() + 3.6e6).toUTCString(),
        }),
      waits,
      { attempts: 3 },
    );
    expect(refusalOf(groups)).toEqual([
      'busy',
      'source.overloaded',
      '/fhir/Encounter',
      { status: 503, attempts: 3 },
    ]);
    expect(waits).toEqual([60_000, 60_000]);
    expect(stub!.requests).toHaveLength(3);
  });

  test('a server that never answers is given up after its time', async () => {
    const groups = await readFrom(() => {}, [], { timeoutMs: 50, attempts: 2 });
    expect(refusalOf(groups)).toEqual(['busy', 'source.unreachable', '/fhir/Encounter', { attempts: 2 }]);
  });
});

describe('what leads elsewhere is not followed', () => {
  let elsewhere: StubServer;

  beforeEach(async () => {
    elsewhere = await startStubServer((_, response) => sendJson(response, searchset([])));
  });

  afterEach(async () => {
    await elsewhere.close();
  });

  test('a next page on another host (F5)', async () => {
    const next = `${elsewhere.url}/Encounter?page=2`;
    const groups = await readFrom((_, response) => sendJson(response, searchset([], next)));
    const { host } = new URL(elsewhere.url);
    expect(refusalOf(groups)).toEqual(['invalid', 'source.foreign-link', 'Encounter', { host }]);
    expect(elsewhere.requests).toEqual([]);
  });

  test.each([
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    '//127.0.0.2/fhir/Encounter',
    '/other-practice/Encounter',
    '../other-practice/Encounter',
  ])('a next page at %s (F5)', async (next) => {
    const groups = await readFrom((_, response) => sendJson(response, searchset([], next)));
    expect(refusalOf(groups)).toEqual(expect.arrayContaining(['invalid', 'source.foreign-link']));
    expect(stub!.requests).toHaveLength(1);
  });

  test('a reference to another host, also where this server has a resource of that name (F5)', async () => {
    const encounter = {
      resourceType: 'Encounter',
      id: 'e1',
      subject: { reference: `${elsewhere.url}/Patient/p1` },
      participant: [{ individual: { reference: 'file:///Practitioner/x' } }],
    };
    await readFrom((request, response) => emptyFor(request, response, [encounter]));
    expect(elsewhere.requests).toEqual([]);
    expect(stub!.requests.filter((line) => /Patient\?|Practitioner\?/.test(line))).toEqual([]);
  });

  test('a redirect', async () => {
    const groups = await readFrom((_, response) => {
      response.writeHead(302, { location: `${elsewhere.url}/Encounter` }).end();
    });
    expect(refusalOf(groups)).toEqual(['invalid', 'source.redirected', '/fhir/Encounter', { status: 302 }]);
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('a search that cannot be trusted is broken off', () => {
  test('one whose pages go round', async () => {
    const groups = await readFrom((request, response) => {
      sendJson(response, searchset([], `http://${request.headers.host}/fhir/Encounter?page=2`));
    });
    expect(refusalOf(groups)).toEqual(['invalid', 'source.repeated-page', 'Encounter', {}]);
    expect(stub!.requests).toHaveLength(2);
  });

  test.each([
    ['HTML', '<html>Zzyzx-Canary</html>'],
    ['another resource', JSON.stringify({ resourceType: 'OperationOutcome', text: { div: CANARY } })],
  ])('one that is answered by %s', async (_, body) => {
    const groups = await readFrom((__, response) => response.end(body));
    expect(refusalOf(groups)).toEqual(expect.arrayContaining(['invalid', 'source.not-fhir']));
  });

  test('one that is refused, whatever the server says of it', async () => {
    const groups = await readFrom((_, response) => sendJson(response, { diagnostics: CANARY }, 422));
    expect(refusalOf(groups)).toEqual(['invalid', 'source.rejected', '/fhir/Encounter', { status: 422 }]);
  });
});

test('a server that refuses includes is asked without them', async () => {
  const groups = await readFrom((request, response) => {
    if (request.url?.includes('_include')) sendJson(response, {}, 400);
    else emptyFor(request, response, [{ resourceType: 'Encounter', id: 'e1' }]);
  });
  expect(groups).toHaveLength(1);
  expect(groups[0]).toHaveProperty('done');
});

test('an encounter that moves to a later page while pages are read is taken once', async () => {
  const encounter = (id: string) => ({ resourceType: 'Encounter', id });
  const groups = await readFrom((request, response) => {
    const isFirst = !request.url?.includes('page=2');
    const next = `http://${request.headers.host}/fhir/Encounter?page=2`;
    if (!request.url?.startsWith('/fhir/Encounter?')) sendJson(response, searchset([]));
    else if (isFirst) sendJson(response, searchset([encounter('a'), encounter('b')], next));
    else sendJson(response, searchset([encounter('b'), encounter('c')]));
  });
  const ids = groups.map((group) => {
    const [bundle] =
      'done' in group ? (group.done.documents as { entry: { resource: { id: string } }[] }[]) : [];
    return bundle!.entry.map(({ resource }) => resource.id);
  });
  expect(ids).toEqual([['a', 'b'], ['c']]);
});

test('two versions of an encounter come in one group, also when they stand on pages of their own', async () => {
  const version = (id: string) => ({
    ...{ resourceType: 'Encounter', id },
    identifier: [{ system: 'urn:visits', value: 'V,1' }],
  });
  const groups = await readFrom((request, response) => {
    const asked = decodeURIComponent(request.url ?? '');
    const next = `http://${request.headers.host}/fhir/Encounter?page=2`;
    if (asked.includes('?identifier=urn:visits|V\\,1&')) {
      sendJson(response, searchset([version('a'), version('b')]));
    } else if (!asked.startsWith('/fhir/Encounter?')) sendJson(response, searchset([]));
    else if (asked.includes('page=2')) sendJson(response, searchset([version('b')]));
    else sendJson(response, searchset([version('a')], next));
  });
  expect(groups).toHaveLength(1);
  expect(JSON.stringify(groups)).toMatch(/"id":"a".*"id":"b"/);
});

test('dates, states and page size are searched for', async () => {
  const more = { from: '2026-01-01', to: '2026-01-31', statuses: ['finished', 'cancelled'], pageSize: 7 };
  await readFrom((request, response) => emptyFor(request, response, []), [], more);
  expect(stub!.requests[0]).toMatch(
    /^GET \/fhir\/Encounter\?date=ge2026-01-01&date=le2026-01-31&status=finished,cancelled&_count=7&_include=/,
  );
});

test.each([
  ['nonsense', 'The text', 'it is no URL'],
  ['ftp://host/fhir', 'ftp://host', 'http or https is wanted'],
  ['http://fhir.example.org/r4', 'http://fhir.example.org', 'https is wanted for another machine'],
  ['https://user:secret@host/fhir', 'https://host', 'it holds a user or a password'],
  ['https://host/fhir?x=1', 'https://host', 'it holds a query'],
])('%s is no address of a server', async (baseUrl, server, reason) => {
  expect(refusalOf(await readAll(baseUrl))).toEqual([
    'invalid',
    'source.invalid-address',
    undefined,
    { server, reason },
  ]);
});
