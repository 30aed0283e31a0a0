#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { buildProgram } from './cli/build-program.js';
import { EXIT } from './cli/exit-code.js';
import { runProgram } from './cli/run-program.js';
import { openTerminal } from './cli/terminal.js';
import { FileTooLarge, MissingPath } from './exchange/folder.js';
import { UnusableKeyFile } from './exchange/key-file.js';
import { LocalCommands } from './local/local-commands.js';
import { UnsafeServiceError } from './serving/service-settings.js';
import { UnsafeServerError } from './store/check-server.js';
import { FolderInUseError } from './store/folder-lock.js';
import { VerificationForbiddenError } from './store/invariants/store-invariants.js';

/** The version of the package, found beside the compiled program. */
function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The exit codes of troubles that are expected and that say all in their message. */
function codeOf(error: unknown): number | undefined {
  const isUsage = [MissingPath, FileTooLarge, UnsafeServerError, UnusableKeyFile].some(
    (kind) => error instanceof kind,
  );
  if (isUsage) return EXIT.usage;
  if (error instanceof VerificationForbiddenError || error instanceof UnsafeServiceError) return EXIT.refused;
  return error instanceof FolderInUseError ? EXIT.inUse : undefined;
}

const terminal = openTerminal();
const version = readVersion();
await runProgram(
  buildProgram(new LocalCommands(process.env, process.stdin, version), terminal, version),
  terminal,
  process.argv.slice(2),
  { codeOf, isDebugging: Boolean(process.env.CLAIMWRIGHT_DEBUG) },
);
