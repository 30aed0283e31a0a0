import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLES } from '../../../src/app/actor.js';
import { buildProgram } from '../../../src/cli/build-program.js';
import { renderBashCompletion } from '../../../src/cli/completion/bash-completion.js';
import { readCommandTree } from '../../../src/cli/completion/command-tree.js';
import { renderFishCompletion } from '../../../src/cli/completion/fish-completion.js';
import { renderZshCompletion } from '../../../src/cli/completion/zsh-completion.js';
import { runProgram } from '../../../src/cli/run-program.js';
import { LocalCommands } from '../../../src/local/local-commands.js';
import { openRecordingTerminal } from '../recording-terminal.js';
import { askBash, askFish, askZsh, hasShell } from './ask-shell.js';
import { nestedProgram } from './nested-program.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwright-completion-'));
  await writeFile(join(folder, 'one.835'), '');
  await writeFile(join(folder, 'two words.835'), '');
  await mkdir(join(folder, 'outbox'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const SHELLS = [
  { shell: 'bash', render: renderBashCompletion, ask: askBash },
  { shell: 'zsh', render: renderZshCompletion, ask: askZsh },
  { shell: 'fish', render: renderFishCompletion, ask: askFish },
].filter(({ shell }) => shell === 'bash' || hasShell(shell));

const FILES = ['one.835', 'outbox', 'two words.835'];

describe.each(SHELLS)('$shell', ({ shell, render, ask }) => {
  const offer = (...words: string[]) => ask(render(readCommandTree(nestedProgram())), words, folder);

  test.each([
    [['re'], ['receive']],
    [
      ['users', ''],
      ['add', 'help', 'list'],
    ],
    [['--data', 'x', 'users', 'l'], ['list']],
    [['--role', 'users', 'st'], ['store']],
    [['users', 'list', '--a'], ['--all']],
    [['users', 'list', '--k'], []],
    [['users', 'add', '--kind', ''], []],
    [
      ['users', '--role', 'bil'],
      ['biller', 'billing-manager'],
    ],
    [['receive', 'one.835', '--role', 'a'], ['auditor']],
    [['--secre'], []],
    [['store', ''], ['outbox']],
    [['--data', 'o'], ['outbox']],
    [
      ['print', ''],
      ['bash', 'zsh'],
    ],
  ])('%j offers %j', (words, offered) => {
    expect(offer(...words)).toEqual(offered);
  });

  test('commands and the options of all commands', () => {
    expect(offer('')).toEqual(['help', 'print', 'receive', 'store', 'users']);
    const long = offer('users', 'add', '--').filter((each) => each.startsWith('--'));
    expect(long).toEqual(['--data', '--help', '--kind', '--role', '--version']);
  });

  test('files, with blanks in their names', () => {
    const found = offer('receive', '').map((each) => each.replaceAll('\\', ''));
    expect(found).toEqual(FILES);
  });

  test('the value behind an equals sign', () => {
    const words = shell === 'bash' ? ['users', '--role', '=', 'au'] : ['users', '--role=au'];
    expect(offer(...words)).toEqual(['auditor']);
    if (shell === 'bash') expect(offer('users', '--role', '=')).toHaveLength(3);
  });
});

describe('the scripts of shells that may not be here', () => {
  const nodes = readCommandTree(nestedProgram());

  test('zsh: every command is an arm with its names and options, colons escaped', () => {
    const script = renderZshCompletion(nodes);
    expect(script.split('\n')[0]).toBe('#compdef claimwright');
    for (const { path } of nodes) expect(script).toContain(`    '${path}') names=(`);
    expect(script).toContain("'--data:the owner'\\''s folder: embedded'");
  });

  test('fish: every command and option is a line, quotes escaped', () => {
    const script = renderFishCompletion(nodes);
    expect(script).toContain(
      "complete -c claimwright -n '__claimwright_at \\'users\\'' -a 'add' -d 'let somebody in'",
    );
    expect(script).toContain(
      "complete -c claimwright -n '__claimwright_at \\'users add\\'' -s k -l kind -r -f",
    );
    expect(script).toContain(
      "-l data -r -f -a '(__fish_complete_directories (commandline -ct))' -d 'the owner\\'s",
    );
  });
});

describe('of the program itself', () => {
  const { terminal } = openRecordingTerminal();
  const program = buildProgram(new LocalCommands({}), terminal, '0');
  const script = renderBashCompletion(readCommandTree(program));

  test('every command that its help names is offered, and every option', () => {
    const help = program.createHelp();
    const names = help.visibleCommands(program).map((command) => command.name());
    expect(askBash(script, [''], folder)).toEqual(names.toSorted());
    for (const command of program.commands.filter((each) => each.commands.length === 0)) {
      const flags = [...help.visibleOptions(command), ...program.options].flatMap(({ long }) => long ?? []);
      expect(askBash(script, [command.name(), '--'], folder)).toEqual([...new Set(flags)].toSorted());
    }
  });

  test('roles are offered as they are defined', () => {
    expect(askBash(script, ['verify', '--role', ''], folder)).toEqual(ROLES.toSorted());
  });

  test.each(['bash', 'zsh', 'fish'])('completion %s prints it, and nothing else', async (shell) => {
    const recording = openRecordingTerminal();
    const own = buildProgram(new LocalCommands({}), recording.terminal, '0');
    await runProgram(own, recording.terminal, ['completion', shell], {
      codeOf: () => undefined,
      isDebugging: false,
    });
    expect(recording.told).toMatchObject({ code: 0, error: [] });
    expect(recording.told.out.join('\n')).toContain(`claimwright completion ${shell}`);
    if (shell === 'bash') expect(recording.told.out.join('\n')).toBe(script);
  });

  test('another shell is wrong usage', async () => {
    const recording = openRecordingTerminal();
    const own = buildProgram(new LocalCommands({}), recording.terminal, '0');
    await runProgram(own, recording.terminal, ['completion', 'csh'], {
      codeOf: () => undefined,
      isDebugging: false,
    });
    expect(recording.told.code).toBe(2);
    expect(recording.told.error.join()).toContain('Allowed choices are bash, zsh, fish.');
  });
});
