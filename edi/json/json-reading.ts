import { type Issue, type IssueCode, type IssueContext, issue } from '../../schemas/issue.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads values out of JSON that somebody wrote and collects what is not as it should be, each with its path. */
export class JsonReading {
  readonly issues: Issue[] = [];

  note(code: IssueCode, path: string, context: IssueContext = {}): void {
    this.issues.push(issue(code, { path: path || 'document' }, context));
  }

  /** An object with no other fields than these; undefined with an issue for anything else. */
  readObject(value: unknown, path: string, fields: readonly string[]): JsonObject | undefined {
    if (!isObject(value)) return this.#refuse(value, path, 'an object');
    for (const field of Object.keys(value)) {
      // The name of a field that nobody expects can be anything, so only its level is told.
      if (!fields.includes(field)) this.note('json.unknown-field', path);
    }
    return value;
  }

  readList(value: unknown, path: string, minimum = 0): readonly unknown[] | undefined {
    if (Array.isArray(value) && value.length >= minimum) return value;
    return this.#refuse(value, path, minimum === 0 ? 'a list' : `a list of at least ${minimum}`);
  }

  readText(value: unknown, path: string): string | undefined {
    return typeof value === 'string' ? value : this.#refuse(value, path, 'a text');
  }

  /** A text of one character for each byte. */
  readBytes(value: unknown, path: string): string {
    if (value === undefined) return '';
    const text = this.readText(value, path) ?? '';
    if (/^[\0-\xff]*$/.test(text)) return text;
    this.note('json.not-writable', path, { encoding: 'latin-1' });
    return '';
  }

  #refuse(value: unknown, path: string, wanted: string): undefined {
    if (value === undefined) this.note('json.missing-field', parentOf(path), { field: nameOf(path) });
    else this.note('json.wrong-shape', path, { found: kindOf(value), wanted });
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return (
    { string: 'a text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'an object'
  );
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
