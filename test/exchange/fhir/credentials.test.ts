import { exportJWK, exportPKCS8, generateKeyPair, type JWK } from 'jose';
import type { Outcome } from '../../../schemas/outcome.js';
import type { DocumentGroup } from '../../../src/app/claims/import-source.js';
import type { Credentials } from '../../../src/exchange/fhir/credentials.js';
import { SYSTEM_PORTS } from '../../../src/exchange/fhir/fhir-connection.js';
import { readFhirServer } from '../../../src/exchange/fhir/read-fhir-server.js';
import { startFhirServer, type TestFhirServer } from '../../support/start-fhir-server.js';
import { searchset, sendJson, startStubServer } from './stub-server.js';

async function read(
  baseUrl: string,
  credentials?: Credentials,
  now = () => new Date(),
): Promise<Outcome<DocumentGroup>[]> {
  const groups: Outcome<DocumentGroup>[] = [];
  const source = { baseUrl, sourceSystem: 'urn:test', ...(credentials && { credentials }) };
  for await (const group of readFhirServer(source, { ...SYSTEM_PORTS, clock: { now } })) groups.push(group);
  return groups;
}

const denied = (path: string) => ({
  refused: { code: 'forbidden', issues: [expect.objectContaining({ code: 'source.denied', at: { path } })] },
});

const ENCOUNTER = {
  resourceType: 'Encounter',
  id: 'e1',
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
};

test('a bearer token opens the server, and a wrong one is refused without its value', async () => {
  const server = await startFhirServer({ FHIR_TOKEN: 'right' });
  try {
    await server.load([ENCOUNTER]);
    expect(await read(server.url, { kind: 'bearer', token: 'right' })).toHaveLength(1);
    const refused = await read(server.url, { kind: 'bearer', token: 'wrong-token-value' });
    expect(refused).toEqual([denied('/fhir/R4/Encounter')]);
    expect(JSON.stringify(refused)).not.toContain('wrong-token-value');
    expect(await read(server.url)).toEqual([denied('/fhir/R4/Encounter')]);
  } finally {
    await server.close();
  }
});

describe.each(['RS384', 'ES384'] as const)('SMART Backend Services with %s', (algorithm) => {
  let server: TestFhirServer;
  let privateKey: JWK;
  let pem: string;

  beforeAll(async () => {
    const pair = await generateKeyPair(algorithm, { extractable: true });
    privateKey = { ...(await exportJWK(pair.privateKey)), kid: 'key-1' };
    pem = await exportPKCS8(pair.privateKey);
    const keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'key-1', alg: algorithm, use: 'sig' }];
    server = await startFhirServer({
      FHIR_JWKS: JSON.stringify({ keys }),
      FHIR_TOKEN_SECONDS: '60',
      FHIR_TOKEN: 'loader',
    });
    await server.load([1, 2, 3].map((number) => ({ ...ENCOUNTER, id: `e${number}` })));
  });

  afterAll(async () => {
    await server.close();
  });

  const smart = (changes = {}): Credentials => ({
    kind: 'smart',
    clientId: 'claimwright-test',
    privateKey,
    ...changes,
  });
  const countTokens = async () => ((await server.read('requests')) as { tokens: number }).tokens;

  test('one signed assertion gets a token for many requests', async () => {
    const before = await countTokens();
    expect(await read(server.url, smart())).toHaveLength(1);
    expect((await countTokens()) - before).toBe(1);
  });

  test('a PEM with the id of its key signs as well', async () => {
    expect(await read(server.url, smart({ privateKey: pem, keyId: 'key-1' }))).toHaveLength(1);
  });

  test('so does the text of a JWK', async () => {
    expect(await read(server.url, smart({ privateKey: JSON.stringify(privateKey) }))).toHaveLength(1);
  });

  test('a token of a minute is given up after half of it', async () => {
    const before = await countTokens();
    let now = Date.now() - 31_000;
    const clock = { now: () => new Date(now) };
    const source = { baseUrl: server.url, sourceSystem: 'urn:test', credentials: smart(), pageSize: 1 };
    const counts: number[] = [];
    for await (const group of readFhirServer(source, { ...SYSTEM_PORTS, clock })) {
      expect(group).toHaveProperty('done');
      counts.push((await countTokens()) - before);
      if (counts.length === 2) now = Date.now();
    }
    expect(counts).toEqual([1, 1, 2]);
  });

  test.each([
    ['another client', { clientId: 'somebody-else' }],
    ['a scope that is none of a system', { scope: 'patient/*.rs' }],
  ])('%s is refused', async (_, changes) => {
    expect(await read(server.url, smart(changes))).toEqual([denied('/fhir/R4/token')]);
  });

  test('another key is refused', async () => {
    const other = await generateKeyPair(algorithm, { extractable: true });
    const stolen = { ...(await exportJWK(other.privateKey)), kid: 'key-1' };
    expect(await read(server.url, smart({ privateKey: stolen }))).toEqual([denied('/fhir/R4/token')]);
  });

  test('what is no private key is refused before anything is sent', async () => {
    const [refusal] = await read(server.url, smart({ privateKey: 'no key' }));
    expect(refusal).toMatchObject({ refused: { code: 'invalid', issues: [{ code: 'source.invalid-key' }] } });
  });
});

test('a token that the server no longer takes is asked for anew, once', async () => {
  let given = 0;
  const stub = await startStubServer((request, response) => {
    const { authorization } = request.headers;
    if (request.url?.endsWith('smart-configuration')) {
      sendJson(response, { token_endpoint: `http://${request.headers.host}/token` });
    } else if (request.url === '/token') {
      given += 1;
      sendJson(response, { access_token: `t${given}`, expires_in: 300 });
    } else if (authorization === 'Bearer t2') sendJson(response, searchset([]));
    else sendJson(response, {}, 401);
  });
  try {
    expect(await read(stub.url, await smartCredentials())).toEqual([]);
    expect(given).toBe(2);
    expect(await read(stub.url, await smartCredentials())).toEqual([denied('/fhir/Encounter')]);
    expect(given).toBe(4);
  } finally {
    await stub.close();
  }
});

test('a server without SMART configuration says so', async () => {
  const server = await startFhirServer();
  try {
    expect(await read(server.url, await smartCredentials())).toMatchObject([
      { refused: { code: 'unknown', issues: [{ code: 'source.not-found' }] } },
    ]);
  } finally {
    await server.close();
  }
});

async function smartCredentials(): Promise<Credentials> {
  const { privateKey } = await generateKeyPair('ES384', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'key-1' };
  return { kind: 'smart', clientId: 'claimwright-test', privateKey: key };
}
