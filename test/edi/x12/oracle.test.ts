import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import nodeX12 from 'node-x12';
import peer from 'x12-parser';
import { parseX12, type X12File } from '../../../edi/x12/parse-x12.js';
import type { TextSegment } from '../../../edi/x12/text-segment.js';
import { sampleBytes } from './sample-interchange.js';

const { X12Parser, X12Interchange } = nodeX12;
const samples = process.env.SAMPLES_DIR;

type Rows = readonly (readonly string[])[];
type Exceptions = Readonly<Record<string, (file: X12File) => boolean>>;

const textOf = (bytes: Buffer) => bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
const hasMark = ({ issues }: X12File) => issues.some(({ code }) => code === 'x12.byte-order-mark');

/** Why a file that is right is not read by node-x12 in string mode, or not as by us. */
const EXCEPTIONS_OF_NODE_X12: Exceptions = {
  'it throws on a TA1 outside of a group': ({ interchanges }) =>
    interchanges.some(({ acknowledgements }) => acknowledgements.length > 0),
  'it throws on several interchanges': ({ interchanges }) => interchanges.length > 1,
  'it counts the ISA from the byte order mark on': hasMark,
  'it leaves out a segment without elements': ({ segments }) =>
    segments.some(({ elementCount }) => elementCount === 0),
};

/** The same of x12-parser, which knows the delimiters by their position in the first chunk. */
const EXCEPTIONS_OF_X12_PARSER: Exceptions = {
  'it counts the ISA from the byte order mark on': hasMark,
};

function elementsOf(segment: TextSegment): string[] {
  return Array.from({ length: segment.elementCount }, (_, index) => segment.element(index + 1));
}

/** Identifier and elements of every segment between ST and SE. */
function readByUs(bytes: Buffer): Rows {
  return parseX12(bytes).interchanges.flatMap(({ groups }) =>
    groups.flatMap(({ sets }) =>
      sets.flatMap(({ segments }) =>
        segments.map((segment) => [segment.id, ...elementsOf(segment as TextSegment)]),
      ),
    ),
  );
}

function readByNodeX12(bytes: Buffer): Rows {
  const read = new X12Parser(true).parse(textOf(bytes));
  if (!(read instanceof X12Interchange)) return [];
  return read.functionalGroups.flatMap((group) =>
    group.transactions.flatMap(({ header, segments, trailer }) =>
      [header, ...segments, trailer].map(({ tag, elements }) => [tag, ...elements.map(({ value }) => value)]),
    ),
  );
}

/** Every segment, elements as components without the blanks around them: more x12-parser does not tell. */
function readAllByUs({ segments }: X12File): Rows {
  return segments.map((segment) => {
    const { component } = segment.delimiters;
    const split = (text: string) => (segment.id === 'ISA' ? [text] : text.split(component));
    return [segment.id, ...elementsOf(segment).flatMap((text) => split(text).map((part) => part.trim()))];
  });
}

/** The whole file in one chunk: what it does with several is a fault of its own. */
function readByX12Parser(bytes: Buffer): Promise<Rows> {
  const parser = new peer.X12parser(isUtf8(bytes) ? 'utf8' : 'latin1');
  const rows: string[][] = [];
  parser.on('data', ({ name, ...parts }: Record<string, string>) => {
    const keys = Object.keys(parts).map((key) => [key, ...key.split('-').map(Number)] as const);
    keys.sort(([, one, part = 0], [, other, otherPart = 0]) => one! - other! || part - otherPart);
    rows.push([name!, ...keys.map(([key]) => parts[key]!)]);
  });
  return new Promise((resolve, reject) => {
    // A line break after the last terminator comes as a segment without a name.
    parser.on('end', () => resolve(rows.filter(([name]) => name !== '')));
    parser.on('error', reject);
    parser.end(bytes);
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** The sample files whose envelope is right, as read. */
function validSamples(): { name: string; bytes: Buffer; file: X12File }[] {
  return filesIn(join(samples!, 'edi')).flatMap((name) => {
    const bytes = readFileSync(name);
    const file = parseX12(bytes);
    const levels = file.interchanges.flatMap((interchange) => [
      interchange,
      ...interchange.groups.flatMap((group) => [group, ...group.sets]),
    ]);
    const issues = [file, ...levels].flatMap((level) => level.issues);
    const isValid = levels.length > 0 && issues.every(({ severity }) => severity !== 'error');
    return isValid ? [{ name, bytes, file }] : [];
  });
}

/** Compares all samples; gives how many agree, and the exceptions that were needed. */
async function compare(
  exceptions: Exceptions,
  read: (bytes: Buffer) => Rows | Promise<Rows>,
  ours: (file: X12File, bytes: Buffer) => Rows,
): Promise<{ agreeing: number; needed: string[] }> {
  const needed = new Set<string>();
  let agreeing = 0;
  for (const { name, bytes, file } of validSamples()) {
    const theirs = await Promise.resolve(bytes).then(read).catch(String);
    if (JSON.stringify(theirs) === JSON.stringify(ours(file, bytes))) {
      agreeing += 1;
      continue;
    }
    const reasons = Object.keys(exceptions).filter((reason) => exceptions[reason]!(file));
    if (reasons.length === 0) expect([name, theirs]).toEqual([name, ours(file, bytes)]);
    for (const reason of reasons) needed.add(reason);
  }
  return { agreeing, needed: [...needed].sort() };
}

describe('independent readers', () => {
  it('read the same segments and elements from a file of our own', async () => {
    const bytes = sampleBytes();
    expect(readByNodeX12(bytes)).toEqual(readByUs(bytes));
    expect(readByUs(bytes).length).toBe(4);
    const rows = await readByX12Parser(bytes);
    expect(rows).toEqual(readAllByUs(parseX12(bytes)));
    expect(rows.length).toBe(8);
  });

  if (samples !== undefined) {
    it('agree on every valid sample, but for named faults of node-x12', async () => {
      const { agreeing, needed } = await compare(EXCEPTIONS_OF_NODE_X12, readByNodeX12, (_, bytes) =>
        readByUs(bytes),
      );
      expect(needed).toEqual(Object.keys(EXCEPTIONS_OF_NODE_X12).sort());
      expect(agreeing).toBeGreaterThan(120);
    });

    it('agree on every valid sample, but for named faults of x12-parser', async () => {
      const { agreeing, needed } = await compare(EXCEPTIONS_OF_X12_PARSER, readByX12Parser, readAllByUs);
      expect(needed).toEqual(Object.keys(EXCEPTIONS_OF_X12_PARSER).sort());
      expect(agreeing).toBeGreaterThan(120);
    });
  }
});
