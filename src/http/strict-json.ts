/** Why a JSON text was not taken: what was found, and where, never a value. */
export interface JsonFault {
  readonly reason: 'syntax' | 'too-deep' | 'duplicate-key' | 'forbidden-key' | 'no-character';
  /** Offset in UTF-16 units. */
  readonly offset: number;
}

/** Deeper than any resource or request is. */
export const MAX_JSON_DEPTH = 64;

/** Keys that change what an object is in JavaScript. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads JSON that says one thing only: no key twice, nothing nested beyond 64 levels, no key that would change a
 * prototype, whether spelt out or escaped, and no escape that stands for no character (RFC 7493 2.1): a database
 * holds neither NUL nor half of a surrogate pair. The text is looked through once before it is parsed, so that a body made
 * to be deep costs no more than its length.
 */
export function parseStrictJson(text: string): { value: unknown } | { fault: JsonFault } {
  const fault = new JsonScan(text).findFault();
  if (fault) return { fault };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: { reason: 'syntax', offset: 0 } };
  }
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, COLON] = [...'"\\{}[]:'].map(
  (sign) => sign.charCodeAt(0),
);

/** Looks only at strings and brackets; whether the rest is JSON is for the parser to say. */
class JsonScan {
  /** Keys of each open object, and undefined for an open array. */
  readonly #open: (Set<string> | undefined)[] = [];
  #at = 0;

  constructor(private readonly text: string) {}

  findFault(): JsonFault | undefined {
    for (; this.#at < this.text.length; this.#at += 1) {
      const fault = this.#step(this.text.charCodeAt(this.#at));
      if (fault) return fault;
    }
    return undefined;
  }

  #step(sign: number): JsonFault | undefined {
    if (sign === QUOTE) return this.#readString();
    if (sign === OPEN_BRACE || sign === OPEN_BRACKET) {
      this.#open.push(sign === OPEN_BRACE ? new Set() : undefined);
      return this.#open.length > MAX_JSON_DEPTH ? { reason: 'too-deep', offset: this.#at } : undefined;
    }
    if (sign === CLOSE_BRACE || sign === CLOSE_BRACKET) this.#open.pop();
    return undefined;
  }

  #readString(): JsonFault | undefined {
    const start = this.#at;
    for (this.#at += 1; this.#at < this.text.length; this.#at += 1) {
      const sign = this.text.charCodeAt(this.#at);
      if (sign === QUOTE) break;
      const length = sign === BACKSLASH ? escapeLength(this.text, this.#at) : 1;
      if (length === undefined) return { reason: 'no-character', offset: this.#at };
      this.#at += length - 1;
    }
    if (this.#at >= this.text.length) return { reason: 'syntax', offset: start };
    const keys = this.#open.at(-1);
    return keys && this.#isKey() ? this.#noteKey(keys, start) : undefined;
  }

  /** A string of an object is a key when a colon follows it. */
  #isKey(): boolean {
    let next = this.#at + 1;
    while (next < this.text.length && this.text.charCodeAt(next) <= 0x20) next += 1;
    return this.text.charCodeAt(next) === COLON;
  }

  #noteKey(keys: Set<string>, start: number): JsonFault | undefined {
    const key = readKey(this.text.slice(start, this.#at + 1));
    if (key === undefined) return { reason: 'syntax', offset: start };
    if (FORBIDDEN.has(key)) return { reason: 'forbidden-key', offset: start };
    if (keys.has(key)) return { reason: 'duplicate-key', offset: start };
    keys.add(key);
    return undefined;
  }
}

function readKey(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

/** How many units the escape at a backslash takes, both of a pair together; undefined when it is no character. */
function escapeLength(text: string, at: number): number | undefined {
  const unit = unitAt(text, at);
  if (unit === undefined) return 2;
  if (unit === 0 || isLow(unit)) return undefined;
  if (unit < 0xd800 || unit > 0xdbff) return 6;
  const next = unitAt(text, at + 6);
  return next !== undefined && isLow(next) ? 12 : undefined;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Of an escape by number. */
function unitAt(text: string, at: number): number | undefined {
  const digits = /^\\u([0-9a-fA-F]{4})$/.exec(text.slice(at, at + 6))?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}
