import { buildProgram } from '../../src/cli/build-program.js';
import { runProgram } from '../../src/cli/run-program.js';
import { LocalCommands } from '../../src/local/local-commands.js';
import { openRecordingTerminal } from './recording-terminal.js';

async function run(line: string) {
  const { terminal, told } = openRecordingTerminal();
  const program = buildProgram(new LocalCommands({}), terminal, '1.2.3');
  await runProgram(program, terminal, line.split(' '), { codeOf: () => undefined, isDebugging: false });
  return told;
}

describe('help', () => {
  const commands = [
    ...['demo', 'import', 'settings', 'submit', 'receive', 'deposits', 'rebuild'],
    ...['approvals', 'approve', 'decline', 'write-off', 'resolve', 'post-variance'],
    ...['payment-parts', 'release-parts'],
    ...['bill-under-waiver', 'legacy', 'post-legacy', 'undo-legacy'],
    ...['record-patient-payment', 'apply-patient-payment', 'return-patient-payment'],
    ...['refund-patient', 'refund-receipt', 'pay-patient-refund'],
    ...['explain', 'migrate', 'aging', 'verify', 'completion'],
  ];

  test.each(commands)(
    '%s has an example, its exit codes and the options of all commands',
    async (command) => {
      const { code, out, error } = await run(`${command} --help`);
      expect({ code, error }).toEqual({ code: 0, error: [] });
      const text = out.join('\n');
      expect(text).toMatch(new RegExp(`Examples:\n(.*\n)*.*claimwright ${command}`));
      expect(text).toContain('Exit codes: 0 ');
      expect(text).toContain('--json');
    },
  );

  test('of the program names every command and every exit code', async () => {
    const text = (await run('--help')).out.join('\n');
    for (const command of commands) expect(text).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect(text).toMatch(/0 done; 1 [^;]*;\n2 [^;]*; 3 [^;]*;\n70 internal error/);
  });

  test('the version', async () => {
    expect(await run('--version')).toMatchObject({ out: ['1.2.3'], error: [], code: 0 });
  });
});
