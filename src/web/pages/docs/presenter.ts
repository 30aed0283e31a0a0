import { buildExample } from './build-example.js';
import {
  anchorOfSchema,
  describeField,
  describeType,
  type FieldRow,
  listFields,
  type TypePart,
} from './describe-schema.js';
import type { Answer, Content, OpenApiDocument, Operation } from './openapi-document.js';
import { writeCurl } from './write-curl.js';

export interface OperationEntry {
  readonly operationId: string;
  readonly anchor: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly isOpen: boolean;
  readonly parameters: readonly (FieldRow & { readonly place: string })[];
  readonly request?: BodyEntry;
  readonly answers: readonly AnswerRow[];
  readonly curl: string;
}

export interface BodyEntry {
  readonly description: string;
  readonly contentTypes: string;
  readonly type: readonly TypePart[];
}

export interface AnswerRow {
  readonly status: string;
  readonly description: string;
  readonly contentTypes: string;
  readonly type: readonly TypePart[];
}

export interface SchemaEntry {
  readonly name: string;
  readonly anchor: string;
  readonly description?: string;
  readonly fields: readonly FieldRow[];
  /** JSON. */
  readonly example: string;
}

export interface DocsPage {
  readonly version: string;
  readonly description: string;
  readonly groups: readonly {
    readonly tag: string;
    readonly anchor: string;
    readonly operations: readonly OperationEntry[];
  }[];
  readonly schemas: readonly SchemaEntry[];
}

/** @param origin where the service is reached, for the commands to be tried */
export function presentDocs(document: OpenApiDocument, origin: string): DocsPage {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const { schemas } = document.components;
  return {
    version: document.info.version,
    description: document.info.description ?? '',
    groups: document.tags.map(({ name: tag }) => ({
      tag,
      anchor: `tag-${tag.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
      operations: operations
        .filter(({ operation }) => operation.tags.includes(tag))
        .map((each) => ({
          ...describeOperation(each.operation),
          method: each.method,
          path: each.path,
          curl: writeCurl(each, document, origin),
        })),
    })),
    schemas: Object.entries(schemas).map(([name, schema]) => ({
      name,
      anchor: anchorOfSchema(name),
      ...(schema.description !== undefined && { description: schema.description }),
      fields: listFields(schema),
      example: JSON.stringify(buildExample(schema, schemas), null, 2),
    })),
  };
}

function describeOperation(operation: Operation): Omit<OperationEntry, 'method' | 'path' | 'curl'> {
  const { operationId, summary, description, security, parameters = [], requestBody, responses } = operation;
  return {
    operationId,
    anchor: `operation-${operationId}`,
    summary,
    ...(description !== undefined && { description }),
    isOpen: security?.length === 0,
    parameters: parameters.map(({ name, in: place, required, description: about, schema }) => ({
      ...describeField(name, schema),
      ...(about !== undefined && { description: about }),
      isRequired: required,
      place,
    })),
    ...(requestBody && {
      request: { description: requestBody.description ?? '', ...describeContent(requestBody.content) },
    }),
    answers: Object.entries(responses).map(([status, answer]) => describeAnswer(status, answer)),
  };
}

function describeAnswer(status: string, { description, content }: Answer): AnswerRow {
  return { status, description, ...describeContent(content ?? {}) };
}

function describeContent(content: Content): Pick<BodyEntry, 'contentTypes' | 'type'> {
  const [first] = Object.values(content);
  return { contentTypes: Object.keys(content).join(', '), type: first ? describeType(first.schema) : [] };
}
