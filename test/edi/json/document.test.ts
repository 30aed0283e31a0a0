import { buildDocument } from '../../../edi/json/build-document.js';
import { parseDocument, readDocument } from '../../../edi/json/read-document.js';
import type { GroupDocument, SetDocument, X12Document } from '../../../edi/json/x12-document.js';
import { renderIssue } from '../../../schemas/issue.js';
import fc from '../../support/property-testing.js';
import { readSampleFiles } from '../../support/sample-files.js';
import { fixture } from '../sets-of.js';

const FILES = [
  '835/paid.edi',
  '835/provider-adjustments.edi',
  '837p/secondary-coverage.edi',
  '837i/statement.edi',
  '277ca/rejected-by-payer.edi',
  'ta1/before-a-group.edi',
  'ta1/several.edi',
];
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** From bytes to the text of the document and back; the refusal in its place. */
function thereAndBack(bytes: Uint8Array): string {
  const built = buildDocument(bytes);
  if ('refused' in built) return `refused: ${built.refused.issues.map(renderIssue).join('; ')}`;
  const read = parseDocument(JSON.stringify(built.done));
  if ('refused' in read) return `not read: ${read.refused.issues.map(renderIssue).join('; ')}`;
  return latin1(read.done);
}

function documentOf(path: string): X12Document {
  const built = buildDocument(fixture(path));
  if ('refused' in built) throw new Error('the fixture cannot be turned into a document');
  return built.done;
}

/** A copy with another value at a path. */
function withValue(of: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  const copy = Array.isArray(of) ? [...of] : { ...(of as object) };
  return Object.assign(copy, { [step]: withValue((of as Record<string, unknown>)[step], rest, value) });
}

describe('a document gives the same bytes again', () => {
  test.each(FILES)('%s', (path) => {
    expect(thereAndBack(fixture(path))).toBe(latin1(fixture(path)));
  });

  const paid = latin1(fixture('835/paid.edi'));
  test.each([
    ['without line breaks', paid.replaceAll('\n', '')],
    ['with other line breaks', paid.replaceAll('\n', '\r\n')],
    ['with line breaks as terminators', paid.replaceAll('~\n', '\n')],
    ['with a byte order mark and blank lines', `\xef\xbb\xbf\n\n${paid}\n \n`],
    ['without the last terminator', paid.trimEnd().slice(0, -1)],
    ['wrapped inside segments', paid.replace('DENVER', 'DEN\nVER').replace('CLINIC', 'CLI\r\nNIC')],
    ['with UTF-8', paid.replace('DOE', 'D\xc3\x96E')],
    ['with Latin-1', paid.replace('DOE', 'D\xd6E')],
    ['with a UTF-8 character as terminator', paid.replaceAll('~', '\xc2\xa7')],
    ['with repetitions and empty parts', paid.replace('AU*150', 'AU*1:^2^:*^')],
    [
      'with segments in places where none belong',
      paid.replace('GE*1', 'GE*1~\nXX*1~\nSE*9').replace('IEA', 'Q~\nIEA'),
    ],
    ['with two interchanges', paid + paid.replaceAll('~', '!').replaceAll('*', '|')],
    ['cut off', paid.slice(0, 900)],
    ['with empty segments', paid.replace('LX*1~', 'LX*1~~~')],
    ['with the terminator in its ISA', paid.replace('PLANONE  ', 'PLANON~  ')],
  ])('%s', (_, text) => {
    expect(thereAndBack(Buffer.from(text, 'latin1'))).toBe(text);
  });

  test('whatever was put into a file, or it is refused', () => {
    const place = fc.nat({ max: paid.length });
    const text = fc.constantFrom(
      '*',
      ':',
      '~',
      '^',
      '\n',
      '\r',
      'ISA',
      'IEA*1~',
      'GS*',
      'ST*',
      'SE~',
      '\xe9',
      '\xc3\xa9',
      '\0',
      '',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, fc.nat({ max: 4 }), text), { minLength: 1, maxLength: 4 }),
        (edits) => {
          let mutated = paid;
          for (const [at, removed, put] of edits)
            mutated = mutated.slice(0, at) + put + mutated.slice(at + removed);
          const back = thereAndBack(Buffer.from(mutated, 'latin1'));
          if (!back.startsWith('refused: ')) expect(back).toBe(mutated);
        },
      ),
      { numRuns: 1500, seed: 7 },
    );
  });

  const samples = process.env.SAMPLES_DIR ? readSampleFiles() : [];
  test('files that others wrote', () => {
    const changed = samples.filter(({ bytes }) => {
      const back = thereAndBack(bytes);
      return back !== latin1(bytes) && !back.startsWith('refused: The file was not read to its end');
    });
    expect(changed.map(({ hash }) => hash)).toEqual([]);
  });
});

