import { type Command, CommanderError } from 'commander';
import { EXIT } from './exit-code.js';
import { renderFailure } from './rendering/render-failure.js';
import { renderPlain } from './rendering/render-plain.js';
import type { Terminal } from './terminal.js';

/**
 * Runs one command line to its end; whatever happens, the terminal is told an exit code. Nothing is thrown.
 *
 * @param codeOf the exit code of errors that other rooms define
 * @param isDebugging the place of an unknown error is shown, without its message
 */
export async function runProgram(
  program: Command,
  terminal: Terminal,
  words: readonly string[],
  { codeOf, isDebugging }: { codeOf: (error: unknown) => number | undefined; isDebugging: boolean },
): Promise<void> {
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    // Commander has already written its own text; asking for help or the version is no failure.
    if (error instanceof CommanderError) return terminal.exit(error.exitCode === 0 ? EXIT.done : EXIT.usage);
    const { code, text } = renderFailure(error, codeOf);
    terminal.error(renderPlain(text));
    if (isDebugging && error instanceof Error) terminal.error(renderPlace(error));
    terminal.exit(code);
  }
}

/** The frames of the stack, without the message that stands above them. */
function renderPlace(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
