import type { Command } from 'commander';
import { PATIENT_REFUND, RECEIPT_REFUND } from '../../schemas/approval.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Cents } from '../../schemas/money.js';
import type { CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { parseAmount, parseDate, parsePaperNumber, parseReason, parseRowId } from './option-values.js';
import { renderApproval } from './rendering/render-approvals.js';

/** `refund-patient`, `refund-receipt` and `pay-patient-refund`: money of a patient given back, asked for and paid out. */
export function addRefunds(program: Command, services: CommandServices, runner: CommandRunner): void {
  for (const asked of ASKED) addRequest(program, services, runner, asked);
  addPayment(program, services, runner);
}

interface AskedRefund {
  readonly name: string;
  readonly kind: typeof PATIENT_REFUND | typeof RECEIPT_REFUND;
  readonly of: readonly [argument: string, description: string, parse: (text: string) => string];
  readonly description: string;
  readonly help: string;
  readonly example: string;
}

const ASKED: readonly AskedRefund[] = [
  {
    ...{ name: 'refund-patient', kind: PATIENT_REFUND },
    of: ['<claim-id>', 'claim on which the patient has a credit', parseRowId],
    description: 'give back what a patient has paid and does not owe any more; two others approve it',
    help: `Only money that came
from the patient is given back, and none while a payer that has taken back has not answered again.`,
    example: '01997b1e-5f01-7cc3-98c4-dc0c0c07398f 30 --reason "The payer owes all of it"',
  },
  {
    ...{ name: 'refund-receipt', kind: RECEIPT_REFUND },
    of: ['<receipt>', 'number of the receipt', parsePaperNumber],
    description: 'give back what a receipt has left without a claim; two others approve it',
    help: `No more is
given back than is left of the receipt then.`,
    example: 'R-117 20 --reason "Paid before a visit that was called off"',
  },
];

function addRequest(
  program: Command,
  services: CommandServices,
  runner: CommandRunner,
  { name, kind, of, description, help, example }: AskedRefund,
): void {
  program
    .command(name)
    .argument(...of)
    .argument('<amount>', 'dollars', parseAmount)
    .requiredOption('--reason <text>', 'why, in at least ten characters; kept for good', parseReason)
    .description(description)
    .addHelpText(
      'after',
      `
--actor says who asks. Nothing moves before two other billing managers have approved (\`approve\`). ${help}

Examples:
  claimwright ${name} ${example} --actor ann

Exit codes: 0 asked for; 1 refused.`,
    )
    .action((objectId: string, amount: Cents, { reason }: { reason: string }) =>
      runner.run(
        () => services.requestApproval(runner.options, { kind, objectId, amount, reason }),
        renderApproval,
      ),
    );
}

function addPayment(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('pay-patient-refund')
    .argument('<approval-id>', 'of a refund that others have approved', parseRowId)
    .requiredOption('--reference <number>', 'of the cheque or the transfer', parsePaperNumber)
    .requiredOption('--date <date>', 'when it was paid', parseDate)
    .description('record that a refund was paid out, in full and once')
    .addHelpText(
      'after',
      `
Examples:
  claimwright pay-patient-refund 01997b1e-5f00-7cc3-98c4-dc0c0c07398f --reference CHQ-9 --date 2026-03-25

Exit codes: 0 recorded; 1 refused, or paid already.`,
    )
    .action((approvalId: string, { reference, date }: { reference: string; date: CalendarDate }) =>
      runner.run(
        () => services.patientPayments.payRefund(runner.options, { approvalId, reference, paidOn: date }),
        (paid) => `refund ${paid.approvalId}: paid on ${paid.paidOn} by ${paid.reference}`,
      ),
    );
}
