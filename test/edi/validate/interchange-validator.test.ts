import { BUILT_IN_CODE_SETS } from '../../../edi/validate/built-in-code-sets.js';
import { InterchangeValidator } from '../../../edi/validate/interchange-validator.js';
import type { ValidateOptions } from '../../../edi/validate/validate-options.js';
import { validateInterchange, validateParsed } from '../../../edi/validate-interchange.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { X12Reader } from '../../../edi/x12/x12-reader.js';
import { SNIP_TYPES } from '../../../schemas/snip-types.js';
import { collectGarbage } from '../../support/collect-garbage.js';
import { fixture } from '../sets-of.js';

const FILES = [
  ...['837p/secondary-coverage', '837p/dependent', '837i/statement', '837d/one-tooth', '835/paid'],
  ...[
    '835/out-of-balance',
    '835/unknown-segment',
    '999/partly-accepted',
    '277ca/totals-differ',
    '997/rejected',
  ],
].map((name) => Buffer.from(fixture(`${name}.edi`)));

/** A file with faults at every level: two interchanges, a TA1 after a group, a wrong count, an unknown set and segment. */
const FAULTY = Buffer.concat([
  Buffer.from(
    Buffer.from(FILES[0]!)
      .toString('latin1')
      .replace('SE*46', 'SE*45')
      .replace('LX*2~', 'ZZZ*1~\nLX*2~')
      .replace('IEA*1', 'TA1*000000001*261305*0930*A*000~\nIEA*2')
      .replace('GS*HC', 'GS*ZZ'),
  ),
  Buffer.from(
    Buffer.from(FILES[4]!).toString('latin1').replace('ST*835*0001*005010X221A1', 'ST*836*0001*005010X999'),
  ),
]);
const ALL: ValidateOptions = { snipTypes: SNIP_TYPES, codeSets: BUILT_IN_CODE_SETS };

function read(bytes: Uint8Array, chunk: number, options: ValidateOptions) {
  const validator = new InterchangeValidator(options);
  const reader = new X12Reader(validator);
  for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.subarray(at, at + chunk));
  reader.end();
  return { issues: validator.issues, unchecked: validator.unchecked };
}

describe('InterchangeValidator', () => {
  it.each([
    ['types 1 and 2', {}],
    ['all types', ALL],
  ] as const)('finds what is found in the parsed file: %s', (_, options) => {
    for (const bytes of [...FILES, FAULTY]) {
      const parsed = parseX12(bytes).interchanges.flatMap((each) => validateParsed(each, options));
      expect(read(bytes, 64, options).issues).toEqual(parsed);
    }
    expect(read(FAULTY, 64, options).issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'guide.other-group',
        'guide.unknown-segment',
        'guide.unknown-set',
        'x12.count-mismatch',
        'guide.bad-date',
      ]),
    );
  });

  it('finds the same for every chunking', () => {
    const whole = read(FAULTY, FAULTY.length, ALL);
    for (const chunk of [1, 2, 3, 7, 105, 106, 107, 500]) expect(read(FAULTY, chunk, ALL)).toEqual(whole);
  });

  it('holds no more memory for a long file than for a short one', () => {
    const text = Buffer.from(FILES[4]!).toString('latin1');
    const [head, payment, tail] = [
      text.slice(0, text.indexOf('CLP*')),
      text.slice(text.indexOf('CLP*'), text.indexOf('SE*35')),
      text.slice(text.indexOf('SE*35')),
    ];
    const options: ValidateOptions = { snipTypes: SNIP_TYPES, codeSets: { check: () => 'valid' } };
    const heldAfter = (times: number) => {
      const validator = new InterchangeValidator(options);
      const reader = new X12Reader(validator);
      reader.push(Buffer.from(head));
      const chunk = Buffer.from(payment.repeat(100));
      for (let index = 0; index < times; index += 1) reader.push(chunk);
      collectGarbage();
      const { heapUsed } = process.memoryUsage();
      reader.push(Buffer.from(tail));
      reader.end();
      return { heapUsed, codes: validator.issues.map(({ code }) => code) };
    };
    heldAfter(50);
    const [short, long] = [heldAfter(20), heldAfter(400)];
    expect(long.codes).toEqual(short.codes);
    expect(long.codes).toEqual(['x12.count-mismatch', 'remittance.set-out-of-balance']);
    // Forty thousand claims of 500 bytes; what remains is compiled code and the like.
    expect(long.heapUsed - short.heapUsed).toBeLessThan(8_000_000);
  });

  it('judges the whole file as validateInterchange does', () => {
    const reader = new X12Reader({});
    reader.push(FAULTY);
    reader.end();
    expect(validateInterchange(FAULTY, ALL)).toEqual([...reader.issues, ...read(FAULTY, 50, ALL).issues]);
  });
});
