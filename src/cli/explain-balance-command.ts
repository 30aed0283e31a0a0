import type { Command } from 'commander';
import type { BalancesTold, CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { renderBalances } from './rendering/render-balances.js';

/** `explain-balance`: how a balance came about, down to the bytes. */
export function addExplainBalance(program: Command, services: CommandServices, runner: CommandRunner): void {
  const parent = program
    .command('explain-balance')
    .description('how a balance came about, step by step, each with the segment behind it');
  const run = (what: Parameters<CommandServices['explainBalance']>[1]) =>
    runner.run<BalancesTold>(() => services.explainBalance(runner.options, what), renderBalances);
  parent
    .command('claim')
    .argument('<patient-control-number>', 'CLM01; case, blanks and leading zeros make no difference')
    .option('--bytes', 'show the segments too, for roles that may read files')
    .description('of every claim with this number')
    .addHelpText('after', helpOf('claim ABC123'))
    .action((number: string, { bytes = false }: { bytes?: boolean }) =>
      run({ kind: 'claim', id: number, bytes }),
    );
  parent
    .command('account')
    .argument('<id>', 'id of the patient account')
    .option('--bytes', 'show the segments too, for roles that may read files')
    .description('of a patient account, over all its claims')
    .addHelpText('after', helpOf('account 01997b1e-5f00-7cc3-98c4-dc0c0c07398f'))
    .action((id: string, { bytes = false }: { bytes?: boolean }) => run({ kind: 'account', id, bytes }));
  parent
    .command('payer')
    .argument('<payer-id>', 'NM109 of the payer, as claims name it')
    .description('of a payer: totals by month and kind, and the claims on which it stands')
    .addHelpText('after', helpOf('payer 87726 --json'))
    .action((id: string) => run({ kind: 'payer', id, bytes: false }));
}

function helpOf(example: string): string {
  return `
Examples:
  claimwright explain-balance ${example}

Exit codes: 0 the steps end at the balance of the ledger; 1 they do not, and nothing is told, or nothing is known.`;
}
