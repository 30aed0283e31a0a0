#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { buildProgram, type Terminal } from './cli/build-program.js';
import { EXIT } from './cli/exit-code.js';
import { renderIssues } from './cli/render-results.js';
import { UsageError } from './cli/services.js';
import { buildServices } from './command-services.js';
import { MissingPath } from './exchange/folder.js';
import { FolderInUseError } from './store/folder-lock.js';

const terminal: Terminal = {
  isInteractive: process.stderr.isTTY === true,
  out: (text) => void process.stdout.write(`${text}\n`),
  error: (text) => void process.stderr.write(`${text}\n`),
  exit: (code) => {
    process.exitCode = code;
  },
};

/** The version of the package, found beside the compiled program. */
function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Expected troubles end with their text and a code; anything else is a bug, told without its data. */
function endWith(error: unknown): void {
  if (error instanceof UsageError) {
    terminal.error([error.message, renderIssues(error.issues)].filter(Boolean).join('\n'));
    terminal.exit(EXIT.usage);
  } else if (error instanceof MissingPath) {
    terminal.error(error.message);
    terminal.exit(EXIT.usage);
  } else if (error instanceof FolderInUseError) {
    terminal.error(error.message);
    terminal.exit(EXIT.inUse);
  } else {
    terminal.error(error instanceof Error ? `${error.name}: ${error.message}` : 'Unknown error');
    if (process.env.CLAIMWRIGHT_DEBUG && error instanceof Error) terminal.error(error.stack ?? '');
    terminal.exit(EXIT.internal);
  }
}

await buildProgram(buildServices(process.env), terminal, readVersion())
  .parseAsync(process.argv)
  .catch(endWith);