test('the document is readable: levels, elements, components, repetitions', () => {
  const { interchanges, after } = documentOf('835/paid.edi');
  const { lineBreak, content, trailer } = interchanges[0]!;
  const { segments } = (content[0] as GroupDocument).content[0] as SetDocument;
  expect(segments[23]).toEqual(['SVC', ['HC', '99213', '25'], '100', '100', '', '1']);
  expect({ lineBreak, trailer, after }).toEqual({
    lineBreak: '\n',
    trailer: ['IEA', '1', '000000001'],
    after: '\n',
  });
});

describe('a document that is none is refused with path and reason', () => {
  const SET = 'interchanges[0].content[0].content[0]';
  test.each<[string, string, unknown, string]>([
    [
      'another format',
      'format',
      'x',
      'another format or version was found, format claimwright-x12, version 1 is wanted (document)',
    ],
    ['no interchanges', 'interchanges', undefined, 'The field interchanges is wanted and absent (document)'],
    [
      'an empty list',
      'interchanges',
      [],
      'an empty list was found, a list of at least 1 is wanted (interchanges)',
    ],
    [
      'no delimiters',
      'interchanges.0.delimiters',
      undefined,
      'The field delimiters is wanted and absent (interchanges[0])',
    ],
    [
      'a number as element',
      'interchanges.0.content.0.content.0.segments.1.2',
      150,
      `a number was found, a text is wanted (${SET}.segments[1][2])`,
    ],
    [
      'a separator in a text',
      'interchanges.0.content.0.content.0.segments.1.2',
      '1*5',
      `The text holds the element separator, so it would be read as something else (${SET}.segments[1][2])`,
    ],
    [
      'a separator in a component',
      'interchanges.0.content.0.content.0.segments.23.1.1',
      '9:9',
      `The text holds the component separator, so it would be read as something else (${SET}.segments[23][1][1])`,
    ],
    [
      'a line break',
      'interchanges.0.content.0.content.0.segments.2.2',
      'a\nb',
      `The text holds a line break; one that stood inside a segment belongs in breaks (${SET}.segments[2][2])`,
    ],
    [
      'a letter outside ASCII',
      'interchanges.0.content.0.content.0.segments.5.2',
      'É',
      `The text is not ASCII, and encoding does not say how it is to be written (${SET}.segments[5])`,
    ],
    [
      'an unknown field',
      'interchanges.0.content.0.trailler',
      [],
      'The document has no field of this name here (interchanges[0].content[0])',
    ],
    [
      'a segment of nothing',
      'interchanges.0.content.0.header',
      [],
      'an empty list was found, a list of at least 1 is wanted (interchanges[0].content[0].header)',
    ],
    ['null', 'interchanges.0.content', null, 'null was found, a list is wanted (interchanges[0].content)'],
  ])('%s', (_, path, value, text) => {
    const read = readDocument(withValue(documentOf('835/paid.edi'), path.split('.'), value));
    expect('refused' in read && read.refused.issues.map(renderIssue)).toEqual([text]);
  });

  test('what is not JSON, without a word of it', () => {
    const read = parseDocument('{"name": DOE}');
    expect('refused' in read && read.refused.issues.map(renderIssue)).toEqual(['The text is not JSON']);
  });
});

test.each([
  ['no X12', 'hello'],
  ['UTF-16', 'I\0S\0A\0'],
  ['nothing', ''],
])('%s has no document', (_, text) => {
  const built = buildDocument(Buffer.from(text, 'latin1'));
  expect('refused' in built && built.refused.issues[0]!.code).toBe('json.not-whole');
});
