import type { Command } from 'commander';
import type { CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { addExplainBalance } from './explain-balance-command.js';
import { parseDate, parseInstant } from './option-values.js';
import { renderAging, renderInvariants } from './rendering/render-results.js';

/** `migrate`, `aging`, `explain-balance` and `verify`: the database and the books. */
export function addBooks(program: Command, services: CommandServices, runner: CommandRunner): void {
  addMigrate(program, services, runner);
  addAging(program, services, runner);
  addExplainBalance(program, services, runner);
  addVerify(program, services, runner);
}

function addMigrate(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('migrate')
    .description('bring the schema of the database up to date')
    .addHelpText(
      'after',
      `
Works on DATABASE_URL (as DATABASE_MIGRATION_URL, if that is set), else on the data folder.

Examples:
  claimwright migrate
  DATABASE_URL=postgres://localhost/claims claimwright migrate

Exit codes: 0 the schema is up to date.`,
    )
    .action(() =>
      runner.run(
        async () => ({ done: await services.migrate(runner.options) }),
        (names) => (names.length === 0 ? 'The schema is up to date.' : names.join('\n')),
      ),
    );
}

function addAging(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('aging')
    .description('open receivables by party and age')
    .option('--as-of <date>', 'business date, YYYY-MM-DD (default: today)', parseDate)
    .option('--known-at <instant>', 'only what was recorded by then', parseInstant)
    .addHelpText(
      'after',
      `
Examples:
  claimwright aging --as-of 2026-06-30
  claimwright aging --as-of 2026-06-30 --known-at 2026-07-02T12:00:00Z --json

Exit codes: 0 the total is the ledger's; 1 it is not, or the report was refused.`,
    )
    .action((at: { asOf?: string; knownAt?: string }) =>
      runner.run(
        () => services.ageAccounts(runner.options, at),
        renderAging,
        ({ tiesToLedger }) => tiesToLedger,
      ),
    );
}

function addVerify(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('verify')
    .description('check the invariants of the books')
    .addHelpText(
      'after',
      `
Examples:
  claimwright verify
  claimwright verify --role auditor --json

Exit codes: 0 every invariant holds; 1 one is broken.`,
    )
    .action(() =>
      runner.run(
        async () => ({ done: await services.verifyBooks(runner.options) }),
        renderInvariants,
        (results) => results.every(({ breaches }) => breaches.length === 0),
      ),
    );
}
