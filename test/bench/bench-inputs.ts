import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claim } from '../../schemas/claim.js';
import { buildBenchClaims } from './build-bench-claims.js';
import { RemittanceFiles } from './build-remittance-file.js';
import { layClaims } from './lay-claims.js';

export interface BenchSizes {
  /** Claims that are built, and claim payments that are posted. */
  readonly claims: number;
  /** Of the 835 that is parsed, in millions of bytes. */
  readonly megabytes: number;
}

export interface InputOrder extends BenchSizes {
  readonly folder: string;
  /** The names of the benchmarks that will run. */
  readonly names: readonly string[];
  readonly serverUrl?: string;
}

/** Claims that the 835 of a size is made of, again and again under new numbers. */
const CLAIMS_TO_PARSE = 2_000;

/** Makes what the contenders read, by the simulator's clinic and payer; the same sizes give the same bytes. */
export async function writeInputs({
  folder,
  names,
  claims,
  megabytes,
  serverUrl,
}: InputOrder): Promise<void> {
  if (names.includes('parse')) {
    const few = buildBenchClaims(Math.min(CLAIMS_TO_PARSE, claims));
    const remittance = new RemittanceFiles(few.claims).buildBySize(megabytes * 1_000_000);
    await writeFile(join(folder, 'parse.835'), remittance);
  }
  if (!names.includes('build') && !names.includes('post')) return;
  const bench = buildBenchClaims(claims);
  await writeFile(join(folder, 'claims.json'), JSON.stringify(bench.claims));
  if (serverUrl === undefined) return;
  await writeFile(join(folder, 'post.835'), new RemittanceFiles(bench.claims).buildOneSet());
  await layClaims(serverUrl, bench);
}

export async function readBenchClaims(folder: string): Promise<Claim[]> {
  return JSON.parse(await readFile(join(folder, 'claims.json'), 'utf8'));
}
