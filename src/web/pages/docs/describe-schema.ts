import { nameOfReference, type Schema } from './openapi-document.js';

/** Words of a type, some of which lead to the schema that they name. */
export interface TypePart {
  readonly text: string;
  readonly href?: string;
}

export interface FieldRow {
  /** `lines[].unitCount` for a field of a list within. */
  readonly name: string;
  readonly type: readonly TypePart[];
  readonly isRequired: boolean;
  readonly description: string;
  readonly example: string;
}

/** `list of Issue`, `text, at most 60 characters`, `one of in, out`. */
export function describeType(schema: Schema): readonly TypePart[] {
  if (schema.$ref !== undefined) {
    const name = nameOfReference(schema.$ref);
    return [{ text: name, href: `#${anchorOfSchema(name)}` }];
  }
  if (schema.enum) return [{ text: `one of ${schema.enum.map(String).join(', ')}` }];
  if (schema.items) return [{ text: 'list of ' }, ...describeType(schema.items)];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices)
    return choices.flatMap((choice, at) => [...(at > 0 ? [{ text: ' or ' }] : []), ...describeType(choice)]);
  const values = Object.values(schema.patternProperties ?? {});
  if (values[0]) return [{ text: 'object of ' }, ...describeType(values[0])];
  return [{ text: [wordOf(schema), ...limitsOf(schema)].join(', ') }];
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  array: 'list',
  object: 'object',
};

function wordOf({ type, format }: Schema): string {
  if (format === 'binary') return 'bytes';
  if (format === 'date-time') return 'instant';
  const types = typeof type === 'string' ? [type] : (type ?? []);
  return types.length === 0 ? 'anything' : types.map((each) => WORDS[each] ?? each).join(' or ');
}

function limitsOf({ minLength, maxLength, minimum, maximum, default: preset }: Schema): string[] {
  return [
    // One character at least is what a field that is there has anyway.
    minLength !== undefined && minLength > 1 ? `at least ${minLength} characters` : '',
    maxLength !== undefined ? `at most ${maxLength} characters` : '',
    minimum !== undefined ? `from ${minimum}` : '',
    maximum !== undefined ? `up to ${maximum}` : '',
    preset !== undefined ? `${String(preset)} when left out` : '',
  ].filter((limit) => limit !== '');
}

/** The fields of an object in their order, those of unnamed objects within under their path. */
export function listFields(schema: Schema, prefix = ''): FieldRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = `${prefix}${key}`;
    const isRequired = (schema.required?.includes(key) ?? false) && field.default === undefined;
    return [
      { ...describeField(name, field), isRequired },
      ...listFields(field, `${name}.`),
      ...listItems(name, field),
    ];
  });
}

function listItems(name: string, { items }: Schema): FieldRow[] {
  return items ? listFields(items, `${name}[].`) : [];
}

export function describeField(name: string, schema: Schema): Omit<FieldRow, 'isRequired'> {
  return {
    name,
    type: describeType(schema),
    description: schema.description ?? '',
    example: exampleText(schema),
  };
}

function exampleText({ examples, pattern }: Schema): string {
  if (examples?.[0] !== undefined)
    return typeof examples[0] === 'string' ? examples[0] : JSON.stringify(examples[0]);
  // The pattern that keeps control characters out tells people nothing.
  return pattern === undefined || pattern.includes('\\p{Cc}') ? '' : `matches ${pattern}`;
}

export function anchorOfSchema(name: string): string {
  return `schema-${name}`;
}
