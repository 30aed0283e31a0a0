import { type Command, Option } from 'commander';
import { type CommandServices, type RebuiltAndCompared, UsageError } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { parseName } from './option-values.js';
import { renderRebuilt } from './rendering/render-rebuilt.js';

interface RebuildFlags {
  readonly compare?: boolean;
  readonly order: 'recorded' | 'shuffled';
  readonly seed?: string;
}

/** `rebuild`: the receivables again from what came in, beside those that stand. */
export function addRebuild(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('rebuild')
    .description('make the receivables again from stored bytes and manual entries alone')
    .option('--compare', 'compare them with those that stand, to the cent')
    .addOption(
      new Option('--order <order>', 'in which remittances and deposits are taken in')
        .choices(['recorded', 'shuffled'])
        .default('recorded'),
    )
    .option('--seed <seed>', 'of the shuffled order: the same gives the same', parseName)
    .addHelpText(
      'after',
      `
A second ledger is made in an empty database, which is gone afterwards: from the claims as they were
charged, the bytes of every file and what persons recorded, each under the settings and the decision table
of then. Nothing that posting has made is looked at. What stands is never changed; differences are told
with what to look at.

In a shuffled order remittances have to come to the same: between two changes of the settings posting does
not depend on when they arrive.

Examples:
  claimwright rebuild --compare
  claimwright rebuild --compare --order shuffled --seed 7 --json

Exit codes: 0 everything could be taken in again and, with --compare, is equal; 1 something differs.`,
    )
    .action(({ compare = false, order, seed }: RebuildFlags) => {
      if (seed !== undefined && order !== 'shuffled')
        throw new UsageError('--seed belongs to --order shuffled');
      const options = { isCompared: compare, ...(order === 'shuffled' && { seed: seed ?? '1' }) };
      return runner.run(
        (progress) => services.rebuildBooks(runner.options, options, progress),
        renderRebuilt,
        isEqual,
      );
    });
}

function isEqual({ troubles, compared }: RebuiltAndCompared): boolean {
  return troubles.length === 0 && (compared?.differenceCount ?? 0) === 0;
}
