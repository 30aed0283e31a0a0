/** A file made up for a proof: where it would stand, and what it would say. */
export type PlantedFile = readonly [path: string, text: string];

export interface Proof {
  /** Each of these must give at least one breach, */
  readonly breaches: readonly PlantedFile[];
  /** and each of these none. */
  readonly allowed: readonly PlantedFile[];
}

const lines = (count: number) => 'x += 1;\n'.repeat(count);
// In two pieces, or this file would break the rule that it proves.
const MARK = `${'TO'}${'DO'}`;

/** The proofs, by the name of the rule. */
export const PLANTED_BREACHES: Readonly<Record<string, Proof>> = {
  importLevels: {
    breaches: [
      ['schemas/claim.ts', `import { x } from '../edi/guides/x.js';`],
      ['edi/claim-837/a.ts', `import type { B } from '../../src/domain/b.js';`],
      ['src/domain/a.ts', `import { b } from '../../fhir-mappings/b.js';`],
      ['fhir-mappings/a.ts', `export * from '../edi/x12/segment.js';`],
      ['src/app/a.ts', `import { b } from '../store/b.js';`],
      ['src/cli/a.ts', `const b = await import('../store/b.js');`],
      ['src/cli/a.ts', `type B = import('../simulator/b.js').B;`],
      ['src/simulator/a.ts', `import { b } from '../app/b.js';`],
      ['src/store/a.ts', `import { b } from '../compose.js';`],
      ['src/main.ts', `import { b } from '../test/support/b.js';`],
      ['src/main.ts', `import source from '../ormconfig.js';`],
      ['test/a.test.ts', `import source from '../ormconfig.js';`],
      ['test/simulation/auditor/a.ts', `import { cents } from '../../../schemas/money.js';`],
      ['test/simulation/auditor/a.ts', `import type { B } from '../../../src/domain/remittance/b.js';`],
      ['test/simulation/auditor/a.ts', `import { b } from '../run/read-books.js';`],
      ['edi/x12/a.ts', `import { parseX12Date } from '../../schemas/calendar-date.js';`],
      ['edi/x12/a.ts', `import { b } from '../guides/b.js';`],
      ['schemas/claim.ts', `import Joi from 'joi';`],
      ['src/app/a.ts', `import { DataSource } from 'typeorm';`],
      ['src/app/a.ts', `import { Pool } from 'pg';`],
      ['edi/x12/a.ts', `import { X12Parser } from 'node-x12';`],
      ['src/cli/a.ts', `import { X12Parser } from 'node-x12';`],
      ['src/domain/a.ts', `import { v7 } from 'uuid';`],
    ],
    allowed: [
      ['edi/x12/a.ts', `import { issue } from '../../schemas/issue.js'; import { b } from './b.js';`],
      ['edi/x12/a.ts', `import { parseCents } from '../../schemas/money.js';`],
      ['test/simulation/auditor/a.ts', `import { sumOf } from '../world/answer.js'; import './b.js';`],
      ['test/simulation/run/a.ts', `import { Auditor } from '../auditor/auditor.js';`],
      ['edi/claim-837/a.ts', `import { b } from '../x12/b.js'; import { c } from '../../schemas/money.js';`],
      ['src/domain/a.ts', `import { Decimal } from 'decimal.js';`],
      ['src/app/a.ts', `import { b } from '../domain/b.js'; import { c } from '../../edi/c.js';`],
      ['src/store/a.ts', `import { DataSource } from 'typeorm'; import { readFileSync } from 'node:fs';`],
      ['src/main.ts', `import { b } from './store/b.js'; import { c } from './cli/c.js';`],
      ['src/main.ts', `const a = new URL('../../package.json', import.meta.url);`],
      ['schemas/practice.ts', `import Joi from 'joi';`],
      ['test/a.test.ts', `import { b } from '../src/store/b.js'; import { Pool } from 'pg';`],
    ],
  },
  pureLevels: {
    breaches: [
      ['schemas/a.ts', 'export const now = new Date();'],
      ['src/domain/a.ts', 'export const a = (on: Date) => on;'],
      ['src/domain/a.ts', 'const a = performance.now();'],
      ['edi/a.ts', 'setTimeout(() => {}, 1);'],
      ['edi/a.ts', 'const a = Math.random();'],
      ['edi/a.ts', 'const a = crypto.randomUUID();'],
      ['edi/a.ts', `import { randomUUID } from 'node:crypto';`],
      ['edi/a.ts', `import { readFileSync } from 'fs';`],
      ['fhir-mappings/a.ts', 'const a = process.env.HOME;'],
      ['fhir-mappings/a.ts', 'const a = import.meta.url;'],
      ['fhir-mappings/a.ts', `const a = fetch('http://localhost');`],
      ['src/domain/a.ts', 'const a = names.sort((x, y) => x.localeCompare(y));'],
    ],
    allowed: [
      ['src/domain/a.ts', 'const a = { Date: claim.Date }; const b = Math.max(1, 2);'],
      ['edi/a.ts', 'const a = new TextDecoder().decode(Buffer.from([65]));'],
      ['src/store/a.ts', `import { readFileSync } from 'node:fs'; const a = new Date(process.uptime());`],
    ],
  },
  synchronousLevels: {
    breaches: [
      ['src/domain/a.ts', 'export async function a() {}'],
      ['src/domain/a.ts', 'const a = async () => 1;'],
      ['edi/a.ts', 'class A { async read() {} }'],
      ['edi/a.ts', 'export const a = await b;'],
      ['edi/a.ts', 'export function a(): Promise<void> { return b(); }'],
      ['edi/a.ts', `const a = import('./b.js');`],
    ],
    allowed: [
      [
        'edi/stream.ts',
        'export async function* a(b: AsyncIterable<Uint8Array>) { for await (const c of b) yield c; }',
      ],
      ['src/app/a.ts', 'export async function a(): Promise<void> { await b(); }'],
    ],
  },
  floatMoney: {
    breaches: [
      ['src/domain/a.ts', 'const a = line.chargeAmount * 100;'],
      ['src/domain/a.ts', 'const a = (unitPrice) * units;'],
      ['src/domain/a.ts', 'const a = claim.paymentAmount + other;'],
      ['src/app/a.ts', 'total += adjustment.amount;'],
      ['src/app/a.ts', 'balance -= 1;'],
      ['src/app/a.ts', 'const a = -payment.amount;'],
      ['src/app/a.ts', 'const a = amounts[0]! / 2;'],
      ['src/app/a.ts', 'const a = (line?.chargeAmount ?? 0) % 100;'],
      ['src/store/a.ts', `const a = row['amount_cents'] / 100;`],
      ['src/store/a.ts', 'const a = Number(row.amount_cents);'],
      ['src/cli/a.ts', 'const a = Math.round(balance);'],
      ['src/cli/a.ts', 'const a = Math.trunc(dollars * 100);'],
      ['src/cli/a.ts', 'const a = (amount / 100).toFixed(2);'],
      ['fhir-mappings/a.ts', `const a = parseFloat('12.5');`],
      ['edi/a.ts', 'const a = parseInt(chargeAmount, 10);'],
      ['edi/a.ts', 'const a = 100 as Cents;'],
    ],
    allowed: [
      ['schemas/money.ts', 'const a = cents(amount * 100);'],
      [
        'src/domain/a.ts',
        'const a = unitCount * 2 + chargeCount; const b = paymentDate - 1; payments.length / 2;',
      ],
      [
        'src/domain/a.ts',
        'const a = addCents(line.amount, other.amount); const b = claim.amount > other.amount;',
      ],
      ['src/domain/a.ts', 'const a = new Decimal(line.unitCount).times(rate).toFixed(2);'],
      ['src/domain/a.ts', 'const a = exactDollars.toFixed(2, Decimal.ROUND_HALF_UP);'],
      [
        'src/cli/a.ts',
        `const a = '$' + amount; const b = formatCents(amount) + sign; const c = share.toFixed(1);`,
      ],
      ['src/store/a.ts', 'const a = cents(Number(row.amount_cents)); const b = Number(row.payment_ordinal);'],
      ['test/a.test.ts', 'const a = amount * 100;'],
    ],
  },
  consoleDoor: {
    breaches: [
      ['src/app/a.ts', `console.log('a');`],
      ['test/a.test.ts', `console['error']('a');`],
    ],
    allowed: [
      ['src/cli/a.ts', `console.log('a');`],
      ['src/app/a.ts', 'const a = screen.console;'],
    ],
  },
  functionSize: {
    breaches: [
      ['src/app/a.ts', `export function a() {\n${lines(60)}}`],
      ['src/app/a.ts', `const a = () => {\n${lines(60)}};`],
      ['src/app/a.ts', `class A { a() {\n${lines(60)}} }`],
      ['test/a.test.ts', `test('a', () => {\n${lines(60)}});`],
      ['test/a.test.ts', `describe('a', () => { test('b', () => {\n${lines(60)}}) });`],
    ],
    allowed: [
      ['src/app/a.ts', `export function a() {\n${lines(58)}}`],
      ['test/a.test.ts', `describe('a', () => {\n${lines(60)}});`],
      ['test/a.test.ts', `describe.each([1])('a', () => {\n${lines(60)}});`],
      ['src/store/migrations/1-a.ts', `export function a() {\n${lines(60)}}`],
    ],
  },
  fileSize: {
    breaches: [['src/app/a.ts', lines(301)]],
    allowed: [
      ['src/app/a.ts', lines(300)],
      ['edi/guides/a.ts', lines(301)],
      ['src/store/migrations/1-a.ts', lines(301)],
    ],
  },
  fileNames: {
    breaches: [
      ['src/app/importBundle.ts', ''],
      ['src/app/import_bundle.ts', ''],
      ['src/App/import-bundle.ts', ''],
      ['src/app/import-service.ts', ''],
      ['src/app/stream-handler.ts', ''],
      ['src/utils/import-bundle.ts', ''],
    ],
    allowed: [
      ['src/app/import-bundle.ts', ''],
      ['test/app/import-bundle.test.ts', ''],
      ['fhir-mappings/service-line.ts', ''],
      ['edi/x12/stream-handler.ts', ''],
      ['jest.config.mjs', ''],
    ],
  },
  verbs: {
    breaches: [
      ['src/domain/a.ts', 'export function processClaim() {}'],
      ['edi/a.ts', 'export const handleSegment = () => 1;'],
      ['schemas/a.ts', 'export function doIt() {}'],
    ],
    allowed: [
      ['src/domain/a.ts', 'export function planPostings() {} export const agingBuckets = () => 1;'],
      [
        'src/domain/a.ts',
        'export const handlingCode = 1; export function documentOf() {} function processOne() {}',
      ],
      ['src/app/a.ts', 'export function processFile() {}'],
    ],
  },
  wholeTests: {
    breaches: [
      ['test/a.test.ts', `test.skip('a', () => {});`],
      ['test/a.test.ts', `describe.only('a', () => {});`],
      ['test/a.test.ts', `it.todo('a');`],
      ['test/a.test.ts', `test.only.each([1])('a', () => {});`],
      ['test/a.test.ts', `xit('a', () => {});`],
    ],
    allowed: [
      ['test/a.test.ts', `test.each([1])('a', () => {}); lines.skip(1); const only = { only: 1 }.only;`],
    ],
  },
  noMarks: {
    breaches: [
      ['src/app/a.ts', `// ${MARK}: later`],
      ['src/app/a.ts', `const a = '${'FIX'}${'ME'}';`],
    ],
    allowed: [['src/app/a.ts', '// todo lists belong to the worklist']],
  },
};
