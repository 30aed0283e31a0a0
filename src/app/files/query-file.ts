import nodeX12, { type X12Interchange, type X12QueryResult, type X12Segment } from 'node-x12';
import { elementsOf } from '../../../edi/x12/changed-segment.js';
import { type Interchange, parseX12, type X12File } from '../../../edi/x12/parse-x12.js';
import { placeOf } from '../../../edi/x12/place-of.js';
import type { Segment } from '../../../edi/x12/segment.js';
import { type Issue, issue, type Place } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';

/** A value that a query found, and where it stands. */
export interface QueriedValue {
  readonly value: string;
  readonly at: Place;
  /** ISA13. */
  readonly interchangeControlNumber: string;
  /** ST02; absent for elements of ISA, GS, GE and IEA. */
  readonly setControlNumber?: string;
}

/** Its objects cost fifty times the bytes, and qualifiers are looked for in square time. */
const SEGMENTS = 100_000;
const SEGMENT = '[A-Z][A-Z0-9]{1,2}';
const ELEMENT = `${SEGMENT}\\d\\d`;
const PATH = `(?:HL(?:\\+\\w{1,2}){1,6}[+-])?(?:${SEGMENT}-){0,6}${ELEMENT}`;
const QUALIFIERS = `(?::${ELEMENT}\\[(?:"[^"\\[\\]']{1,80}"|'[^"\\[\\]']{1,80}')\\]){0,6}`;
const QUERY = new RegExp(
  `^(?:FOREACH\\(${SEGMENT}\\)=>|CONCAT\\(${PATH}${QUALIFIERS},[^()]{0,10}\\)=>)?${PATH}${QUALIFIERS}$`,
);

/**
 * Asks the interchanges of a file, one after the other, in the query language of node-x12: `REF02:REF01["6R"]`,
 * `CLP-SVC-DTM02`, `HL+20+22-NM103`. Its parser is known to read some files wrongly without a word, so a file with errors
 * in its envelope is refused, and so is an interchange of which it does not read every segment as it stands.
 */
export function queryFile(bytes: Uint8Array, query: string): Outcome<QueriedValue[]> {
  if (!QUERY.test(query) || query.length > 400) return refuseQuery('see the examples of this command');
  const file = parseX12(bytes);
  const errors = envelopeErrors(file);
  if (errors.length > 0) return refused('invalid', [issue('query.envelope-error'), ...errors]);
  const values: QueriedValue[] = [];
  for (const interchange of file.interchanges) {
    const outcome = queryInterchange(interchange, query);
    if ('refused' in outcome) return outcome;
    values.push(...outcome.done);
  }
  return done(values);
}

function envelopeErrors({ issues, interchanges }: X12File): Issue[] {
  const inside = interchanges.flatMap((interchange) => [
    ...interchange.issues,
    ...interchange.groups.flatMap((group) => [...group.issues, ...group.sets.flatMap((set) => set.issues)]),
  ]);
  return [...issues, ...inside].filter(({ severity }) => severity === 'error');
}

function queryInterchange(interchange: Interchange, query: string): Outcome<QueriedValue[]> {
  const segments = segmentsOf(interchange);
  if (interchange.groups.length === 0) return done([]);
  const asksTa1 = /(?:^|[^A-Z0-9])TA1/.test(query) && interchange.acknowledgements.length > 0;
  if (asksTa1) return refuseInterchange(interchange, 'a TA1 outside of a group cannot be asked for');
  if (segments.length > SEGMENTS) {
    return refuseInterchange(interchange, `it has more than ${SEGMENTS} segments`);
  }
  const read = readByNodeX12(interchange, segments);
  if (read === undefined) return refuseInterchange(interchange, 'node-x12 cannot read it');
  const theirs = theirSegments(read);
  const differing = segments.findIndex((segment, index) => !isSame(segment, theirs[index]));
  if (differing >= 0 || theirs.length !== segments.length) {
    const at = segments[differing] ?? interchange.header;
    return refuseInterchange(interchange, 'node-x12 reads this segment otherwise than it stands', at);
  }
  return runQuery(read, query, new Map(theirs.map((segment, index) => [segment, segments[index]!])));
}

/** ISA to IEA, without the TA1 segments outside of groups: node-x12 breaks off at them. */
function segmentsOf({ header, groups, trailer }: Interchange): Segment[] {
  const inside = groups.flatMap((group) => [
    group.header,
    ...group.sets.flatMap((set) => set.segments),
    group.trailer!,
  ]);
  return [header, ...inside, trailer!];
}

/** Undefined when it throws or makes something else of the text. */
function readByNodeX12(
  { delimiters }: Interchange,
  segments: readonly Segment[],
): X12Interchange | undefined {
  const { element, terminator } = delimiters;
  const text = segments
    .map((segment) => [segment.id, ...elementsOf(segment)].join(element) + terminator)
    .join('');
  try {
    const read = new nodeX12.X12Parser(true).parse(text);
    return read instanceof nodeX12.X12Interchange ? read : undefined;
  } catch {
    return undefined;
  }
}

function theirSegments(read: X12Interchange): X12Segment[] {
  const inside = read.functionalGroups.flatMap((group) => [
    group.header,
    ...group.transactions.flatMap(({ header, segments, trailer }) => [header, ...segments, trailer]),
    group.trailer,
  ]);
  return [read.header, ...inside, read.trailer];
}

/** It reads the control numbers of interchanges as numbers; what is told of them is ours. */
function isSame(ours: Segment, theirs: X12Segment | undefined): boolean {
  const elements = elementsOf(ours);
  const isNumber = (index: number) =>
    (ours.id === 'ISA' && index === 12) || (ours.id === 'IEA' && index === 1);
  return (
    theirs?.tag === ours.id &&
    theirs.elements.length === elements.length &&
    theirs.elements.every(({ value }, index) => value === elements[index] || isNumber(index))
  );
}

function runQuery(
  read: X12Interchange,
  query: string,
  places: ReadonlyMap<X12Segment, Segment>,
): Outcome<QueriedValue[]> {
  let results: X12QueryResult[];
  try {
    results = new nodeX12.X12QueryEngine(true, 'strict').query(read, query);
  } catch {
    return refuseQuery('node-x12 cannot make anything of it');
  }
  const interchangeControlNumber = places.get(read.header)!.element(13);
  // The segments of the envelope are found again with every set below them.
  const seen = new Set<X12Segment>();
  const values = results.flatMap(({ segment, value, element, transaction }) => {
    const isEnvelope = ['ISA', 'GS', 'GE', 'IEA'].includes(segment.tag);
    if (isEnvelope && seen.has(segment)) return [];
    seen.add(segment);
    const [ours, position] = [places.get(segment)!, segment.elements.indexOf(element) + 1];
    const set = isEnvelope ? {} : { setControlNumber: transaction.header.valueOf(2) };
    const asked = value === element.value ? ours.element(position) : value;
    return [{ value: asked, at: placeOf(ours, position), interchangeControlNumber, ...set }];
  });
  return done(values);
}

function refuseInterchange({ header }: Interchange, reason: string, at: Segment = header): Outcome<never> {
  return refused('invalid', [issue('query.unsafe-interchange', placeOf(at), { reason })]);
}

function refuseQuery(reason: string): Outcome<never> {
  return refused('invalid', [issue('query.bad-query', {}, { reason })]);
}
