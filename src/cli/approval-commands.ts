import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  APPROVAL_STATES,
  type ApprovalKind,
  type ApprovalState,
  GIVING_UP,
  type Verdict,
} from '../../schemas/approval.js';
import type { Cents } from '../../schemas/money.js';
import { varianceOf } from '../app/approvals/variance-request.js';
import type { CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { parseAmount } from './option-values.js';
import { renderApproval, renderApprovals } from './rendering/render-approvals.js';

const WHO = `
--actor says who asks or decides, and --role in which role: nobody approves what they asked for. Reasons and notes are
kept for ever and name no patient.`;

/** `approvals`, `approve`, `decline`, `write-off`, `resolve` and `post-variance`: what one person asks for and others approve. */
export function addApprovals(program: Command, services: CommandServices, runner: CommandRunner): void {
  addList(program, services, runner);
  addDecision(program, services, { runner, verdict: 'approve', does: 'approve what somebody else asks for' });
  addDecision(program, services, {
    ...{ runner, verdict: 'decline', does: 'decline what is asked for, or take back what you asked for' },
  });
  addWriteOff(program, services, runner);
  addResolve(program, services, runner);
  addRelease(program, services, runner);
}

function addList(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('approvals')
    .description('what was asked for, by whom and why, and who has decided')
    .addOption(new Option('--state <state>', 'which').choices(APPROVAL_STATES).default('open'))
    .addHelpText(
      'after',
      `
Examples:
  claimwright approvals
  claimwright approvals --state executed --json

Exit codes: 0 the list was told.`,
    )
    .action(({ state }: { state: ApprovalState }) =>
      runner.run(() => services.listApprovals(runner.options, state), renderApprovals),
    );
}

interface DecisionCommand {
  readonly runner: CommandRunner;
  readonly verdict: Verdict;
  readonly does: string;
}

function addDecision(program: Command, services: CommandServices, command: DecisionCommand): void {
  const { runner, verdict, does } = command;
  const note = new Option('--note <text>', 'kept beside the decision').argParser(parseText);
  program
    .command(verdict)
    .argument('<approval-id>', 'as `approvals` lists it', parseId)
    .description(`${does}; with the last approval it is done`)
    .addOption(verdict === 'decline' ? note.makeOptionMandatory() : note)
    .addHelpText(
      'after',
      `${WHO}

Examples:
  claimwright ${verdict} 01997b1e-5f00-7cc3-98c4-dc0c0c07398f --actor ann${verdict === 'decline' ? ' --note "appeal first"' : ''}

Exit codes: 0 decided; 1 refused.`,
    )
    .action((approvalId: string, given: { note?: string }) =>
      runner.run(
        () => services.decideApproval(runner.options, { approvalId, verdict, ...given }),
        renderApproval,
      ),
    );
}

function addWriteOff(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('write-off')
    .argument('<key>', 'of a denial, or the claim of which a patient owes')
    .argument('<amount>', 'dollars', parseAmount)
    .description('give up a denial or a patient balance; above the limit of the practice it waits for others')
    .addOption(new Option('--as <kind>', 'what becomes of it').choices(GIVING_UP).default('write-off.denial'))
    .requiredOption('--reason <text>', 'why', parseText)
    .addHelpText(
      'after',
      `${WHO}

Examples:
  claimwright write-off denial:01997b1e-5f00-7cc3-98c4-dc0c0c07398f:1.1 60 --reason "timely filing"
  claimwright write-off 01997b1e-5f00-7cc3-98c4-dc0c0c07398f 12.50 --as write-off.small-balance --reason "below 15"

Exit codes: 0 done, or asked for; 1 refused.`,
    )
    .action((objectId: string, amount: Cents, { as: kind, reason }: { as: ApprovalKind; reason: string }) =>
      runner.run(
        () => services.requestApproval(runner.options, { kind, objectId, amount, reason }),
        renderApproval,
      ),
    );
}

function addResolve(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('resolve')
    .argument('<remittance-id>', 'a possible duplicate', parseId)
    .addArgument(
      program
        .createArgument('<resolution>', 'posted: a payment of its own; dismissed: sent twice')
        .choices(['posted', 'dismissed']),
    )
    .description('say what a possible duplicate is; another person approves it')
    .requiredOption('--reason <text>', 'why', parseText)
    .addHelpText(
      'after',
      `${WHO} An account manager asks.

Examples:
  claimwright resolve 01997b1e-5f00-7cc3-98c4-dc0c0c07398f dismissed --reason "the payer says so" --role account-manager

Exit codes: 0 asked for; 1 refused.`,
    )
    .action((objectId: string, resolution: 'posted' | 'dismissed', { reason }: { reason: string }) =>
      runner.run(
        () => services.requestApproval(runner.options, { kind: `duplicate.${resolution}`, objectId, reason }),
        renderApproval,
      ),
    );
}

function addRelease(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('post-variance')
    .argument(
      '<work-item-key>',
      'of a quarantined set, of a claim payment out of balance, or of what no part of a payment explains',
      parseWorkItem,
    )
    .description('post what does not balance, its difference as a variance; another person approves it')
    .requiredOption('--reason <text>', 'why', parseText)
    .addHelpText(
      'after',
      `${WHO}

Examples:
  claimwright post-variance claim-payment:01997b1e-5f00-7cc3-98c4-dc0c0c07398f --reason "the payer confirms the payment"

Exit codes: 0 asked for; 1 refused.`,
    )
    .action((workItemKey: string, { reason }: { reason: string }) =>
      runner.run(
        () => services.requestApproval(runner.options, { ...varianceOf(workItemKey), reason }),
        renderApproval,
      ),
    );
}

function parseWorkItem(text: string): string {
  const key =
    /^(quarantined-set:[0-9a-f-]{36}:\d{1,6}|claim-payment:[0-9a-f-]{36}|unexplained-payment:[0-9a-f]{64})$/;
  if (!key.test(text)) {
    const wanted = 'The key of a quarantined set, a claim payment or an unexplained payment is wanted.';
    throw new InvalidArgumentError(wanted);
  }
  return text;
}

function parseId(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) {
    throw new InvalidArgumentError('An id such as 01997b1e-5f00-7cc3-98c4-dc0c0c07398f is wanted.');
  }
  return text;
}

function parseText(text: string): string {
  if (text.length > 500 || !/^[^\p{Cc}\p{Cs}]{3,}$/u.test(text)) {
    throw new InvalidArgumentError('3 to 500 characters without control characters are wanted.');
  }
  return text;
}
