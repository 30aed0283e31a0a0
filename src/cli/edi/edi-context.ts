import type { CommandRunner } from '../command-runner.js';
import type { Terminal } from '../terminal.js';

/** What the edi commands run with. */
export interface EdiContext {
  readonly runner: CommandRunner;
  readonly terminal: Terminal;
}
