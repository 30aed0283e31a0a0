import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { explainFile } from '../../src/app/explain-remittance.js';
import { renderExplained } from '../../src/cli/render-explained.js';
import { renderJson } from '../../src/cli/render-json.js';

const FIXTURES = join(import.meta.dirname, '../fixtures');

const explain = (name: string) => renderExplained(explainFile(readFileSync(join(FIXTURES, name))));

test('an 835 reads like an explanation of payment', () => {
  expect(explain('835/coinsurance.edi')).toBe(
    [
      'PAYER  PLAN ONE',
      'PAYEE  ROSE CLINIC 1234567893',
      'PAID   64.00 by ACH on 2026-01-15, trace T0001',
      '',
      'CLAIM C1004  DOE, ANN',
      '  status 1 first payer; payer number P7004',
      '  charge 150.00, paid 64.00, patient 36.00',
      '  service  date        charge   paid  taken off                            remarks',
      '  -------  ----------  ------  -----  -----------------------------------  -------',
      '  99213    2026-01-02  150.00  64.00  CO-45 50.00, PR-2 16.00, PR-3 20.00',
      '  claim balances: 64.00',
      '  lines balance: 1 of 1',
      '',
      'reason  in all  meaning',
      '------  ------  ------------------------',
      'CO-45    50.00  Above the contracted fee',
      'PR-2     16.00  Coinsurance',
      'PR-3     20.00  Copay',
      '',
      'payment balances: 64.00',
    ].join('\n'),
  );
});

test('a cent that is missing is named at the claim and at the line, and the payment still balances', () => {
  const text = explain('835/out-of-balance.edi');
  expect(text).toContain('  claim DOES NOT BALANCE: says 80.00, makes 80.01, difference -0.01\n');
  expect(text).toContain('  line 1 DOES NOT BALANCE: says 80.00, makes 80.01, difference -0.01\n');
  expect(text).toContain('\npayment balances: 80.00\n');
  expect(text).toContain('[remittance.claim-out-of-balance]');
});

test('provider adjustments stand between the claims and the payment', () => {
  expect(explain('835/provider-adjustments.edi').split('\n').slice(-7)).toEqual([
    'provider adjustment  reference  taken off',
    '-------------------  ---------  ---------',
    'WO                   P6001          25.00',
    'L6                                  -2.50',
    'FB                   B12            -5.00',
    '',
    'payment balances: 62.50',
  ]);
});

test('a reversal and its correction are two claims, their sums one', () => {
  const text = explain('835/reversal-and-correction.edi');
  expect(text).toMatch(/status 22 reversal.*\n {2}charge -150\.00, paid -80\.00\n/);
  expect(text).toMatch(/status 1 first payer.*\n {2}charge 150\.00, paid 100\.00, patient 10\.00\n/);
  expect(text).toContain('PR-2    -20.00  Coinsurance');
});

test('a file of another kind is told as such', () => {
  expect(explain('837p/one-claim.edi')).toBe('Transaction set 837 0001: not a remittance');
  expect(renderExplained(explainFile(Buffer.from('hello')))).toBe(
    'Found in the file:\n  error: No ISA was found; the file begins with something else [x12.no-interchange]',
  );
});

const samples = process.env['SAMPLES_DIR'];
if (samples) {
  describe('files of others', () => {
    const folder = join(samples, 'edi');
    const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) =>
      statSync(join(folder, name)).isFile(),
    );

    test.each(files)('%s is explained', (name) => {
      const explained = explainFile(readFileSync(join(folder, name)));
      const text = renderExplained(explained);
      expect(text).not.toBe('');
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      expect(() => JSON.parse(renderJson(explained))).not.toThrow();
    });
  });
}
