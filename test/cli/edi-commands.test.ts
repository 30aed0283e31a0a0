import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { validateInterchange } from '../../edi/validate-interchange.js';
import { ICD_10_CM } from '../edi/code-sets/official-files.js';
import { at, CLAIM, edi, FIXTURES, openFolder, PAID, textOf } from './run-edi.js';

const { pathOf, place } = openFolder();

describe('check', () => {
  test('no errors end with 0, and each file has its line', async () => {
    const { code, text } = await edi(['check', PAID, CLAIM, '--snip', '1,2,3,4,5']);
    expect({ code, text }).toEqual({
      code: 0,
      text: [
        `${PAID}: no errors; codes not judged: hcpcs 2`,
        `${CLAIM}: no errors; codes not judged: hcpcs 1, icd 10 cm 2, taxonomy 2`,
      ].join('\n'),
    });
    expect((await edi(['check', PAID])).text).toBe(`${PAID}: no errors`);
  });

  test('codes are held against the official files of a folder', async () => {
    await place('icd10cm_order_2026.txt', ICD_10_CM);
    const folder = dirname(await place('notes.md', '# Codes'));
    const { code, text } = await edi(['check', CLAIM, '--codes', folder]);
    expect(code).toBe(1);
    expect(text).toMatch(
      /error, SNIP 5, 2300 HI01-2, .*: HI01-02 is no code of the set icd_10_cm on its date/,
    );
    expect(text).toMatch(/dependent\.edi: 2 errors; codes not judged: hcpcs 1, taxonomy 2$/);
    expect(text).not.toContain('J020');
    const { text: json } = await edi(['check', CLAIM, '--codes', folder, '--json']);
    expect(JSON.parse(json)[0].unchecked).toEqual({ taxonomy: 2, hcpcs: 1 });
  });

  test('a folder of codes that cannot be used is told, and nothing is checked', async () => {
    const folder = dirname(await place('icd10cm_order.txt', ICD_10_CM));
    const { code, out, error } = await edi(['check', CLAIM, '--codes', folder]);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(error.join('\n')).toContain('its name tells no year');
    expect(await edi(['check', CLAIM, '--codes', join(folder, 'none')])).toMatchObject({ code: 2, out: [] });
  });

  test('in the order of the file, wherever they are found', async () => {
    const wrong = (await textOf(CLAIM)).replace('*UN*1***1:2', '*XX*1***1:2').replace('SE*31', 'SE*30');
    const { text } = await edi(['check', '-'], wrong);
    expect(text.match(/line \d+/g)).toEqual(['line 30', 'line 33']);
  });

  test('an error has severity, type, place and sentence, and no value', async () => {
    const path = await place('wrong.837', (await textOf(CLAIM)).replace('*UN*1***1:2', '*CANARY*1***1:2'));
    const { code, text } = await edi(['check', path]);
    expect(code).toBe(1);
    expect(text).toMatch(/wrong\.837: error, SNIP 1, 2400 SV103, line 30, byte \d+: SV103 has 6 characters/);
    expect(text).toContain('wrong.837: 1 error');
    expect(text).not.toContain('CANARY');
  });

  test('warnings end with 0', async () => {
    const path = await place('zeros.835', (await textOf(PAID)).replace('BPR*I*150*', 'BPR*I*150.00*'));
    const { code, text } = await edi(['check', path]);
    expect(code).toBe(0);
    expect(text).toContain('warning, SNIP 1, ST BPR02');
    expect(text).toContain('no errors, 1 warning');
  });

  test('only the types that are asked for', async () => {
    const path = await place(
      'wrong.837',
      (await textOf(CLAIM)).replace('*UN*1***1:2', '*XX*1***1:2').replace('SE*31', 'SE*30'),
    );
    const codesOf = async (...types: string[]) => {
      const { text } = await edi(['check', path, ...types, '--json']);
      return JSON.parse(text)[0].issues.map(({ code, snipType }: { code: string; snipType: number }) => [
        code,
        snipType,
      ]);
    };
    expect(await codesOf('--snip', '1')).toEqual([['x12.count-mismatch', 1]]);
    expect(await codesOf('--snip', '2')).toEqual([['guide.bad-code', 2]]);
    expect(await codesOf()).toHaveLength(2);
  });

  test('standard input', async () => {
    expect(await edi(['check', '-'], await textOf(PAID))).toMatchObject({
      code: 0,
      text: expect.stringMatching(/^-: no errors/),
    });
    expect(await edi(['check', '-'], 'hello')).toMatchObject({ code: 1 });
  });

  test('the acknowledgement is written, valid, and never over another file', async () => {
    const target = pathOf('answer.999');
    const words = ['check', CLAIM, '--999', target, '--control-number', '417'];
    const { code, text } = await edi(words);
    expect(code).toBe(0);
    expect(text).toMatch(/: no errors/);
    expect(text.endsWith(`\nwritten: ${target}`)).toBe(true);
    const answer = await textOf(target);
    expect(answer).toMatch(/\*000000417\*0\*T\*:~\nTA1\*000000042\*260115\*0930\*A\*000~\nGS\*FA/);
    expect(validateInterchange(Buffer.from(answer))).toEqual([]);
    expect(await edi(words)).toMatchObject({ code: 2, out: [] });
    expect(await edi([...words, '--force'])).toMatchObject({ code: 0 });
  });

  test('what is not answered is told', async () => {
    const target = pathOf('answer.999');
    const { code, text } = await edi(['check', at('999/accepted.edi'), '--999', target]);
    expect(code).toBe(1);
    expect(text).toContain('acknowledgements are not acknowledged [acknowledgement.nothing-to-answer]');
    expect(existsSync(target)).toBe(false);
  });

  test.each([
    [['check', 'no-such-file'], 'No file or folder is at no-such-file'],
    [['check', FIXTURES], 'is a folder; a file is wanted'],
    [['check', PAID, '--snip', '1,9'], 'Numbers from 1 to 5 with commas between them are wanted.'],
    [['check', PAID, CLAIM, '--999', 'x'], '--999 answers one file; several are named'],
    [['check'], "missing required argument 'files'"],
  ])('%j ends with 2', async (words, sentence) => {
    const { code, error } = await edi(words);
    expect(code).toBe(2);
    expect(error.join('\n')).toContain(sentence);
  });
});

