import { problem } from '../../../schemas/responses/common.js';
import type { ApiRoute } from '../api-route.js';
import { type ProblemCode, statusOf } from '../problem.js';
import { type JsonSchema, SchemaBook } from './json-schema.js';

/** What any operation that wants an identity can answer. */
const COMMON: readonly ProblemCode[] = ['bad-request', 'unauthenticated', 'forbidden', 'too-many-requests'];

const WITH_BODY: readonly ProblemCode[] = ['too-large', 'unsupported-media-type'];

/** The OpenAPI 3.1 document of the routes, from the schemas by which they are checked. */
export function buildOpenApi(routes: readonly ApiRoute[], version: string) {
  const book = new SchemaBook();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operationOf(route, book),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Claimwright',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Claims from FHIR encounters, remittances into a ledger. Amounts are decimal strings of dollars. Requests ' +
        'that write carry an Idempotency-Key: the same request again is given the same answer.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      schemas: book.components,
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of a machine, or of a backend client',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'claimwright_session',
          description: 'Of a person; requests that write carry the X-CSRF-Token of the session as well',
        },
      },
    },
  };
}

function operationOf(route: ApiRoute, book: SchemaBook) {
  const { access, body } = route;
  const parameters = [
    ...parametersOf(route, 'params', book),
    ...parametersOf(route, 'query', book),
    ...(route.isIdempotent ? [IDEMPOTENCY_KEY] : []),
    ...(route.body?.isNamed ? [FILE_NAME] : []),
  ];
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    ...('open' in access && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        description: body.description,
        content: Object.fromEntries(
          body.contentTypes.map((type) => [
            type,
            { schema: body.schema ? book.refer(body.schema) : { type: 'string', format: 'binary' } },
          ]),
        ),
      },
    }),
    responses: { ...successOf(route, book), ...problemsOf(route, book) },
  };
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Made anew for each thing to do; the same key with the same request gives the same answer',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const FILE_NAME = {
  name: 'Content-Disposition',
  in: 'header',
  required: false,
  description:
    'The name of the file, kept for people and no part of its identity: `attachment; filename="payment.835"`, or ' +
    '`filename*` of RFC 8187 beyond ASCII. In no address, as it may name a patient',
  schema: { type: 'string', minLength: 1, maxLength: 1000 },
};

function parametersOf(route: ApiRoute, part: 'params' | 'query', book: SchemaBook) {
  const schema = route[part];
  if (!schema) return [];
  const object = book.refer(schema) as { properties?: Record<string, JsonSchema>; required?: string[] };
  return Object.entries(object.properties ?? {}).map(([name, { description, ...rest }]) => ({
    name,
    in: part === 'params' ? 'path' : 'query',
    // joi says "required" of what has a default; whoever asks need not give it.
    required: part === 'params' || ((object.required?.includes(name) ?? false) && !('default' in rest)),
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

function successOf({ success }: ApiRoute, book: SchemaBook) {
  const { status, description, schema, contentType = 'application/json' } = success;
  if (status === 204) return { 204: { description } };
  const isJson = contentType === 'application/json';
  const fallback = isJson ? { type: 'object' } : { type: 'string', format: 'binary' };
  return {
    [status]: {
      description,
      content: { [contentType.split(';')[0]!]: { schema: schema ? book.refer(schema) : fallback } },
    },
  };
}

function problemsOf(route: ApiRoute, book: SchemaBook) {
  const isOpen = 'open' in route.access;
  const codes: ProblemCode[] = [
    ...(isOpen ? (['bad-request', 'unauthenticated', 'too-many-requests'] as const) : COMMON),
    ...(route.body ? WITH_BODY : []),
    ...(route.isIdempotent ? (['busy', 'key-reused'] as const) : []),
    ...(route.refusals ?? []),
  ];
  const statuses = [...new Set(codes.map(statusOf))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes.filter((code) => statusOf(code) === status).join(', '),
        content: {
          'application/problem+json': { schema: book.refer(problem) },
          ...(route.ownErrors?.statuses.includes(status) && {
            'application/json': { schema: book.refer(route.ownErrors.schema) },
          }),
        },
      },
    ]),
  );
}
