import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Cents } from '../../schemas/money.js';
import { type SignedWaiver, WAIVER_NOTICES } from '../../schemas/signed-waiver.js';
import { waivedBillingOf } from '../app/approvals/request-approval.js';
import type { CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { parseAmount, parseDate, parseReason } from './option-values.js';
import { renderApproval } from './rendering/render-approvals.js';

interface Given {
  readonly notice: SignedWaiver['notice'];
  readonly document: string;
  readonly signed: SignedWaiver['signedOn'];
  readonly line: readonly string[];
  readonly reason: string;
}

/** `bill-under-waiver`: what a payer denied under CO or PI, billed by a paper that was signed before the service. */
export function addWaiver(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('bill-under-waiver')
    .argument('<denial-key>', 'of a denial under CO or PI')
    .argument('<amount>', 'dollars', parseAmount)
    .description(
      'bill a denial to the next payer, else the patient, by a signed waiver; another person approves it',
    )
    .addOption(
      new Option('--notice <kind>', 'which paper: the ABN of Medicare, or the waiver of another payer')
        .choices(WAIVER_NOTICES)
        .makeOptionMandatory(),
    )
    .requiredOption('--document <number>', 'where the paper is filed', parseDocument)
    .requiredOption('--signed <date>', 'when the patient signed it, not after the service', parseDate)
    .requiredOption('--line <number...>', 'line control numbers of the services that it names')
    .requiredOption('--reason <text>', 'why, in at least ten characters; kept for good', parseReason)
    .addHelpText(
      'after',
      `
Refused where the paper was signed after the service, names other services, or is none that the payer allows; where the
denial is none that a patient can have agreed to pay; and for whom nobody may bill (QMB, Medicaid, No Surprises Act).

Examples:
  claimwright bill-under-waiver denial:01997b1e-5f00-7cc3-98c4-dc0c0c07398f:1.1 60 --notice abn \\
    --document ABN-2026-0117 --signed 2026-01-16 --line L1 --reason "denied as not necessary" --actor ann

Exit codes: 0 asked for; 1 refused.`,
    )
    .action((denialKey: string, amount: Cents, { signed, line, reason, ...paper }: Given) =>
      runner.run(
        () =>
          services.requestApproval(
            runner.options,
            waivedBillingOf({
              denialKey,
              amount,
              reason,
              waiver: { ...paper, signedOn: signed, lines: line },
            }),
          ),
        renderApproval,
      ),
    );
}

function parseDocument(text: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9./_-]{2,49}$/.test(text)) {
    throw new InvalidArgumentError('3 to 50 letters, digits and . / _ - are wanted.');
  }
  return text;
}
