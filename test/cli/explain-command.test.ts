import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram } from '../../src/cli/build-program.js';
import { runProgram } from '../../src/cli/run-program.js';
import { LocalCommands } from '../../src/local/local-commands.js';
import { openRecordingTerminal } from './recording-terminal.js';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const NO_FOLDER = join(FIXTURES, 'no-such-folder');

async function explain(name: string, ...more: string[]) {
  const { terminal, told } = openRecordingTerminal();
  const program = buildProgram(new LocalCommands({}), terminal, '0');
  const words = ['explain', join(FIXTURES, name), '--data', NO_FOLDER, ...more];
  await runProgram(program, terminal, words, { codeOf: () => undefined, isDebugging: false });
  return told;
}

test.each([
  ['837p/one-claim.edi', 0, 'Claim C1001'],
  ['837d/one-tooth.edi', 0, 'tooth 12 LM, 13'],
  ['837i/statement.edi', 1, 'Lines do not sum to the total charge'],
  ['835/paid.edi', 0, 'Payment balances'],
  ['835/out-of-balance.edi', 1, 'Claim does not balance'],
  ['999/partly-accepted.edi', 0, 'Set 837 0002 is rejected'],
  ['997/rejected.edi', 1, 'the file ends too early'],
  ['277ca/rejected-by-payer.edi', 0, 'rejected, something is not valid: NPI'],
  ['fhir/practice.json', 1, 'No ISA was found'],
])('%s ends with %s', async (name, code, text) => {
  const told = await explain(name);
  expect({ code: told.code, error: told.error }).toEqual({ code, error: [] });
  expect(told.out.join('\n')).toContain(text);
});

test('as JSON too, and without a database', async () => {
  const { code, out } = await explain('837p/dependent.edi', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out.join('\n')).interchanges).toHaveLength(1);
  expect(existsSync(NO_FOLDER)).toBe(false);
});
