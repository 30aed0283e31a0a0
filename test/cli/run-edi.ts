import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buildProgram } from '../../src/cli/build-program.js';
import { EXIT } from '../../src/cli/exit-code.js';
import { runProgram } from '../../src/cli/run-program.js';
import { MissingPath } from '../../src/exchange/folder.js';
import { LocalCommands } from '../../src/local/local-commands.js';
import { openRecordingTerminal } from './recording-terminal.js';

export const FIXTURES = join(import.meta.dirname, '../fixtures');
export const at = (name: string) => join(FIXTURES, name);
export const CLAIM = at('837p/dependent.edi');
export const PAID = at('835/paid.edi');
export const textOf = (path: string) => readFile(path, 'latin1');

/** Runs an edi command, with this on its standard input; what it writes to standard output as bytes is kept. */
export async function edi(words: readonly string[], input: string | Uint8Array = '') {
  const { terminal, told } = openRecordingTerminal();
  const output = new PassThrough();
  const services = new LocalCommands({}, Readable.from([Buffer.from(input)]), '0', output);
  const program = buildProgram(services, terminal, '0');
  const codeOf = (error: unknown) => (error instanceof MissingPath ? EXIT.usage : undefined);
  await runProgram(program, terminal, ['edi', ...words], { codeOf, isDebugging: false });
  output.end();
  return { ...told, text: told.out.join('\n'), bytes: Buffer.concat(await output.toArray()) };
}

/** A folder of one test file, empty before each test. */
export function openFolder() {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claimwright-edi-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return {
    pathOf: (name: string) => join(folder, name),
    place: async (name: string, text: string | Uint8Array) => {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    },
  };
}
