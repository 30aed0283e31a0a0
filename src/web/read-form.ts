import Joi from 'joi';
import { type Issue, renderIssue } from '../../schemas/issue.js';
import type { Field } from './parts/filter-form.js';

/** What was typed into one form of a page and did not do, with what is wrong at each field and with the whole. */
export interface Tried {
  /** The form, where a page has several. */
  readonly form?: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: ReadonlyMap<string, string>;
  /** What belongs to no field. */
  readonly failure?: string;
}

/** Lets any short text through, so that what is wrong with it can be said at its field. */
export function typedForm(names: readonly string[]): Joi.ObjectSchema {
  return Joi.object(Object.fromEntries(names.map((name) => [name, Joi.string().max(2_000)])));
}

/**
 * Reads what a form gave by the schema of its request; gives what is wrong by field.
 *
 * @param nameOf the field of a place in the request, where it is not called as the request calls it
 */
export function readForm<T>(
  schema: Joi.ObjectSchema<T>,
  given: object,
  nameOf: (path: readonly (string | number)[]) => string = (path) => String(path[0]),
): { readonly value: T } | { readonly errors: ReadonlyMap<string, string> } {
  const { error, value } = schema.validate(given, { abortEarly: false });
  if (!error) return { value };
  const errors = new Map<string, string>();
  for (const { path, type, context } of error.details) {
    const name = nameOf(path);
    if (!errors.has(name)) errors.set(name, sayRule(type, context));
  }
  return { errors };
}

/**
 * Of a refusal, what belongs to a field that its code names; the rest is said of the whole.
 *
 * @param say where a form says it in other words than a request does
 */
export function triedBy(
  issues: readonly Issue[],
  values: Tried['values'],
  fieldOf: (code: Issue['code'], found: Issue) => string | undefined,
  say: (found: Issue) => string = (found) => `${renderIssue(found)}.`,
): Tried {
  const errors = new Map<string, string>();
  const others: string[] = [];
  for (const each of issues) {
    const field = fieldOf(each.code, each);
    if (field === undefined) others.push(say(each));
    else errors.set(field, say(each));
  }
  return { values, errors, ...(others.length > 0 && { failure: others.join(' ') }) };
}

/** The fields as they were typed, with what is wrong with them. */
export function refill(fields: readonly Field[], tried: Tried | undefined): Field[] {
  return fields.map((field) => {
    const error = tried?.errors.get(field.name);
    return {
      ...field,
      value: tried?.values[field.name] ?? field.value,
      ...(error !== undefined && { error }),
    };
  });
}

/** joi's own text would say again what was sent. */
function sayRule(type: string, context: Joi.Context | undefined): string {
  const { limit, name } = (context ?? {}) as { readonly limit?: number; readonly name?: string };
  if (type === 'any.required') return 'Fill this in.';
  if (type === 'any.only') return 'Choose one of these.';
  if (type === 'string.min') return `At least ${limit} characters.`;
  if (type === 'string.max') return `At most ${limit} characters.`;
  if (name !== undefined) return `This is not a valid ${name}.`;
  return 'This is not valid.';
}
