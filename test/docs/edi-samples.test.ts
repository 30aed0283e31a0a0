import { spawnSync } from 'node:child_process';
import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'node:util';
import { transformSync } from '@swc/core';
import * as edi from '../../edi/index.js';

const ROOT = join(import.meta.dirname, '../..');
const FILES: Readonly<Record<string, string>> = {
  'payment.835': join(ROOT, 'test/fixtures/835/paid.edi'),
  'claims.837': join(ROOT, 'test/fixtures/837p/dependent.edi'),
  'icd10cm_order_2026.txt': join(ROOT, 'test/fixtures/codes/icd10cm_order_2026.txt'),
  'benefits.271': join(ROOT, 'test/fixtures/271/active-with-benefits.edi'),
  'status.277': join(ROOT, 'test/fixtures/277/paid-pending-and-not-found.edi'),
};

interface Sample {
  readonly heading: string;
  readonly code: string;
  /** What it prints. */
  readonly printed: string;
}

function readSamples(): Sample[] {
  const text = readFileSync(join(ROOT, 'docs/edi.md'), 'utf8');
  return [...text.matchAll(/```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)\n```/g)].map((match) => ({
    heading: /## (.*)\n(?![\s\S]*\n## )/.exec(text.slice(0, match.index))![1]!,
    code: match[1]!,
    printed: match[2]!,
  }));
}

const fileOf = (name: string) => FILES[name] ?? name;

/** What samples may import. */
const MODULES: Readonly<Record<string, unknown>> = {
  'claimwright/edi': edi,
  'node:crypto': crypto,
  'node:fs': {
    readFileSync: (name: string, encoding?: BufferEncoding) => fs.readFileSync(fileOf(name), encoding),
    createReadStream: (name: string) => fs.createReadStream(fileOf(name)),
  },
};

async function run(code: string): Promise<string> {
  const plain = transformSync(code, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }).code;
  const body = plain.replace(
    /^import (\{[^}]*\}) from ['"]([^'"]+)['"];$/gm,
    (_, names: string, from: string) => `const ${names} = modules[${JSON.stringify(from)}];`,
  );
  const printed: string[] = [];
  const told = { log: (...values: unknown[]) => printed.push(format(...values)) };
  const AsyncFunction = (async () => {}).constructor as new (
    ...words: string[]
  ) => (...values: unknown[]) => Promise<void>;
  await new AsyncFunction('modules', 'console', 'Buffer', body)(MODULES, told, Buffer);
  return printed.join('\n');
}

const samples = readSamples();

test('every sample in the page is run', () => {
  const page = readFileSync(join(ROOT, 'docs/edi.md'), 'utf8');
  expect(samples).toHaveLength(page.match(/^```ts$/gm)!.length);
  expect(samples.length).toBeGreaterThan(8);
});

test.each(samples)('$heading', async ({ code, printed }) => {
  expect(await run(code)).toBe(printed);
});

test('a sample that does not do what it says is found', async () => {
  const sample = samples[0]!;
  expect(await run(sample.code.replace('element(13)', 'element(12)'))).not.toBe(sample.printed);
});

test('the types of all samples are right', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-samples-'));
  try {
    for (const [index, { code }] of samples.entries()) {
      writeFileSync(join(folder, `sample-${index}.ts`), code);
    }
    const settings = {
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: {
        paths: { 'claimwright/edi': [join(ROOT, 'edi/index.ts')] },
        typeRoots: [join(ROOT, 'node_modules/@types')],
        types: ['node'],
      },
      include: ['*.ts'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout, status } = spawnSync(process.execPath, [compiler, '--project', folder], {
      encoding: 'utf8',
    });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the package names the library, with its types', () => {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(exports['./edi']).toEqual({ types: './dist/edi/index.d.ts', default: './dist/edi/index.js' });
});
