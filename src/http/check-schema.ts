import type Joi from 'joi';
import { type Issue, issue } from '../../schemas/issue.js';
import type { ApiRoute } from './api-route.js';
import { ProblemError } from './problem.js';

/** hapi's validation with our own problems: paths and rules are told, values never. */
export function checker(schema: Joi.ObjectSchema | undefined, part: Part) {
  if (!schema) return undefined;
  return async (value: unknown) => validated(schema, value, part);
}

type Part = 'body' | 'path' | 'query';

/** What the schema reads of the value; a problem where it is not as wanted. */
export function validated(schema: Joi.ObjectSchema, value: unknown, part: Part): unknown {
  const { error, value: read } = schema.validate(value, {
    abortEarly: false,
    // JSON says what it means; in an address everything is text.
    convert: part !== 'body',
    stripUnknown: false,
    errors: { escapeHtml: false },
  });
  if (!error) return read;
  // An id that could be nobody's belongs to nothing.
  if (part === 'path' && !hasControl(value)) throw new ProblemError('unknown');
  const issues = error.details.slice(0, 20).map((detail) => toIssue(detail, schema, part));
  throw new ProblemError('bad-request', issues);
}

function hasControl(value: unknown): boolean {
  return /\p{Cc}/u.test(Object.values(value as object).join(''));
}

function toIssue({ path, type, context }: Joi.ValidationErrorItem, schema: Joi.Schema, part: Part): Issue {
  if (type === 'object.unknown') {
    // What it is called is not told: it is the sender's own text, as a value is.
    const place = path.slice(0, -1);
    const at = place.length > 0 ? { path: place.join('.') } : {};
    return issue('request.unknown-field', at, { part, fields: fieldsAt(schema, place).join(', ') || 'none' });
  }
  const field = path.map(String).join('.') || 'body';
  const at = { path: field };
  const rule = [type, (context as { name?: string } | undefined)?.name, limitOf(context)]
    .filter(Boolean)
    .join(' ');
  return issue('request.invalid-field', at, { field, rule });
}

/** The fields that a part of a request may have. */
function fieldsAt(schema: Joi.Schema, place: readonly (string | number)[]): string[] {
  let described: Joi.Description | undefined = schema.describe();
  for (const step of place) {
    described = typeof step === 'number' ? described?.['items']?.[0] : described?.keys?.[step];
  }
  return Object.keys(described?.keys ?? {});
}

function limitOf(context: Joi.Context | undefined): string | undefined {
  const { limit, valids } = (context ?? {}) as { limit?: unknown; valids?: unknown };
  if (typeof limit === 'number') return String(limit);
  return Array.isArray(valids) ? valids.map(String).join('|') : undefined;
}

/** An answer that is not as it is described is a bug: it does not leave. */
export function checkOwnAnswer(route: ApiRoute, schema: Joi.ObjectSchema, body: unknown): void {
  const { error } = schema.validate(body, { convert: false });
  if (!error) return;
  const paths = error.details.map(({ path, type }) => `${path.join('.')} ${type}`).join(', ');
  throw new Error(`The answer of ${route.operationId} is not as described: ${paths}`);
}
