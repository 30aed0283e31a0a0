import type { Command } from 'commander';
import type { Cents } from '../../schemas/money.js';
import { legacyRequestOf } from '../app/approvals/legacy-claims.js';
import { legacyReturnOf } from '../app/approvals/undo-legacy-claims.js';
import type { CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { parseAmount, parseCount, parseReason, parseRowId } from './option-values.js';
import { renderApproval } from './rendering/render-approvals.js';
import { renderLegacyClaims } from './rendering/render-legacy-claims.js';

interface Seen {
  readonly count: number;
  readonly amount: Cents;
  readonly reason: string;
}

/** `legacy`, `post-legacy` and `undo-legacy`: claim payments of an old system or another practice, moved together by approval. */
export function addLegacy(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('legacy')
    .option('--approval <id>', 'what a request is about, instead of what fits now', parseRowId)
    .description("claim payments without a claim that fit the practice's rules for claims of others")
    .addHelpText(
      'after',
      `
Examples:
  claimwright legacy
  claimwright legacy --approval 01997b1e-5f00-7cc3-98c4-dc0c0c07398f --json

Exit codes: 0 the lists were told; 1 refused.`,
    )
    .action(({ approval }: { approval?: string }) =>
      runner.run(() => services.listLegacyClaims(runner.options, approval), renderLegacyClaims),
    );
  program
    .command('post-legacy')
    .argument('<rule>', 'of the practice file, as `legacy` lists it')
    .requiredOption('--count <number>', 'of claim payments in the list that you have seen', parseCount)
    .requiredOption('--amount <dollars>', 'that the list comes to', parseAmount)
    .requiredOption('--reason <text>', 'why, in at least ten characters; kept for good', parseReason)
    .description('move all of a list to the account of its rule; another person approves it')
    .addHelpText(
      'after',
      `
--actor says who asks. Nothing moves before another billing manager has approved (\`approve\`). A list that is another one
by now is refused.

Examples:
  claimwright post-legacy old-system --count 12 --amount 1840.55 --reason "kept by the old system" --actor ann

Exit codes: 0 asked for; 1 refused.`,
    )
    .action((rule: string, seen: Seen) =>
      runner.run(
        () => services.requestApproval(runner.options, legacyRequestOf({ rule, ...seen })),
        renderApproval,
      ),
    );
  addUndo(program, services, runner);
}

function addUndo(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('undo-legacy')
    .argument('<approval-id>', 'of the request under which the list was moved', parseRowId)
    .requiredOption('--reason <text>', 'why, in at least ten characters; kept for good', parseReason)
    .description('take the whole of such a list back; another person approves it')
    .addHelpText(
      'after',
      `
Claim payments of the list that have no claim wait again, each under its exception; those whose claim has come stay there.
Nothing moves before another billing manager has approved (\`approve\`).

Examples:
  claimwright undo-legacy 01997b1e-5f00-7cc3-98c4-dc0c0c07398f --reason "ours after all" --actor ann

Exit codes: 0 asked for; 1 refused.`,
    )
    .action((approvalId: string, { reason }: { reason: string }) =>
      runner.run(
        () => services.requestApproval(runner.options, legacyReturnOf({ approvalId, reason })),
        renderApproval,
      ),
    );
}
