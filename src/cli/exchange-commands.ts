import type { Command } from 'commander';
import type { ExplainedFile } from '../app/explain-file.js';
import type { ReceivedFile } from '../app/receive-file.js';
import type { CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { renderExplained } from './render-explained.js';
import { renderReceived } from './render-results.js';

/** `receive` and `explain`: what payers and clearinghouses send. */
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
  program
    .command('explain')
    .argument('<file>', 'an 837, 835, 999, 997, TA1 or 277CA')
    .description('read claims like a claim form, remittances like an explanation of payment')
    .addHelpText(
      'after',
      `
An 837 is shown claim by claim, an 835 with its three balances, an acknowledgement in words; what
is wrong with the file stands last. Needs no database and applies nothing. Shows patient names as
the file has them.

Examples:
  claimwright explain claims.837
  claimwright explain payment.835 --json

Exit codes: 0 the file is right and its amounts agree; 1 it has errors, its amounts do not agree,
or a set of it cannot be explained.`,
    )
    .action((file: string) =>
      runner.run(async () => ({ done: await services.explainFile(file) }), renderExplained, isRight),
    );
}

function isApplied(file: ReceivedFile): boolean {
  const isFine = (result: string) => result !== 'quarantined' && result !== 'possible-duplicate';
  return isFine(file.result) && file.remittances.every((set) => isFine(set.result));
}

function isRight({ issues, interchanges }: ExplainedFile): boolean {
  const sets = interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets));
  return [...issues, ...sets.flatMap((set) => set.issues)].every(({ severity }) => severity !== 'error');
}
