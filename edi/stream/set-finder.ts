import { ByteQueue } from '../x12/byte-queue.js';
import { isBlank, parseInterchangeHeader } from '../x12/interchange-header.js';
import type { LevelSoFar, ResumePoint } from '../x12/resume-point.js';
import type { Delimiters } from '../x12/segment.js';
import { parseText } from '../x12/segment-text.js';
import { LineCount } from './line-count.js';

/** Bytes that a header and the blanks before it take up at most. */
const LONGEST_HEADER = 1024;
const HEADERS = ['ISA', 'GS', 'ST', 'GE'] as const;

type HeaderId = (typeof HEADERS)[number];

export interface FoundSet {
  readonly point: ResumePoint;
  /** Offset in the file of the byte after the ST. */
  readonly headerEnd: number;
}

/** What the last ISA has said. */
interface Separators {
  readonly delimiters: Delimiters;
  /** As it stands in the bytes, one character for each. */
  readonly terminator: string;
}

/**
 * Finds where the sets of a file begin without reading them, several times faster than they are read, so that
 * threads can read a part each: a point says all that is needed to take up reading there. What compares sets with
 * each other, as an ST02 that comes twice, no part can tell. An ISA that cannot be read ends the finding.
 */
export class SetFinder {
  /** The sets found so far, in the order of the file. */
  readonly sets: FoundSet[] = [];
  #bytes = Buffer.alloc(0);
  /** Offset in the file of the first of these bytes. */
  #offset = 0;
  /** Indexes before which all has been looked at, and all lines have been counted. */
  #from = 0;
  #counted = 0;
  readonly #lines = new LineCount();
  #separators: Separators | undefined;
  #interchange: LevelSoFar = { controlNumber: '', count: -1 };
  #group: (LevelSoFar & { readonly version: string }) | undefined;

  push(chunk: Uint8Array): void {
    const passed = Math.max(0, this.#from - LONGEST_HEADER);
    this.#countLines(passed);
    this.#bytes = Buffer.concat([this.#bytes.subarray(passed), chunk]);
    this.#offset += passed;
    this.#from -= passed;
    this.#counted -= passed;
    this.#look(this.#bytes.length - LONGEST_HEADER);
  }

  /** Call once after the last chunk. */
  end(): void {
    this.#look(this.#bytes.length);
  }

  /** Takes the headers that begin before this index. */
  #look(to: number): void {
    const found = this.#findAll();
    for (let id = firstOf(found, to); id; id = firstOf(found, to)) {
      const index = found[id];
      this.#from = index + 1;
      if (this.#isHeader(id, index)) this.#take(id, index);
      if (id === 'ISA') Object.assign(found, this.#findAll());
      else found[id] = this.#find(id);
    }
    this.#from = Math.max(this.#from, to);
  }

  #findAll(): Record<HeaderId, number> {
    return { ISA: this.#find('ISA'), GS: this.#find('GS'), ST: this.#find('ST'), GE: this.#find('GE') };
  }

  #find(id: HeaderId): number {
    // The next ISA may name other delimiters than the last.
    if (id === 'ISA') return this.#bytes.indexOf(id, this.#from, 'latin1');
    if (!this.#separators) return -1;
    return this.#bytes.indexOf(id + this.#separators.delimiters.element, this.#from, 'latin1');
  }

  /** Whether a segment ends before it; before the first ISA none has begun. */
  #isHeader(id: HeaderId, index: number): boolean {
    if (!this.#separators) return id === 'ISA';
    const last = this.#separators.terminator.charCodeAt(this.#separators.terminator.length - 1);
    let before = index - 1;
    while (before >= 0 && this.#bytes[before] !== last && isBlank(this.#bytes[before]!)) before -= 1;
    return this.#bytes[before] === last;
  }

  #take(id: HeaderId, index: number): void {
    if (id === 'ISA') this.#takeInterchange(index);
    else if (id === 'GS') {
      const elements = this.#elementsAt(index);
      this.#interchange = { ...this.#interchange, count: this.#interchange.count + 1 };
      this.#group = { controlNumber: elements[6] ?? '', version: elements[8] ?? '', count: 0 };
    } else if (id === 'GE') this.#group = undefined;
    else this.#takeSet(index);
  }

  #takeInterchange(index: number): void {
    const queue = new ByteQueue();
    queue.append(this.#bytes.subarray(index, index + LONGEST_HEADER));
    const header = parseInterchangeHeader(queue, true);
    this.#group = undefined;
    if (typeof header === 'string') return;
    const { terminator } = header.delimiters;
    const delimiters = { ...header.delimiters, terminator: parseText(terminator, false).text };
    this.#separators = { delimiters, terminator };
    this.#interchange = { controlNumber: this.#elementsAt(index)[13] ?? '', count: -1 };
  }

  #takeSet(index: number): void {
    if (!this.#group || !this.#separators) return;
    this.#countLines(index);
    const { version, ...group } = this.#group;
    const { delimiters, terminator } = this.#separators;
    const byteOffset = this.#offset + index;
    const length = this.#elementsAt(index).join(delimiters.element).length + terminator.length;
    const place = { byteOffset, line: this.#lines.line };
    const levels = { groupVersion: version, interchange: this.#interchange, group };
    this.sets.push({
      point: { delimiters, terminatorLength: terminator.length, ...place, ...levels },
      headerEnd: byteOffset + length,
    });
    this.#group = { ...this.#group, count: this.#group.count + 1 };
  }

  #elementsAt(index: number): readonly string[] {
    const { delimiters, terminator } = this.#separators!;
    const text = this.#bytes.toString('latin1', index, index + LONGEST_HEADER);
    const end = text.indexOf(terminator);
    return text.slice(0, end < 0 ? undefined : end).split(delimiters.element);
  }

  #countLines(to: number): void {
    if (to <= this.#counted) return;
    this.#lines.add(this.#bytes.subarray(this.#counted, to));
    this.#counted = to;
  }
}

/** Which of those found before an index stands first. */
function firstOf(found: Readonly<Record<HeaderId, number>>, to: number): HeaderId | undefined {
  let first: HeaderId | undefined;
  for (const id of HEADERS) {
    if (found[id] < 0 || found[id] >= to) continue;
    if (first === undefined || found[id] < found[first]) first = id;
  }
  return first;
}
