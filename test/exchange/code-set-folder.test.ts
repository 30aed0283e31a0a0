import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { readCodeSetFolder } from '../../src/exchange/code-set-folder.js';
import { MissingPath } from '../../src/exchange/folder.js';
import { HCPCS_RECORDS, ICD_10_CM, PLACES } from '../edi/code-sets/official-files.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwright-codes-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = (name: string, bytes: string | Uint8Array) => writeFile(join(folder, name), bytes);

async function issuesOf() {
  const read = await readCodeSetFolder(folder);
  return 'refused' in read ? read.refused.issues.map(({ code, context }) => [code, context['file']]) : [];
}

describe('a folder of official files', () => {
  it('is read, plain and as gz, and other files are named', async () => {
    await place('icd10cm_order_2022.txt.gz', gzipSync(ICD_10_CM));
    await place('HCPC2016_CONTR_ANWEB.txt', HCPCS_RECORDS);
    await place('README.md', '# Codes');
    const read = await readCodeSetFolder(folder);
    if ('refused' in read) throw new Error('refused');
    expect(read.done.unknownFiles).toEqual(['README.md']);
    expect(read.done.codeSets.loaded.map(({ set }) => set).sort()).toEqual(['hcpcs', 'icd_10_cm']);
    expect(read.done.codeSets.check('icd_10_cm', 'A000', '2022-01-01' as CalendarDate)).toBe('valid');
  });

  it('with a file that cannot be read whole is refused, and each such file is named', async () => {
    await place('pos_2024.tsv', PLACES);
    await place('a.txt.gz', gzipSync(ICD_10_CM).subarray(0, 60));
    await place('icd10cm_order.txt', ICD_10_CM);
    expect(await issuesOf()).toEqual([
      ['codes.unreadable-gz', 'a.txt.gz'],
      ['codes.no-period', 'icd10cm_order.txt'],
    ]);
  });

  it('with a gz that unpacks to more than a hundred times its size is refused before it is unpacked', async () => {
    await place('icd10cm_order_2022.txt.gz', gzipSync(Buffer.alloc(64 * 1024 ** 2, 0x20)));
    const before = process.memoryUsage().rss;
    expect(await issuesOf()).toEqual([['codes.too-large', 'icd10cm_order_2022.txt.gz']]);
    expect(process.memoryUsage().rss - before).toBeLessThan(48 * 1024 ** 2);
  });

  it('without any list of codes is refused', async () => {
    expect(await issuesOf()).toEqual([['codes.nothing', undefined]]);
    await place('README.md', '# Codes');
    expect(await issuesOf()).toEqual([['codes.nothing', undefined]]);
  });

  it('that is not there throws', async () => {
    await expect(readCodeSetFolder(join(folder, 'none'))).rejects.toThrow(MissingPath);
  });
});
