import type { Request } from '@hapi/hapi';
import { issue } from '../../schemas/issue.js';
import { ProblemError } from './problem.js';
import { MAX_JSON_DEPTH, parseStrictJson } from './strict-json.js';

const CODES = {
  syntax: 'request.json-syntax',
  'too-deep': 'request.json-too-deep',
  'duplicate-key': 'request.json-duplicate-key',
  'forbidden-key': 'request.json-forbidden-key',
  'no-character': 'request.json-no-character',
} as const;

/** What hapi unpacks; it would hand on the bytes of any other encoding as they are. */
const ENCODINGS = [undefined, 'identity', 'gzip', 'deflate'];

export function refuseOtherEncodings(request: Request): void {
  const encoding = request.headers['content-encoding'] as string | undefined;
  if (ENCODINGS.includes(encoding)) return;
  throw new ProblemError('unsupported-media-type', [issue('request.content-encoding')]);
}

/** The body of a request as its content type says: a form's fields, or JSON that says one thing only. */
export function readBody(request: Request, bytes: Uint8Array): unknown {
  const text = decode(bytes);
  if (/^application\/x-www-form-urlencoded\b/.test(String(request.headers['content-type']))) {
    return readForm(text);
  }
  const parsed = parseStrictJson(text);
  if ('value' in parsed) return parsed.value;
  const { reason, offset } = parsed.fault;
  throw new ProblemError('bad-request', [issue(CODES[reason], {}, { offset, limit: MAX_JSON_DEPTH })]);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('bad-request', [issue('request.json-syntax', {}, { offset: 0 })]);
  }
}

/** A field that stands twice is refused like a key that does. */
function readForm(text: string): Record<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name)) {
      throw new ProblemError('bad-request', [issue('request.json-duplicate-key', {}, { offset: 0 })]);
    }
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}
