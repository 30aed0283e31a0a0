import { type Issue, issue } from '../../schemas/issue.js';
import type { Delimiters } from '../x12/segment.js';
import { type JsonObject, JsonReading } from './json-reading.js';
import { type Odd, SegmentJsonReading, type Usual } from './read-segment-json.js';
import { DOCUMENT_FORMAT, DOCUMENT_VERSION } from './x12-document.js';

export type DocumentRead =
  | { readonly done: Uint8Array }
  | { readonly refused: { readonly code: 'invalid'; readonly issues: readonly Issue[] } };

/** As `readDocument`, of the text of a JSON file. */
export function parseDocument(text: string): DocumentRead {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    // The message of the parser quotes the text, which can hold patient data.
    return { refused: { code: 'invalid', issues: [issue('json.not-json')] } };
  }
  return readDocument(value);
}

/**
 * The bytes of the file that a document describes. Refused, with the path and the reason, where the document is not of
 * the shape of `X12Document` or where a text would be read back as something else. Counts and control numbers are
 * written as they stand: validating the file tells whether they are right.
 */
export function readDocument(value: unknown): DocumentRead {
  const walk = new DocumentWalk();
  walk.readAll(value);
  if (walk.reading.issues.length > 0) {
    return { refused: { code: 'invalid', issues: walk.reading.issues } };
  }
  return { done: Buffer.concat(walk.parts) };
}

const FIELDS = {
  document: ['format', 'version', 'interchanges', 'after'],
  interchange: ['delimiters', 'lineBreak', 'header', 'content', 'trailer'],
  delimiters: ['element', 'component', 'repetition', 'terminator'],
  group: ['header', 'content', 'trailer'],
  set: ['segments'],
} as const;

class DocumentWalk {
  readonly reading = new JsonReading();
  readonly parts: Uint8Array[] = [];
  #usual: Usual = {
    delimiters: { element: '', component: '', repetition: '', terminator: '' },
    lineBreak: '',
  };

  readAll(value: unknown): void {
    const document = this.reading.readObject(value, '', FIELDS.document);
    if (!document) return;
    if (document.format !== DOCUMENT_FORMAT || document.version !== DOCUMENT_VERSION) {
      const wanted = `format ${DOCUMENT_FORMAT}, version ${DOCUMENT_VERSION}`;
      this.reading.note('json.wrong-shape', '', { found: 'another format or version', wanted });
      return;
    }
    const interchanges = this.reading.readList(document.interchanges, 'interchanges', 1) ?? [];
    interchanges.forEach((each, index) => {
      this.#readInterchange(each, `interchanges[${index}]`);
    });
    this.parts.push(Buffer.from(this.reading.readBytes(document.after, 'after'), 'latin1'));
  }

  #readInterchange(value: unknown, path: string): void {
    const interchange = this.reading.readObject(value, path, FIELDS.interchange);
    if (!interchange) return;
    const before = this.#usual.lineBreak;
    const lineBreak = this.reading.readBytes(interchange.lineBreak, `${path}.lineBreak`);
    const delimiters = this.#readDelimiters(interchange.delimiters, `${path}.delimiters`);
    if (!delimiters) return;
    this.#usual = { delimiters, lineBreak: before };
    this.#readSegment(interchange.header, `${path}.header`);
    this.#usual = { delimiters, lineBreak };
    this.#readContent(interchange.content, `${path}.content`, (each, at) => this.#readGroup(each, at));
    if (interchange.trailer !== undefined) this.#readSegment(interchange.trailer, `${path}.trailer`);
  }

  #readDelimiters(value: unknown, path: string): Delimiters | undefined {
    const delimiters = this.reading.readObject(value, path, FIELDS.delimiters);
    if (!delimiters) return undefined;
    const read = (part: keyof Delimiters) =>
      this.reading.readBytes(delimiters[part] ?? null, `${path}.${part}`);
    const texts = { element: read('element'), component: read('component'), repetition: read('repetition') };
    const terminator = read('terminator');
    if (texts.element.length !== 1) {
      this.reading.note('json.wrong-shape', `${path}.element`, {
        found: 'something else',
        wanted: 'one character',
      });
    }
    for (const part of ['component', 'repetition'] as const) {
      if (texts[part].length <= 1) continue;
      const context = { found: 'something longer', wanted: 'one character or none' };
      this.reading.note('json.wrong-shape', `${path}.${part}`, context);
    }
    if (terminator === '') {
      const context = { found: 'an empty text', wanted: 'a segment terminator' };
      this.reading.note('json.wrong-shape', `${path}.terminator`, context);
    }
    return { ...texts, terminator };
  }

  #readGroup(value: JsonObject, path: string): void {
    const group = this.reading.readObject(value, path, FIELDS.group);
    if (!group) return;
    this.#readSegment(group.header, `${path}.header`);
    this.#readContent(group.content, `${path}.content`, (each, at) => this.#readSet(each, at));
    if (group.trailer !== undefined) this.#readSegment(group.trailer, `${path}.trailer`);
  }

  #readSet(value: JsonObject, path: string): void {
    const set = this.reading.readObject(value, path, FIELDS.set);
    const segments = set ? this.reading.readList(set.segments, `${path}.segments`, 1) : undefined;
    segments?.forEach((each, index) => {
      this.#readSegment(each, `${path}.segments[${index}]`);
    });
  }

  /** Segments, and what is below this level: an object that has no field `segment`. */
  #readContent(value: unknown, path: string, readBelow: (each: JsonObject, at: string) => void): void {
    const content = this.reading.readList(value, path) ?? [];
    content.forEach((each, index) => {
      const at = `${path}[${index}]`;
      const isBelow =
        typeof each === 'object' && each !== null && !Array.isArray(each) && !('segment' in each);
      if (isBelow) readBelow(each as JsonObject, at);
      else this.#readSegment(each, at);
    });
  }

  #readSegment(value: unknown, path: string): void {
    const read: Odd | undefined = new SegmentJsonReading(this.reading, this.#usual).readSegment(value, path);
    if (!read) return;
    this.parts.push(
      Buffer.from(read.before, 'latin1'),
      Buffer.from(read.text, read.encoding === 'utf-8' ? 'utf8' : 'latin1'),
      Buffer.from(read.terminator, 'latin1'),
    );
  }
}
