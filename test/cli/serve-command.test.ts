import { issue } from '../../schemas/issue.js';
import { done, type Outcome, refused } from '../../schemas/outcome.js';
import { buildProgram } from '../../src/cli/build-program.js';
import type { CommandServices, RunningService } from '../../src/cli/command-port.js';
import { runProgram } from '../../src/cli/run-program.js';
import { LocalCommands } from '../../src/local/local-commands.js';
import { openRecordingTerminal } from './recording-terminal.js';

const ADDRESS = 'http://127.0.0.1:8835';
const OPTIONS = { practiceId: 'main', actor: 'command-line', role: 'billing-manager' };

/** A command line whose service is this one, and what it was asked. */
function start(line: string, answer: Outcome<RunningService>) {
  const asked: unknown[][] = [];
  const serve = async (...values: unknown[]) => {
    asked.push(values);
    return answer;
  };
  const services: CommandServices = Object.assign(new LocalCommands({}), { serve });
  const { terminal, told } = openRecordingTerminal();
  const program = buildProgram(services, terminal, '0');
  const ended = runProgram(program, terminal, line.split(' '), {
    codeOf: () => undefined,
    isDebugging: false,
  });
  return { asked, told, ended };
}

const stopped = done({ address: ADDRESS, stopped: Promise.resolve() });

test.each([
  ['serve', { host: '127.0.0.1', port: 8835 }],
  ['serve --host 0.0.0.0 --port 0', { host: '0.0.0.0', port: 0 }],
  [
    'serve --port 65535 --tls-cert c.pem --tls-key k.pem --key-file s.key',
    {
      host: '127.0.0.1',
      port: 65_535,
      tls: { certFile: 'c.pem', keyFile: 'k.pem' },
      keyFile: 's.key',
    },
  ],
])('%s', async (line, settings) => {
  const { asked, told, ended } = start(line, stopped);
  await ended;
  expect(asked).toEqual([[OPTIONS, settings]]);
  expect(told).toEqual({ out: [`Listening at ${ADDRESS}`], error: [], code: 0 });
});

test('the address is told at once, and the command lasts until the service has stopped', async () => {
  let stop = () => {};
  const stopping = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const { told, ended } = start('serve --json', done({ address: ADDRESS, stopped: stopping }));
  await new Promise(setImmediate);
  expect(told.out.map((text) => JSON.parse(text))).toEqual([{ address: ADDRESS }]);
  expect(told.code).toBeUndefined();
  stop();
  await ended;
  expect(told.code).toBe(0);
});

test.each([
  ['serve --port 65536', 'A port from 0 to 65535 is wanted.'],
  ['serve --port -1', 'A port from 0 to 65535 is wanted.'],
  ['serve --port 80a', 'A port from 0 to 65535 is wanted.'],
  ['serve --tls-cert c.pem', '--tls-cert and --tls-key stand together or not at all'],
  ['serve --tls-key k.pem', '--tls-cert and --tls-key stand together or not at all'],
])('%s is wrong usage', async (line, text) => {
  const { asked, told, ended } = start(line, stopped);
  await ended;
  expect({ asked, code: told.code, out: told.out }).toEqual({ asked: [], code: 2, out: [] });
  expect(told.error.join('\n')).toContain(text);
});

test('a service that refuses its settings ends with 1', async () => {
  const refusal = refused('invalid', [issue('intake.invalid-setting', {}, { reason: 'TLS is wanted' })]);
  const { told, ended } = start('serve --host 0.0.0.0', refusal);
  await ended;
  expect(told).toMatchObject({ code: 1, out: [] });
  expect(told.error.join('\n')).toContain('TLS is wanted');
});

test('its help has an example, its exit codes and the options of all commands', async () => {
  const { told, ended } = start('serve --help', stopped);
  await ended;
  const text = told.out.join('\n');
  expect(text).toMatch(/Examples:\n(.*\n)*.*claimwright serve/);
  expect(text).toContain('Exit codes: 0 ');
  expect(text).toContain('--json');
});
