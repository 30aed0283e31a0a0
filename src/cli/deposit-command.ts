import type { Command } from 'commander';
import type { CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { renderDeposits } from './rendering/render-deposits.js';

/** `deposits`: what the bank received, beside what payers announced. */
export function addDeposits(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('deposits')
    .argument('[files...]', 'CSV files of bank deposits, or folders of them; none: only tell what waits')
    .description('match bank deposits with remittances; the same deposit again does nothing')
    .addHelpText(
      'after',
      `
The first line names the columns. Wanted: date (YYYY-MM-DD) and amount (dollars that arrived). Where
known: reference (the bank's own), addenda (the TRN of a CCD+ entry, such as TRN*1*12345*1512345678)
or trace and payer, and fee (what a card processor kept). Other columns are let be.

A deposit finds its remittance by trace number, payer and amount. What finds none waits unapplied.

Examples:
  claimwright deposits march.csv
  claimwright deposits --json

Exit codes: 0 every row was read; 1 a row was not, or a file was refused.`,
    )
    .action((files: string[]) =>
      runner.run(
        () => services.recordDeposits(runner.options, files),
        renderDeposits,
        (told) => told.files.every(({ issues }) => issues.every(({ severity }) => severity !== 'error')),
      ),
    );
}
