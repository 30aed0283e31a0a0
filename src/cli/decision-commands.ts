import type { Command } from 'commander';
import type { CommandRunner } from './command-runner.js';
import type { DecisionCommands } from './decision-port.js';
import { parseLineChoice, parsePayerSequence, parseReason, parseRowId } from './option-values.js';
import { renderApproval } from './rendering/render-approvals.js';
import { renderPlaced, renderPreviewed, renderSuggestions } from './rendering/render-decisions.js';

const REASON = ['--reason <text>', 'why, in at least ten characters; kept for good', parseReason] as const;

/** `preview`, `suggest`, `match`, `unmatch`, `release`, `hold`, `undo` and `redo`: what a person decides. */
export function addDecisions(program: Command, services: DecisionCommands, runner: CommandRunner): void {
  addPreview(program, services, runner);
  addMatching(program, services, runner);
  addReleasing(program, services, runner);
  addUndoing(program, services, runner);
}

function addPreview(program: Command, services: DecisionCommands, runner: CommandRunner): void {
  program
    .command('preview')
    .argument('<files...>', '835, 999, 997, TA1 or 277CA files, or folders of them')
    .description('show every entry that receiving a file would make, and make none')
    .addHelpText(
      'after',
      `
Each file is looked at by itself, as if it were the next to come.

Examples:
  claimwright preview inbox/march.835
  claimwright preview inbox/march.835 --json

Exit codes: 0 all of it would be applied; 1 a file or a set would be quarantined.`,
    )
    .action((files: string[]) =>
      runner.run(
        () => services.previewFiles(runner.options, files),
        renderPreviewed,
        (previewed) =>
          previewed.every(
            (file) =>
              file.result !== 'quarantined' &&
              file.remittances.every(({ result }) => result === 'posted' || result === 'duplicate'),
          ),
      ),
    );
}

interface ChosenMatch {
  readonly claim: string;
  readonly line?: Record<number, string>;
  readonly payer?: number;
  readonly reason: string;
}

function addMatching(program: Command, services: DecisionCommands, runner: CommandRunner): void {
  program
    .command('suggest')
    .argument('<claim-payment-id>', 'as a list of claim payments gives it', parseRowId)
    .description('claims to which a claim payment without one may belong')
    .action((claimPaymentId: string) =>
      runner.run(() => services.suggest(runner.options, claimPaymentId), renderSuggestions),
    );
  program
    .command('match')
    .argument('<claim-payment-id>', 'as a list of claim payments gives it', parseRowId)
    .requiredOption('--claim <number>', 'patient control number of the claim (CLM01)')
    .option('--line <choice...>', 'line of a service, as ordinal=line: 1=L1', parseLineChoice)
    .option('--payer <sequence>', 'which payer of the claim it is of, 1 is the first', parsePayerSequence)
    .requiredOption(...REASON)
    .description('say to which claim a claim payment belongs, to which lines of it, and of which payer it is')
    .addHelpText(
      'after',
      `
Example:
  claimwright match 01997b1e-5f00-7cc3-98c4-dc0c0c07398f --claim CW0000000001 --reason "Named on the voucher"`,
    )
    .action((claimPaymentId: string, chosen: ChosenMatch) =>
      runner.run(
        () =>
          services.match(runner.options, {
            ...{ claimPaymentId, patientControlNumber: chosen.claim, reason: chosen.reason },
            ...(chosen.line && { lines: chosen.line }),
            ...(chosen.payer !== undefined && { payerSequence: chosen.payer }),
          }),
        renderPlaced,
      ),
    );
  program
    .command('unmatch')
    .argument('<claim-payment-id>', 'one that a person has placed', parseRowId)
    .requiredOption(...REASON)
    .description('take such a choice back')
    .action((claimPaymentId: string, { reason }: { reason: string }) =>
      runner.run(() => services.unmatch(runner.options, claimPaymentId, reason), renderPlaced),
    );
}

function addReleasing(program: Command, services: DecisionCommands, runner: CommandRunner): void {
  const commands = [
    ['release', 'wait no more for an earlier payer, whose answer came on paper'],
    ['hold', 'take a release back'],
  ] as const;
  for (const [name, description] of commands) {
    program
      .command(name)
      .argument('<claim-payment-id>', 'one that is held for an earlier payer', parseRowId)
      .requiredOption('--payer <sequence>', 'which payer of the claim, 1 is the first', parsePayerSequence)
      .requiredOption(...REASON)
      .description(description)
      .action((claimPaymentId: string, { payer, reason }: { payer: number; reason: string }) =>
        runner.run(
          () => services[name](runner.options, { claimPaymentId, payerSequence: payer, reason }),
          renderPlaced,
        ),
      );
  }
}

function addUndoing(program: Command, services: DecisionCommands, runner: CommandRunner): void {
  const commands = [
    ['undo', 'take a posted remittance back, entry by entry; above the limit it waits for another person'],
    ['redo', 'post a remittance again that was undone; above the limit it waits for another person'],
  ] as const;
  for (const [name, description] of commands) {
    program
      .command(name)
      .argument('<remittance-id>', 'as a list of remittances gives it', parseRowId)
      .requiredOption(...REASON)
      .description(description)
      .action((remittanceId: string, { reason }: { reason: string }) =>
        runner.run(() => services[name](runner.options, remittanceId, reason), renderApproval),
      );
  }
}
