import { readFileSync } from 'node:fs';
import { readRemittanceAdvice } from '../../../edi/remittance-835/read-remittance-advice.js';
import { renderExplanation } from '../../../edi/remittance-835/render-explanation.js';
import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import { parseCents } from '../../../schemas/money.js';
import { fixture, samplePaths, setsOf } from '../sets-of.js';

function explain(set: TransactionSet): string {
  const { advice, issues } = readRemittanceAdvice(set);
  return advice ? renderExplanation(advice, issues) : '';
}

const setOf = (name: string) => setsOf(fixture(`835/${name}.edi`), '835')[0]!;

describe('renderExplanation', () => {
  it.each([
    'paid',
    'provider-adjustments',
    'claim-level-adjustment',
    'out-of-balance',
    'reversal-and-correction',
    'unknown-segment',
  ])('reads like an explanation of payment: %s', (name) => {
    expect(`${explain(setOf(name))}\n`).toBe(Buffer.from(fixture(`835/${name}.txt`)).toString());
  });

  it('marks a payment that does not balance with its difference', () => {
    const { advice } = readRemittanceAdvice(setOf('provider-adjustments'));
    const text = renderExplanation({ ...advice!, paymentAmount: parseCents('1062.51')! });
    expect(text.split('\n').at(-2)).toBe(
      '  ✗ Payment does not balance: claims 80.00 less provider adjustments 17.50 makes 62.50, the payer',
    );
    expect(text.split('\n').at(-1)).toBe('    says 1,062.51, 1,000.01 more');
  });

  it('wraps what is long, whatever it is, at 100 columns', () => {
    const { advice } = readRemittanceAdvice(setOf('paid'));
    const payer = { ...advice!.payer, name: `${'A'.repeat(250)} ${'LONG NAME '.repeat(30)}` };
    const lines = renderExplanation({ ...advice!, payer }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBe(100);
    expect(lines.join('').match(/A/g)!.length).toBeGreaterThan(250);
  });
});

const samples = samplePaths().flatMap((path) => setsOf(readFileSync(path), '835'));

if (samples.length > 0) {
  it('explains the 835 samples that others wrote within 100 columns, every claim by its number', () => {
    for (const set of samples) {
      const text = explain(set);
      expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
      const { advice } = readRemittanceAdvice(set);
      for (const { patientControlNumber } of advice?.claimPayments ?? [])
        expect(text).toContain(patientControlNumber);
    }
  });
}
