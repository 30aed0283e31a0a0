import type Joi from 'joi';

export type JsonSchema = { [key: string]: unknown };

const COMPONENTS = '#/components/schemas/';

/** What joi knows of a schema beyond its JSON Schema; only the parts that are read here. */
interface Described {
  /** `{component: 'Claim'}` where the schema stands among the components under this name. */
  readonly metas?: readonly { readonly component?: string }[];
  readonly examples?: readonly unknown[];
  readonly keys?: Readonly<Record<string, Described>>;
  readonly items?: readonly Described[];
}

/**
 * JSON Schemas of joi schemas, with those that have a name as components, each once. The same joi schemas check
 * requests and answers, so that the description cannot say something else than the service does.
 */
export class SchemaBook {
  readonly #components = new Map<string, JsonSchema>();
  /** joi takes milliseconds to describe a schema, and the one of problems stands in each answer of each route. */
  readonly #referred = new Map<Joi.Schema, JsonSchema>();

  /** The schema as it stands in an operation: a reference where it has a name. */
  refer(schema: Joi.Schema): JsonSchema {
    const known = this.#referred.get(schema);
    if (known) return known;
    const made = this.#make(schema);
    this.#referred.set(schema, made);
    return made;
  }

  get components(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#components].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #make(schema: Joi.Schema): JsonSchema {
    const described = schema.describe() as Described;
    const plain = schema['~standard'] as unknown as {
      jsonSchema: { input(options: { target: string }): JsonSchema };
    };
    return this.#place(plain.jsonSchema.input({ target: 'draft-2020-12' }), described);
  }

  #place(plain: JsonSchema, described: Described): JsonSchema {
    const id = described.metas?.find(({ component }) => component !== undefined)?.component;
    const whole = this.#descend(plain, described);
    if (id === undefined) return whole;
    const known = this.#components.get(id);
    if (known && JSON.stringify(known) !== JSON.stringify(whole)) {
      throw new Error(`Two schemas have the name ${id}`);
    }
    this.#components.set(id, whole);
    return { $ref: COMPONENTS + id };
  }

  /** Puts back what joi's conversion leaves out: examples, and references to the schemas within. */
  #descend(plain: JsonSchema, described: Described): JsonSchema {
    const schema = { ...plain };
    if (described.examples?.[0] !== undefined) schema['examples'] = [exampleOf(described.examples[0])];
    const properties = schema['properties'] as Record<string, JsonSchema> | undefined;
    if (properties && described.keys) {
      schema['properties'] = Object.fromEntries(
        Object.entries(properties).map(([key, part]) => [key, this.#place(part, described.keys![key] ?? {})]),
      );
    }
    const items = schema['items'] as JsonSchema | undefined;
    if (items && described.items?.length === 1) schema['items'] = this.#place(items, described.items[0]!);
    return schema;
  }
}

function exampleOf(example: unknown): unknown {
  return typeof example === 'object' && example !== null && 'value' in example ? example.value : example;
}
