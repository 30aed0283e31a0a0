import type { Command } from 'commander';
import { addCertificate } from './certificate-command.js';
import type { CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { addDeposits } from './deposit-command.js';
import { isApplied } from './exchange-results.js';
import { addExplain } from './explain-command.js';
import { addPaper } from './paper-command.js';
import { renderReceived } from './rendering/render-results.js';

/** `receive`, `record-paper`, `certificate`, `deposits` and `explain`: what payers, clearinghouses and the bank send. */
export function addExchange(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('receive')
    .argument('<files...>', '835, 999, 997, TA1 or 277CA files, or folders of them')
    .description('post remittances and apply acknowledgements; the same file again does nothing')
    .addHelpText(
      'after',
      `
Examples:
  claimwright receive inbox/*.835
  claimwright receive inbox/ --json

Exit codes: 0 all was applied or was known already; 1 a file or a set of it is quarantined, or
looks like a remittance that was posted before.`,
    )
    .action((files: string[]) =>
      runner.run(
        (progress) => services.receiveFiles(runner.options, files, progress),
        renderReceived,
        (received) => received.every(isApplied),
      ),
    );
  addPaper(program, services.decisions, runner);
  addCertificate(program, services, runner);
  addDeposits(program, services, runner);
  addExplain(program, 'claimwright explain', (file) => services.explainFile(file), runner);
}
