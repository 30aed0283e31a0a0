import { validateEnvelope } from '../../../edi/validate/validate-envelope.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { sampleBytes } from '../x12/sample-interchange.js';

function faults(from: string, to: string): string[] {
  const bytes = Buffer.from(sampleBytes().toString('latin1').replace(from, to), 'latin1');
  return validateEnvelope(parseX12(bytes).interchanges[0]!).map(
    ({ code, syntaxErrorCode, at }) => `${code} ${syntaxErrorCode} ${at.segment} ${at.element}`,
  );
}

describe('validateEnvelope', () => {
  it('finds nothing wrong in a right envelope', () => {
    expect(faults('', '')).toEqual([]);
  });

  it('takes an envelope of 00401 and groups of any kind: the sets in them are judged by name', () => {
    expect(faults('*00501*', '*00401*')).toEqual([]);
    expect(faults('GS*HP', 'GS*AG')).toEqual([]);
  });

  it.each([
    ['*ZZ*CLINIC', '*XX*CLINIC', 'guide.bad-code 005 ISA 5'],
    ['*260105*', '*261305*', 'guide.bad-date 014 ISA 9'],
    ['*0930*^', '*0990*^', 'guide.bad-time 015 ISA 10'],
    ['*00501*', '*00200*', 'guide.bad-code 017 ISA 12'],
    ['*0*P*', '*0*Q*', 'guide.bad-code 020 ISA 15'],
    ['GS*HP', 'GS*H', 'guide.element-too-short 4 GS 1'],
    ['*X*005010', '*T*005010', 'guide.bad-code 7 GS 7'],
    ['*20260105*0930*7', '*20260145*0930*7', 'guide.bad-date 8 GS 4'],
    ['PAYER*CLINIC', 'PAYER*C', 'guide.element-too-short 4 GS 3'],
  ])('gives one issue for %s made %s', (from, to, expected) => {
    expect(faults(from, to)).toEqual([expected]);
  });
});
