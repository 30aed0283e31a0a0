import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProgram } from '../../src/cli/build-program.js';
import { runProgram } from '../../src/cli/run-program.js';
import { MissingPath } from '../../src/exchange/folder.js';
import { LocalCommands } from '../../src/local/local-commands.js';
import { copyDataFolder } from '../support/copy-data-folder.js';
import { openRecordingTerminal } from './recording-terminal.js';

const FIXTURES = join(import.meta.dirname, '../fixtures');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwright-cli-'));
  await copyDataFolder(join(folder, 'data'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs one command on an embedded database of the test's own. */
async function run(...words: string[]) {
  const { terminal, told } = openRecordingTerminal();
  const program = buildProgram(new LocalCommands({}), terminal, '0');
  const codeOf = (error: unknown) => (error instanceof MissingPath ? 2 : undefined);
  await runProgram(program, terminal, ['--data', join(folder, 'data'), ...words], {
    codeOf,
    isDebugging: false,
  });
  return { ...told, json: words.includes('--json') ? JSON.parse(told.out.join('\n')) : undefined };
}

/** The practice of the fixtures, which sends no claims, with a clearinghouse to send them to. */
async function writePractice(): Promise<string> {
  const settings = JSON.parse(await readFile(join(FIXTURES, 'fhir/practice.json'), 'utf8'));
  const tradingPartner = {
    senderQualifier: 'ZZ',
    senderId: 'SENDER',
    receiverQualifier: 'ZZ',
    receiverId: 'RECEIVER',
    receiverName: 'EXAMPLE CLEARINGHOUSE',
    submitterName: 'EXAMPLE PRACTICE',
    submitterId: 'SENDER',
    contactName: 'BILLING OFFICE',
    contactPhone: '6175550100',
    usageIndicator: 'T',
  };
  const path = join(folder, 'practice.json');
  await writeFile(path, JSON.stringify({ ...settings, tradingPartner }));
  return path;
}

test('an encounter of a file goes out as a claim, and everything again does nothing', async () => {
  const practice = await writePractice();
  const visits = join(FIXTURES, 'fhir/office-visit.json');
  const first = await run('import', visits, '--practice', practice, '--json');
  expect(first).toMatchObject({ code: 0, error: [] });
  expect(first.json).toMatchObject({ encounters: 1, claimed: 1, claims: 1, unchanged: 0 });
  const again = await run('import', visits, '--json');
  expect(again.json).toMatchObject({ encounters: 1, claimed: 0, claims: 0, unchanged: 1 });

  const out = join(folder, 'out');
  const sent = await run('submit', '--out', out, '--json');
  expect(sent.code).toBe(0);
  expect(sent.json.submissions).toHaveLength(1);
  expect(await readdir(out)).toEqual([sent.json.submissions[0].fileName]);
  const nothing = await run('submit', '--out', out, '--json');
  expect(nothing.json).toMatchObject({ submissions: [], needsWork: 0 });

  const aged = await run('aging', '--json');
  expect(aged.json).toMatchObject({ tiesToLedger: true });
  expect(aged.json.ledgerTotal).toBe(sent.json.submissions[0].chargeAmount);
  expect((await run('verify')).code).toBe(0);
});

test('a file that is no X12 is quarantined: exit code 1, and known the next time', async () => {
  const path = join(folder, 'notes.835');
  await writeFile(path, 'hello');
  expect(await run('receive', path)).toMatchObject({ code: 1, error: [] });
  expect(await run('receive', path)).toMatchObject({ code: 0, error: [] });
});

test('the receivables are made again from what came in, and nothing is left behind', async () => {
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith('claimwright-rebuild-'));
  const { code, json, error } = await run('rebuild', '--compare', '--role', 'auditor', '--json');
  expect({ code, error }).toEqual({ code: 0, error: [] });
  expect(json).toMatchObject({ claims: 1, submissions: 1, files: 1, manualEntries: 0, troubles: [] });
  expect(json.compared).toMatchObject({
    counts: { receivable: 1, account: 2, file: 1 },
    ...{ differenceCount: 0, differences: [] },
  });
  expect(await run('rebuild', '--role', 'biller')).toMatchObject({
    code: 1,
    error: ['Refused as forbidden'],
  });
  const after = (await readdir(tmpdir())).filter((name) => name.startsWith('claimwright-rebuild-'));
  expect(after.filter((name) => !before.includes(name))).toEqual([]);
});

test('a path that does not exist and a file that is not JSON are wrong usage', async () => {
  const missing = join(folder, 'nowhere');
  const bad = join(folder, 'bad.json');
  await writeFile(bad, '{');
  const found = [await run('receive', missing), await run('import', bad), await run('explain', missing)];
  expect(found.map(({ code }) => code)).toEqual([2, 2, 2]);
  expect(found[0]?.error).toEqual([`No file or folder is at ${missing}`]);
  expect(found[1]?.error.join()).toContain('intake.unreadable-json');
});

test('a role that may not is refused, and the actor is who they say', async () => {
  expect(await run('submit', '--role', 'auditor')).toMatchObject({
    code: 1,
    error: ['Refused as forbidden'],
  });
  expect((await run('verify', '--role', 'auditor', '--actor', 'ann')).code).toBe(0);
});

test('the settings are told by version: importing under the same ones again made none', async () => {
  const { code, json } = await run('settings', '--json');
  expect(code).toBe(0);
  expect(json).toEqual([
    { version: 1, recordedAt: expect.any(String), recordedBy: 'command-line', changed: expect.anything() },
  ]);
  const one = await run('settings', '1');
  expect(one.out.join('\n')).toContain('"receiverName": "EXAMPLE CLEARINGHOUSE"');
  expect(await run('settings', '2')).toMatchObject({ code: 1 });
});
