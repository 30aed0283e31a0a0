import { buildExample } from '../../src/web/pages/docs/build-example.js';
import { describeType, listFields } from '../../src/web/pages/docs/describe-schema.js';
import type { OpenApiDocument, Schema } from '../../src/web/pages/docs/openapi-document.js';
import { presentDocs } from '../../src/web/pages/docs/presenter.js';
import { DocsView } from '../../src/web/pages/docs/view.js';
import { renderDocument } from '../../src/web/render-document.js';
import { viewerOf } from './support/made.js';
import { findAll, readHtml, tableRows, textOf } from './support/read-html.js';

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Claim: {
    type: 'object',
    description: 'A claim',
    required: ['lines', 'state'],
    properties: {
      state: { type: 'string', enum: ['draft', 'ready'], description: 'Where it stands' },
      lines: {
        type: 'array',
        items: {
          type: 'object',
          required: ['units'],
          properties: { units: { type: 'integer', minimum: 3 } },
        },
      },
      issue: { $ref: '#/components/schemas/Issue' },
    },
  },
  Issue: { type: 'object', properties: { at: { type: 'string', examples: ["o'clock"], maxLength: 9 } } },
  Endless: { type: 'object', properties: { again: { $ref: '#/components/schemas/Endless' } } },
};

const reference = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });

const DOCUMENT: OpenApiDocument = {
  info: { title: 'Claimwright', version: '1.2.3', description: 'All of it.' },
  tags: [{ name: 'Claims' }],
  paths: {
    '/api/v1/claims/{claimId}': {
      post: {
        operationId: 'changeClaim',
        tags: ['Claims'],
        summary: 'Change a claim',
        parameters: [
          { name: 'claimId', in: 'path', required: true, schema: { type: 'string', examples: ['c-1'] } },
          { name: 'name', in: 'query', required: true, schema: { type: 'string', examples: ['a b'] } },
          {
            name: 'limit',
            in: 'query',
            required: false,
            schema: { type: 'integer', default: 50, maximum: 200 },
          },
          { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } },
        ],
        requestBody: { description: 'The change', content: { 'application/json': reference('Issue') } },
        responses: {
          200: { description: 'The claim', content: { 'application/json': reference('Claim') } },
          204: { description: 'Nothing' },
        },
      },
      get: { operationId: 'see', tags: ['Claims'], summary: 'See', security: [], responses: {} },
    },
  },
  components: { schemas: SCHEMAS },
};

const docs = presentDocs(DOCUMENT, 'https://claims.example.org');

describe('types in words', () => {
  test.each<[Schema, string]>([
    [{ type: 'string' }, 'text'],
    [{ type: 'string', format: 'binary' }, 'bytes'],
    [{ type: 'string', minLength: 1, maxLength: 60 }, 'text, at most 60 characters'],
    [
      { type: 'integer', minimum: 1, maximum: 200, default: 50 },
      'whole number, from 1, up to 200, 50 when left out',
    ],
    [{ type: 'array', items: { $ref: '#/components/schemas/Issue' } }, 'list of Issue'],
    [{ enum: ['a', 'b'] }, 'one of a, b'],
    [{ type: 'object', patternProperties: { '.*': { type: 'integer' } } }, 'object of whole number'],
    [{ anyOf: [{ type: 'string' }, { type: 'boolean' }] }, 'text or true or false'],
    [{}, 'anything'],
  ])('%j', (schema, words) => {
    const parts = describeType(schema);
    expect(parts.map(({ text }) => text).join('')).toBe(words);
  });

  test('fields of unnamed objects stand under their path', () => {
    const fields = listFields(SCHEMAS['Claim']!);
    expect(fields.map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['state', true],
      ['lines', true],
      ['lines[].units', true],
      ['issue', false],
    ]);
    expect(fields[3]!.type).toEqual([{ text: 'Issue', href: '#schema-Issue' }]);
  });
});

test('examples take what the schema gives, and end where a schema names itself', () => {
  expect(buildExample(SCHEMAS['Claim']!, SCHEMAS)).toEqual({
    state: 'draft',
    lines: [{ units: 3 }],
    issue: { at: "o'clock" },
  });
  expect(JSON.stringify(buildExample(SCHEMAS['Endless']!, SCHEMAS)).length).toBeLessThan(200);
});

test('a command to try it can be pasted into a shell', () => {
  const [change, see] = docs.groups[0]!.operations;
  expect(change!.curl).toBe(
    [
      `curl -X POST 'https://claims.example.org/api/v1/claims/c-1?name=a%20b'`,
      `-H "Authorization: Bearer $CLAIMWRIGHT_TOKEN"`,
      `-H "Idempotency-Key: $(uuidgen)"`,
      `-H 'Content-Type: application/json'`,
      `-d '{"at":"o'\\''clock"}'`,
    ].join(' \\\n  '),
  );
  expect(see!.curl).toBe(`curl 'https://claims.example.org/api/v1/claims/{claimId}'`);
});

describe('the page', () => {
  const page = readHtml(renderDocument(DocsView({ docs, viewer: viewerOf('biller', '/docs') })));

  test('has every operation with its parameters and answers', () => {
    expect(tableRows(page, 'Parameters of changeClaim').map(([name, place]) => [name, place])).toEqual([
      ['Parameter', 'In'],
      ['claimId', 'path'],
      ['name', 'query'],
      ['limit', 'query'],
      ['Idempotency-Key', 'header'],
    ]);
    expect(tableRows(page, 'Answers of changeClaim').slice(1)).toEqual([
      ['200', 'The claim', 'Claim', 'application/json'],
      ['204', 'Nothing', '', ''],
    ]);
  });

  test('leads nowhere that is not there', () => {
    const ids = new Set(everyId(page));
    const hrefs = findAll(page, 'a').map(({ attributes }) => attributes['href']!);
    const within = hrefs.filter((href) => href.startsWith('#'));
    expect(within.length).toBeGreaterThan(5);
    expect(within.filter((href) => !ids.has(href.slice(1)))).toEqual([]);
  });

  test('says which operations want no log-in', () => {
    expect(docs.groups[0]!.operations.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    expect(textOf(page)).toContain('Open: no log-in is wanted.');
  });
});

function everyId(page: ReturnType<typeof readHtml>): string[] {
  return page.children.flatMap((child) =>
    typeof child === 'string' ? [] : [child.attributes['id'] ?? '', ...everyId(child)],
  );
}
