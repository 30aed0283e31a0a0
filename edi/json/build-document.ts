import { type Issue, issue } from '../../schemas/issue.js';
import { elementsOf } from '../x12/changed-segment.js';
import { parseSegments, SameBytes, SegmentBatches } from '../x12/parse-segments.js';
import type { Delimiters } from '../x12/segment.js';
import type { TextSegment } from '../x12/text-segment.js';
import {
  DOCUMENT_FORMAT,
  DOCUMENT_VERSION,
  type ElementDocument,
  type GroupDocument,
  type InterchangeDocument,
  type OddSegmentDocument,
  type PlainElement,
  type SegmentDocument,
  type SegmentTexts,
  type SetDocument,
  type X12Document,
} from './x12-document.js';

type Open<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

export type DocumentBuilt =
  | { readonly done: X12Document }
  | { readonly refused: { readonly code: 'invalid'; readonly issues: readonly Issue[] } };

/**
 * A file as a document from which the same bytes are written again, however wrong the file is. Refused only where
 * reading stopped before the end: foreign encodings, limits, no ISA at all.
 */
export function buildDocument(bytes: Uint8Array): DocumentBuilt {
  const same = new SameBytes(bytes);
  const copies = new SegmentBatches((piece) => same.add(piece));
  const levels = new DocumentLevels();
  const file = parseSegments(bytes, (segment) => {
    levels.add(segment);
    copies.add(segment);
  });
  copies.end(file.epilogue);
  if (file.segmentCount === 0 || !same.isSame) {
    const issues = file.issues.filter(({ severity }) => severity === 'error');
    return { refused: { code: 'invalid', issues: [issue('json.not-whole'), ...issues] } };
  }
  const after = file.epilogue === '' ? {} : { after: file.epilogue };
  return {
    done: { format: DOCUMENT_FORMAT, version: DOCUMENT_VERSION, interchanges: levels.interchanges, ...after },
  };
}

/** Puts each segment into the level that is open when it comes; what ends a level closes it. */
class DocumentLevels {
  readonly interchanges: Open<InterchangeDocument>[] = [];
  #usual: Usual = {
    delimiters: { element: '', component: '', repetition: '', terminator: '' },
    lineBreak: '',
  };
  #previous: Usual | undefined;
  #group: Open<GroupDocument> | undefined;
  #set: Open<SetDocument> | undefined;
  #isSecond = false;

  add(segment: TextSegment): void {
    if (segment.id === 'ISA') this.#open(segment);
    else {
      // The segment after the ISA tells how lines are broken in this interchange.
      if (this.#isSecond) this.#learnLineBreak(segment.gap);
      this.#isSecond = false;
      this.#place(segment);
    }
  }

  get #interchange(): Open<InterchangeDocument> {
    return this.interchanges.at(-1)!;
  }

  #open(segment: TextSegment): void {
    const delimiters = { ...segment.delimiters, terminator: segment.terminator };
    this.#previous = this.interchanges.length > 0 ? this.#usual : undefined;
    this.#usual = { delimiters, lineBreak: '' };
    // Between interchanges stands what the one before has between its segments.
    const expected = this.#previous?.lineBreak ?? '';
    const header = buildSegment(segment, { ...this.#usual, lineBreak: expected });
    this.interchanges.push({ delimiters, lineBreak: '', header, content: [] });
    this.#group = undefined;
    this.#set = undefined;
    this.#isSecond = true;
  }

  #learnLineBreak(gap: string): void {
    this.#usual = { ...this.#usual, lineBreak: gap };
    this.#interchange.lineBreak = gap;
  }

  #place(segment: TextSegment): void {
    const built = buildSegment(segment, this.#usual);
    if (segment.id === 'GS') {
      this.#set = undefined;
      this.#group = { header: built, content: [] };
      this.#interchange.content.push(this.#group);
    } else if (segment.id === 'ST' && this.#group) {
      this.#set = { segments: [built] };
      this.#group.content.push(this.#set);
    } else if (segment.id === 'GE' && this.#group) this.#closeGroup(built);
    else if (segment.id === 'IEA' && this.#interchange.trailer === undefined) this.#closeInterchange(built);
    else {
      this.#level().push(built);
      if (segment.id === 'SE') this.#set = undefined;
    }
  }

  #level(): unknown[] {
    return this.#set?.segments ?? (this.#group ?? this.#interchange).content;
  }

  #closeGroup(trailer: SegmentDocument): void {
    this.#group!.trailer = trailer;
    this.#group = undefined;
    this.#set = undefined;
  }

  #closeInterchange(trailer: SegmentDocument): void {
    this.#interchange.trailer = trailer;
    this.#group = undefined;
    this.#set = undefined;
  }
}

/** How the segments of an interchange are usually written. */
interface Usual {
  readonly delimiters: Delimiters;
  readonly lineBreak: string;
}

function buildSegment(segment: TextSegment, usual: Usual): SegmentDocument {
  const isHeader = segment.id === 'ISA';
  const elements: readonly ElementDocument[] = elementsOf(segment).map((text) =>
    isHeader ? text : buildElement(text, segment.delimiters),
  );
  const texts: SegmentTexts = [segment.id, ...elements];
  const odd: Partial<Open<Omit<OddSegmentDocument, 'segment'>>> = {};
  if (segment.gap !== usual.lineBreak) odd.before = segment.gap;
  if (segment.terminator !== usual.delimiters.terminator) odd.terminator = segment.terminator;
  if (segment.encoding !== 'ascii') odd.encoding = segment.encoding;
  if (segment.breaks.length > 0) odd.breaks = segment.breaks.map(({ index, text }) => ({ index, text }));
  return Object.keys(odd).length === 0 ? texts : { segment: texts, ...odd };
}

function buildElement(text: string, { component, repetition }: Delimiters): ElementDocument {
  if (repetition === '' || !text.includes(repetition)) return buildPlain(text, component);
  return { repetitions: text.split(repetition).map((each) => buildPlain(each, component)) };
}

function buildPlain(text: string, component: string): PlainElement {
  return component !== '' && text.includes(component) ? text.split(component) : text;
}
