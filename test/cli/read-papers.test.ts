import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderIssue } from '../../schemas/issue.js';
import { UsageError } from '../../src/cli/command-port.js';
import { readPapers } from '../../src/local/read-papers.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'papers-'));
});
afterAll(() => rm(folder, { recursive: true }));

const PAPER = {
  ...{ patientControlNumber: 'C1', payerSequence: 1, payerIdentifier: '1512345678', traceNumber: '4711' },
  ...{ paymentDate: '2026-03-01', paymentAmount: '120.00' },
  adjustments: [{ groupCode: 'CO', reasonCode: '45', amount: '30.00' }],
};

async function read(content: unknown) {
  const path = join(folder, 'papers.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readPapers({ files: [path] });
}

/** What is said of a file that holds no paper remittance. */
async function faultsOf(content: unknown): Promise<string[]> {
  const error = await read(content).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UsageError)) throw new Error('It was read');
  return error.issues.map(renderIssue);
}

test('one or a list is read, amounts as cents', async () => {
  const [one] = await read(PAPER);
  expect(one).toEqual({
    ...PAPER,
    paymentAmount: 12_000,
    adjustments: [{ groupCode: 'CO', reasonCode: '45', amount: 3_000 }],
  });
  expect(await read([PAPER, { ...PAPER, traceNumber: '4712' }])).toHaveLength(2);
  expect(await readPapers({ paper: PAPER })).toEqual([one]);
});

test('what is wrong is told by place and rule, without what was written', async () => {
  const wrong = { ...PAPER, paymentAmount: 120, surname: 'DOE', adjustments: [{ groupCode: 'XX' }] };
  const faults = await faultsOf([PAPER, wrong]);
  expect(faults.join('\n')).toContain('2.paymentAmount is not as wanted: string.base');
  expect(faults.join('\n')).toContain('2.adjustments.0.groupCode');
  expect(faults.join('\n')).not.toMatch(/DOE|XX/);
  expect(await faultsOf('[]')).toEqual([]);
  expect((await faultsOf('{')).join('')).toContain('its syntax is broken');
  expect((await faultsOf('null')).length).toBeGreaterThan(0);
});