describe('explain', () => {
  test('as the command outside of edi', async () => {
    const { code, text } = await edi(['explain', PAID]);
    expect(code).toBe(0);
    expect(text).toContain('Payment balances');
  });

  test('a set that nothing reads into words, by its loops; standard input', async () => {
    const claim = (await textOf(CLAIM)).replace('ST*837*0001*005010X222A1', 'ST*278*0001*005010X999');
    const { code, text } = await edi(['explain', '-'], claim);
    expect(code).toBe(1);
    expect(text).toContain('Not explained here: 31 segments\n  ST*278*0001*005010X999\n  BHT*0019*00');
  });
});

describe('to-json and from-json', () => {
  test.each(['835/paid.edi', '837p/dependent.edi', 'ta1/several.edi'])(
    '%s comes back byte for byte',
    async (name) => {
      const json = await edi(['to-json', at(name)]);
      expect(json.code).toBe(0);
      const back = await edi(['from-json', '-'], json.text);
      expect({ code: back.code, out: back.out, error: back.error }).toEqual({ code: 0, out: [], error: [] });
      expect(back.bytes.equals(await readFile(at(name)))).toBe(true);
    },
  );

  test('characters that a terminal would not show are escaped, not lost', async () => {
    const odd = Buffer.from((await textOf(PAID)).replace('DOE', 'D\x85\xe9E'), 'latin1');
    const json = await edi(['to-json', '-'], odd);
    expect(json.text).toContain('"D\\u0085éE"');
    expect((await edi(['from-json', '-'], json.text)).bytes.equals(odd)).toBe(true);
    const alike = await edi(['to-json', '-', '--json'], odd);
    expect((await edi(['from-json', '-'], alike.text)).bytes.equals(odd)).toBe(true);
  });

  test('a segment stands on one line', async () => {
    const { text } = await edi(['to-json', PAID]);
    expect(text).toContain('\n        ["SVC",["HC","99213","25"],"100","100","","1"],\n');
  });

  test('what is no such JSON is refused with path and reason', async () => {
    const json = (await edi(['to-json', PAID])).text.replace('"150","C","ACH"', '"1*5","C",7');
    const { code, error, bytes } = await edi(['from-json', '-'], json);
    expect({ code, length: bytes.length }).toEqual({ code: 1, length: 0 });
    expect(error.join('\n')).toContain(
      'The text holds the element separator, so it would be read as something else (interchanges[0].content[0].content[0].segments[1][2])',
    );
    expect(error.join('\n')).toContain('a number was found, a text is wanted');
  });

  test('into a file, and never over another one', async () => {
    const json = await place('paid.json', (await edi(['to-json', PAID])).text);
    const out = pathOf('paid.835');
    expect(await edi(['from-json', json, '--out', out])).toMatchObject({ code: 0, text: `written: ${out}` });
    expect(await textOf(out)).toBe(await textOf(PAID));
    const again = await edi(['from-json', json, '--out', out]);
    expect(again.code).toBe(2);
    expect(again.error.join()).toContain('is there already; --force replaces it. Nothing was written.');
  });

  test('nouns, with amounts as decimal strings', async () => {
    const remittance = JSON.parse((await edi(['to-json', PAID, '--nouns'])).text);
    expect(remittance.sets[0].remittanceAdvice).toMatchObject({
      paymentAmount: '150.00',
      claimPayments: [{ patientControlNumber: 'C1001', services: [{ chargeAmount: '100.00' }, {}] }],
    });
    const claims = JSON.parse((await edi(['to-json', CLAIM, '--nouns'])).text);
    expect(claims.sets[0].claims[0]).toMatchObject({ patientControlNumber: 'C1002', chargeAmount: '125.50' });
  });

  test('a file that is none has no JSON', async () => {
    expect(await edi(['to-json', '-'], 'hello')).toMatchObject({ code: 1, out: [] });
  });
});
