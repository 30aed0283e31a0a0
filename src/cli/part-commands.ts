import { type Command, InvalidArgumentError } from 'commander';
import { partsOf } from '../app/approvals/part-request.js';
import type { CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { parseReason } from './option-values.js';
import { renderApproval } from './rendering/render-approvals.js';
import { renderPayment } from './rendering/render-payment.js';

/** `payment-parts` and `release-parts`: a payment that came in several sets, or without some of its claims. */
export function addParts(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('payment-parts')
    .argument('<work-item-key>', 'of a quarantined set, also after it was released', parseSet)
    .description('which sets share the payment of one, what each comes to, and what is left of it')
    .addHelpText(
      'after',
      `
Examples:
  claimwright payment-parts quarantined-set:01997b1e-5f00-7cc3-98c4-dc0c0c07398f:1

Exit codes: 0 the parts were told; 1 the set is no part of a payment.`,
    )
    .action((workItemKey: string) =>
      runner.run(() => services.decisions.paymentParts(runner.options, workItemKey), renderPayment),
    );
  program
    .command('release-parts')
    .argument('<work-item-keys...>', 'of quarantined sets of one payment', parseSets)
    .requiredOption('--reason <text>', 'why, in at least ten characters; kept for good', parseReason)
    .description(
      'post sets, of which the total alone is wrong, as parts of one payment; another person approves it',
    )
    .addHelpText(
      'after',
      `
What the parts leave of the payment waits in liability.unapplied until a part that comes later explains it.

Examples:
  claimwright release-parts quarantined-set:01997b1e-5f00-7cc3-98c4-dc0c0c07398f:1 --reason "The payer sent it in two" --actor ann

Exit codes: 0 asked for; 1 refused.`,
    )
    .action((workItemKeys: readonly string[], { reason }: { reason: string }) =>
      runner.run(
        () => services.requestApproval(runner.options, { ...partsOf(workItemKeys), reason }),
        renderApproval,
      ),
    );
}

function parseSet(text: string): string {
  if (!/^quarantined-set:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:\d{1,6}$/.test(text)) {
    throw new InvalidArgumentError('The key of a quarantined set is wanted.');
  }
  return text;
}

function parseSets(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, parseSet(text)];
}
