import type { Command } from 'commander';
import type { ExplainedFile } from '../app/explain-remittance.js';
import type { ReceivedFile } from '../app/receive-file.js';
import type { CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { renderExplained } from './render-explained.js';
import { renderReceived } from './render-results.js';

/** `receive` and `explain`: what payers and clearinghouses send. */
export function addExchange(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('receive')
    .argument('<files...>', '835 or 999 files, or folders of them')
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
  program
    .command('explain')
    .argument('<file>', 'an 835')
    .description('read an 835 like an explanation of payment, with its three balances')
    .addHelpText(
      'after',
      `
Needs no database and posts nothing. Shows patient names as the file has them.

Examples:
  claimwright explain payment.835
  claimwright explain payment.835 --json

Exit codes: 0 the file is right and balances; 1 it has errors or does not balance.`,
    )
    .action((file: string) =>
      runner.run(async () => ({ done: await services.explainFile(file) }), renderExplained, isRight),
    );
}

function isApplied(file: ReceivedFile): boolean {
  const isFine = (result: string) => result !== 'quarantined' && result !== 'possible-duplicate';
  return isFine(file.result) && file.remittances.every((set) => isFine(set.result));
}

function isRight({ issues, remittances }: ExplainedFile): boolean {
  const all = [...issues, ...remittances.flatMap(({ balance }) => balance.issues)];
  return all.every(({ severity }) => severity !== 'error');
}
