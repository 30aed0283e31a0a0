import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainFile } from '../../src/app/files/explain-file.js';
import { renderExplained } from '../../src/cli/rendering/render-explained.js';
import { renderJson } from '../../src/cli/rendering/render-json.js';

const FIXTURES = join(import.meta.dirname, '../fixtures');

const bytesOf = (name: string) => readFileSync(join(FIXTURES, name));
const explain = (name: string) => renderExplained(explainFile(bytesOf(name)));
const withText = (name: string, from: string, to: string) => {
  const text = bytesOf(name).toString('latin1');
  expect(text).toContain(from);
  return explainFile(Buffer.from(text.replace(from, to), 'latin1'));
};

describe('a file reads as its reader knows it, with its envelope', () => {
  test.each([
    '837p/secondary-coverage',
    '837i/statement',
    '837d/one-tooth',
    '997/rejected',
    '999/partly-accepted',
    '277ca/rejected-by-payer',
    'ta1/several',
  ])('%s', (name) => {
    const golden = bytesOf(`explained/${name.replace('/', '-')}.txt`).toString();
    expect(`${explain(`${name}.edi`)}\n`).toBe(golden);
  });

  test('an 835 is shown as the library explains it, below who sent it', () => {
    const text = explain('835/paid.edi');
    expect(text.split('\n').slice(0, 4)).toEqual([
      'Interchange 000000001 from PLANONE (ZZ) to ROSECLINIC (ZZ)',
      '  2026-01-15 09:30, test, version 00501, 1 claim',
      'Group 1 (HP) from PLANONE to ROSECLINIC, 2026-01-15 09:30, version 005010X221A1, 1 set',
      'Set 835 0001: remittance advice',
    ]);
    expect(`${text.split('\n').slice(4).join('\n')}\n`).toBe(bytesOf('835/paid.txt').toString());
  });
});

describe('what is wrong is told where it stands', () => {
  test('a cent that is missing of a remittance', () => {
    const text = explain('835/out-of-balance.edi');
    expect(text).toContain('✗ Claim does not balance');
    expect(text).toContain('Found in the set:\n  error: ');
    expect(text).toContain('[remittance.claim-out-of-balance]');
  });

  test('a cent that the lines of a claim lack', () => {
    const { interchanges, issues } = withText('837p/one-claim.edi', 'CLM*C1001*125.5*', 'CLM*C1001*125.51*');
    expect(issues).toEqual([]);
    const [set] = interchanges[0]!.groups[0]!.sets;
    expect(set!.issues).toMatchObject([
      {
        code: 'edit.total-not-sum-of-lines',
        severity: 'error',
        at: { segment: 'CLM', element: 2, line: 22 },
        context: { charge: '125.51', computed: '125.50' },
      },
    ]);
    expect(renderExplained({ interchanges, issues })).toContain(
      '✗ Lines do not sum to the total charge: 1 line makes 125.50, the claim says 125.51',
    );
  });

  test('a charge that is no amount: the rest of the claim is shown', () => {
    const explained = withText('837p/one-claim.edi', 'SV1*HC:99213:25*125.5*', 'SV1*HC:99213:25*12A*');
    const text = renderExplained(explained);
    expect(text).toContain('The charges of 1 line cannot be summed');
    expect(text.match(/SV102 is not [^(]*/g)).toEqual(['SV102 is not a number of type R ']);
    expect(text).toMatch(/^ {2}2 {4}Patient {13}DOE, ANN$/m);
  });

  test('a file that is no X12', () => {
    expect(renderExplained(explainFile(Buffer.from('hello')))).toBe(
      'Found in the file:\n  error: No ISA was found; the file begins with something else (line 1, byte 0) [x12.no-interchange]',
    );
  });

  test('a set that nobody here knows is named, and that it is not explained is an error', () => {
    const { interchanges, issues } = withText('997/rejected.edi', 'ST*997*', 'ST*270*');
    expect(interchanges[0]!.groups[0]!.sets).toMatchObject([
      { identifier: '270', content: { kind: 'other' } },
    ]);
    expect(issues).toMatchObject([{ code: 'guide.unknown-set', severity: 'error', at: { line: 5 } }]);
    expect(renderExplained({ interchanges, issues })).toContain(
      'Set 270 0001: eligibility inquiry\nNot explained here: 11 segments',
    );
  });

  test('a set that is understood without a guide is a warning', () => {
    const { issues } = withText('997/rejected.edi', '*005010X230', '*003050');
    expect(issues).toMatchObject([{ code: 'guide.unknown-set', severity: 'warning' }]);
  });
});

test('as JSON it is typed, with amounts as decimal strings', () => {
  const { interchanges } = JSON.parse(renderJson(explainFile(bytesOf('837p/secondary-coverage.edi'))));
  expect(interchanges[0]).toMatchObject({
    sender: { qualifier: 'ZZ', identifier: 'ROSECLINIC' },
    controlNumber: '000000042',
    usageIndicator: 'T',
  });
  const { content } = interchanges[0].groups[0].sets[0];
  expect(content).toMatchObject({ kind: 'claims', form: 'professional', chargeTotal: '525.50' });
  expect(content.claims).toMatchObject([
    {
      patientControlNumber: 'C1003',
      chargeAmount: '525.50',
      frequencyCode: '7',
      diagnoses: [
        { qualifier: 'ABK', code: 'J020' },
        { qualifier: 'ABF', code: 'R509' },
      ],
      lines: [
        { lineNumber: '1', chargeAmount: '125.50', diagnosisPointers: ['1', '2'] },
        { lineNumber: '2', chargeAmount: '400.00', facilityCode: '22', drug: { ndc: '00409198501' } },
      ],
      balance: { stated: '525.50', computed: '525.50', difference: '0.00' },
      coverage: { payerResponsibility: 'S', subscriber: { memberId: 'M1001' } },
      otherCoverages: [{ payerResponsibility: 'P', payer: { payerId: 'P2' } }],
    },
  ]);
});
