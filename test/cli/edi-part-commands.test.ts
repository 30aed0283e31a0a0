import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validateInterchange } from '../../edi/validate-interchange.js';
import { at, CLAIM, edi, openFolder, PAID, textOf } from './run-edi.js';

const { pathOf, place } = openFolder();

describe('split', () => {
  test('by claim: each file is valid and named by control numbers', async () => {
    const out = pathOf('claims');
    const { code, text } = await edi([
      'split',
      at('837p/one-subscriber-twice.edi'),
      '--by',
      'claim',
      '--out',
      out,
    ]);
    expect(code).toBe(0);
    const names = await readdir(out);
    expect(names.sort()[0]).toBe('000000042-7-0001-claim-0001.edi');
    expect(text).toBe([...names.map((name) => join(out, name)), `${names.length} files written`].join('\n'));
    for (const name of names) expect(validateInterchange(await readFile(join(out, name)))).toEqual([]);
  });

  test('nothing is written when one of the files is there', async () => {
    const words = ['split', at('837p/one-subscriber-twice.edi'), '--by', 'claim', '--out', pathOf('')];
    await place('000000042-7-0001-claim-0002.edi', 'mine');
    expect(await edi(words)).toMatchObject({ code: 2 });
    expect(await readdir(pathOf(''))).toHaveLength(1);
    expect(await edi([...words, '--force'])).toMatchObject({ code: 0 });
  });

  test('an 835 by claim is refused with the reason', async () => {
    const { code, error } = await edi(['split', PAID, '--by', 'claim', '--out', pathOf('')]);
    expect(code).toBe(1);
    expect(error.join('\n')).toContain('An 835 pays all its claims at once');
  });

  test('as JSON, with numbers of their own', async () => {
    const { text } = await edi(['split', PAID, '--out', pathOf(''), '--number-from', '5000', '--json']);
    expect(JSON.parse(text)).toEqual([
      {
        path: pathOf('000005000-1-0001.edi'),
        interchangeControlNumber: '000005000',
        groupControlNumber: '1',
        setControlNumber: '0001',
      },
    ]);
  });
});

describe('diff', () => {
  test('what changed, in words; the same is 0', async () => {
    const other = await place('other.837', (await textOf(CLAIM)).replace('ABF:R509', 'ABF:R509*ABF:R05'));
    expect(await edi(['diff', CLAIM, other])).toMatchObject({
      code: 1,
      text: 'claim C1002: diagnosis added: ABF R05',
    });
    expect(await edi(['diff', CLAIM, CLAIM])).toMatchObject({ code: 0, text: 'Nothing changed.' });
    expect(JSON.parse((await edi(['diff', CLAIM, other, '--json'])).text).differences).toEqual([
      {
        subject: { kind: 'claim', number: 'C1002' },
        steps: ['diagnosis'],
        kind: 'added',
        to: 'ABF R05',
        text: 'claim C1002: diagnosis added: ABF R05',
      },
    ]);
  });

  test('what cannot be compared is 1', async () => {
    const { code, text } = await edi(['diff', CLAIM, PAID]);
    expect(code).toBe(1);
    expect(text).toContain('Not compared:\n  error: One file holds claims and the other remittances');
  });
});

describe('query', () => {
  test.each([
    ['CLP04', 0, '150'],
    ['REF02:REF01["6R"]', 0, 'L1\nL2'],
    ['CAS02', 1, ''],
  ])('%s', async (query, code, text) => {
    expect(await edi(['query', PAID, query])).toMatchObject({ code, text });
  });

  test('an envelope with errors is refused', async () => {
    const { code, error } = await edi(
      ['query', '-', 'CLP04'],
      (await textOf(PAID)).replace('SE*35', 'SE*34'),
    );
    expect(code).toBe(1);
    expect(error.join('\n')).toContain(
      'The envelope has errors; a query of it could miss segments without a word',
    );
  });
});

describe('redact', () => {
  test('bytes go out, and what was done is told beside them', async () => {
    const { code, out, error, bytes } = await edi(['redact', CLAIM, '--seed', 'spring']);
    expect({ code, out }).toEqual({ code: 0, out: [] });
    expect(error.join()).toMatch(/^\d+ elements replaced or moved$/);
    expect(bytes.toString()).not.toMatch(/DOE|2002|20150203|ELM/);
    expect(validateInterchange(bytes)).toEqual([]);
  });

  test('the same seed, by name or from a file, gives the same; none gives another each time', async () => {
    const seed = await place('seed.txt', 'spring');
    const of = async (...words: string[]) => (await edi(['redact', CLAIM, ...words])).bytes.toString();
    expect(await of('--seed', 'spring')).toBe(await of('--seed-file', seed));
    expect(await of()).not.toBe(await of());
  });

  test('dates move when they are told to', async () => {
    const { bytes } = await edi(['redact', PAID, '--seed', 'x', '--shift-dates', '-31']);
    expect(bytes.toString()).toContain('DTM*405*20251215~');
  });

  test.each([
    [['redact', '-'], 1, 'The file was not read to its end'],
    [
      ['redact', PAID, '--seed', 'a', '--seed-file', 'b'],
      2,
      "'--seed-file <file>' cannot be used with option '--seed <name>'",
    ],
    [['redact', PAID, '--shift-dates', '1e3'], 2, 'A whole number of days is wanted'],
  ])('%j is refused', async (words, code, sentence) => {
    const told = await edi(words, 'hello');
    expect({ code: told.code, length: told.bytes.length }).toEqual({ code, length: 0 });
    expect(told.error.join('\n')).toContain(sentence);
  });
});

describe('help', () => {
  test.each(['check', 'explain', 'to-json', 'from-json', 'split', 'diff', 'query', 'redact'])(
    'of %s',
    async (command) => {
      const { code, text } = await edi([command, '--help']);
      expect(code).toBe(0);
      expect(text).toMatch(new RegExp(`Examples:\n(.*\n)*.*claimwright edi ${command}`));
      expect(text).toMatch(/Exit codes: 0 [^;]*; 1 /);
      expect((await edi(['--help'])).text).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    },
  );
});
