import type { Delimiters } from '../x12/segment.js';
import type { SegmentEncoding } from '../x12/text-segment.js';
import { isObject, type JsonReading } from './json-reading.js';

/** How the segments of an interchange are written where they do not say otherwise. */
export interface Usual {
  readonly delimiters: Delimiters;
  readonly lineBreak: string;
}

/** A segment as it is to be written, with its line breaks inside. */
export interface Odd {
  readonly before: string;
  readonly text: string;
  readonly encoding: SegmentEncoding;
  readonly terminator: string;
}

const FIELDS = ['segment', 'before', 'terminator', 'encoding', 'breaks'];
/** The ISA shows the delimiters and an identifier has no parts: neither is divided by all of them. */
const FORBIDDEN = {
  header: ['element'],
  identifier: ['element', 'terminator'],
  element: ['element', 'component', 'repetition', 'terminator'],
} as const satisfies Record<string, readonly (keyof Delimiters)[]>;

type Rule = keyof typeof FORBIDDEN;

const ENCODINGS: readonly unknown[] = [undefined, 'latin-1', 'utf-8'];

/** Reads the segments of one interchange out of JSON. */
export class SegmentJsonReading {
  constructor(
    private readonly reading: JsonReading,
    private readonly usual: Usual,
  ) {}

  readSegment(value: unknown, path: string): Odd | undefined {
    const isOdd = isObject(value);
    const given = isOdd ? this.reading.readObject(value, path, FIELDS)! : {};
    const at = isOdd ? `${path}.segment` : path;
    const texts = this.reading.readList(isOdd ? given.segment : value, at, 1);
    if (!texts) return undefined;
    const { delimiters, lineBreak } = this.usual;
    const isHeader = texts[0] === 'ISA';
    const parts = texts.map((each, index) => {
      const rule = isHeader ? 'header' : index === 0 ? 'identifier' : 'element';
      return this.#readElement(each, `${at}[${index}]`, rule);
    });
    const text = parts.join(delimiters.element);
    const encoding = this.#readEncoding(text, given.encoding, path);
    return {
      before: given.before === undefined ? lineBreak : this.reading.readBytes(given.before, `${path}.before`),
      text: this.#insertBreaks(text, given.breaks, path),
      encoding,
      terminator:
        given.terminator === undefined
          ? delimiters.terminator
          : this.reading.readBytes(given.terminator, `${path}.terminator`),
    };
  }

  #readElement(value: unknown, path: string, rule: Rule): string {
    const { component, repetition } = this.usual.delimiters;
    if (!isObject(value)) return this.#readPlain(value, path, rule);
    const given = this.reading.readObject(value, path, ['repetitions'])!;
    const at = `${path}.repetitions`;
    const repetitions = this.reading.readList(given.repetitions, at, 1) ?? [];
    const isPossible = repetition !== '' && (repetition !== component || repetitions.length === 1);
    if (!isPossible) {
      const context = { found: 'repetitions', wanted: 'an interchange that has a repetition separator' };
      this.reading.note('json.wrong-shape', path, context);
    }
    return repetitions.map((each, index) => this.#readPlain(each, `${at}[${index}]`, rule)).join(repetition);
  }

  #readPlain(value: unknown, path: string, rule: Rule): string {
    const { component } = this.usual.delimiters;
    if (!Array.isArray(value)) return this.#readText(value, path, rule);
    const components = this.reading.readList(value, path, 1) ?? [];
    if (component === '' && components.length > 1) {
      const context = { found: 'components', wanted: 'an interchange that has a component separator' };
      this.reading.note('json.wrong-shape', path, context);
    }
    return components.map((each, index) => this.#readText(each, `${path}[${index}]`, rule)).join(component);
  }

  /** A text without delimiters. */
  #readText(value: unknown, path: string, rule: Rule): string {
    const text = this.reading.readText(value, path) ?? '';
    const found = FORBIDDEN[rule].find((part) => {
      const delimiter = this.usual.delimiters[part];
      return delimiter !== '' && text.includes(delimiter);
    });
    if (found) {
      const part = found === 'terminator' ? 'segment terminator' : `${found} separator`;
      this.reading.note('json.delimiter-in-data', path, { part });
    } else if (rule !== 'header' && /[\r\n]/.test(text)) {
      this.reading.note('json.line-break-in-data', path);
    }
    return text;
  }

  #readEncoding(text: string, encoding: unknown, path: string): SegmentEncoding {
    if (!ENCODINGS.includes(encoding)) {
      const context = { found: 'another value', wanted: 'latin-1 or utf-8' };
      this.reading.note('json.wrong-shape', `${path}.encoding`, context);
    } else if (encoding === undefined && /[^\0-\x7f]/.test(text)) this.reading.note('json.no-encoding', path);
    else if (encoding === 'latin-1' && /[^\0-\xff]/.test(text)) {
      this.reading.note('json.not-writable', path, { encoding });
    } else if (/\p{Cs}/u.test(text)) this.reading.note('json.not-writable', path, { encoding: 'utf-8' });
    return encoding === 'utf-8' || encoding === 'latin-1' ? encoding : 'ascii';
  }

  #insertBreaks(text: string, value: unknown, path: string): string {
    if (value === undefined) return text;
    const at = `${path}.breaks`;
    let [wrapped, end] = ['', 0];
    (this.reading.readList(value, at) ?? []).forEach((each, place) => {
      const given = this.reading.readObject(each, `${at}[${place}]`, ['index', 'text']);
      const [index, lineBreak] = [given?.index, given?.text];
      const isBreak = typeof lineBreak === 'string' && /^[\r\n]+$/.test(lineBreak);
      const isPlace =
        typeof index === 'number' && Number.isInteger(index) && index >= end && index <= text.length;
      if (!isBreak || !isPlace) {
        const wanted = 'an index in the text, after that of the break before, and line breaks as text';
        this.reading.note('json.wrong-shape', `${at}[${place}]`, { found: 'something else', wanted });
        return;
      }
      wrapped += text.slice(end, index) + lineBreak;
      end = index;
    });
    return wrapped + text.slice(end);
  }
}
