import { nameOfReference, type OpenApiDocument, type Schema } from './openapi-document.js';

type Components = OpenApiDocument['components']['schemas'];

/** Deeper than any schema here; stops one that would name itself. */
const MAX_DEPTH = 8;

/** A value of the schema: its example or default where it has one, else the plainest value of its type. */
export function buildExample(schema: Schema, components: Components, depth = 0): unknown {
  if (depth > MAX_DEPTH) return null;
  if (schema.$ref !== undefined) {
    const named = components[nameOfReference(schema.$ref)];
    return named ? buildExample(named, components, depth + 1) : null;
  }
  const given = schema.const ?? schema.examples?.[0] ?? schema.default ?? schema.enum?.[0];
  if (given !== undefined) return given;
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice) return buildExample(choice, components, depth + 1);
  if (schema.items) return [buildExample(schema.items, components, depth + 1)];
  if (schema.properties) return buildObject(schema.properties, components, depth);
  return plainValue(schema);
}

function buildObject(properties: NonNullable<Schema['properties']>, components: Components, depth: number) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [name, buildExample(field, components, depth + 1)]),
  );
}

function plainValue({ type, format, minimum = 1 }: Schema): unknown {
  const first = typeof type === 'string' ? type : type?.[0];
  if (first === 'integer' || first === 'number') return Math.max(minimum, 1);
  if (first === 'boolean') return true;
  if (first === 'array') return [];
  if (first === 'object') return {};
  return format === 'date-time' ? '2026-07-15T15:00:00Z' : 'text';
}
