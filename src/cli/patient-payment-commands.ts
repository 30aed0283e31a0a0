import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { Cents } from '../../schemas/money.js';
import {
  PATIENT_PAYMENT_METHODS,
  PATIENT_RETURN_KINDS,
  type PatientAllocation,
  type PatientPaymentMethod,
  type PatientReturnKind,
} from '../../schemas/patient-payment.js';
import type { CommandRunner } from './command-runner.js';
import {
  parseAmount,
  parseCount,
  parseDate,
  parsePaperNumber,
  parseReason,
  parseRowId,
} from './option-values.js';
import type { PatientPaymentCommands } from './patient-payment-port.js';
import { renderPatientPayment } from './rendering/render-patient-payment.js';

interface Given {
  readonly account: string;
  readonly date: CalendarDate;
  readonly method: PatientPaymentMethod;
  readonly claim?: readonly PatientAllocation[];
}

/** `record-patient-payment`, `apply-patient-payment` and `return-patient-payment`. */
export function addPatientPayments(
  program: Command,
  services: PatientPaymentCommands,
  runner: CommandRunner,
): void {
  addRecord(program, services, runner);
  addApply(program, services, runner);
  addReturn(program, services, runner);
}

function addRecord(program: Command, services: PatientPaymentCommands, runner: CommandRunner): void {
  program
    .command('record-patient-payment')
    .argument('<receipt>', 'number of the receipt, once in the practice', parsePaperNumber)
    .argument('<amount>', 'dollars', parseAmount)
    .requiredOption('--account <id>', 'patient account that pays', parseRowId)
    .requiredOption('--date <date>', 'when it was received', parseDate)
    .addOption(new Option('--method <how>', 'how').choices(PATIENT_PAYMENT_METHODS).makeOptionMandatory())
    .option('--claim <id=amount...>', 'what of it is for a claim of the account', parseAllocation)
    .description('record what a patient has paid; what is for no claim waits until it is applied')
    .addHelpText(
      'after',
      `
No more goes to a claim than the patient owes of it. The same receipt again changes nothing.

Examples:
  claimwright record-patient-payment R-117 50 --account 01997b1e-5f00-7cc3-98c4-dc0c0c07398f --date 2026-03-09 \\
    --method check --claim 01997b1e-5f01-7cc3-98c4-dc0c0c07398f=30

Exit codes: 0 recorded, or known already; 1 refused.`,
    )
    .action((receiptNumber: string, amount: Cents, { account, date, method, claim = [] }: Given) =>
      runner.run(
        () =>
          services.record(runner.options, {
            ...{ receiptNumber, patientAccountId: account, receivedOn: date, method, amount },
            allocations: claim,
          }),
        renderPatientPayment,
      ),
    );
}

function addApply(program: Command, services: PatientPaymentCommands, runner: CommandRunner): void {
  program
    .command('apply-patient-payment')
    .argument('<receipt>', 'number of the receipt', parsePaperNumber)
    .argument('<claim-id>', 'claim of the account that paid', parseRowId)
    .argument('<amount>', 'dollars', parseAmount)
    .option(
      '--application <n>',
      'which application of the receipt it is, from 1: the same again changes nothing',
      parseCount,
    )
    .description('give a claim a part of what a receipt left without one')
    .addHelpText(
      'after',
      `
Never more than is left of the receipt, nor than the patient owes of the claim.

Examples:
  claimwright apply-patient-payment R-117 01997b1e-5f01-7cc3-98c4-dc0c0c07398f 20 --application 1

Exit codes: 0 applied, or known already; 1 refused.`,
    )
    .action(
      (
        receiptNumber: string,
        claimId: string,
        amount: Cents,
        { application: ordinal }: { application?: number },
      ) =>
        runner.run(
          () =>
            services.apply(runner.options, {
              ...{ receiptNumber, claimId, amount },
              ...(ordinal !== undefined && { ordinal }),
            }),
          renderPatientPayment,
        ),
    );
}

function addReturn(program: Command, services: PatientPaymentCommands, runner: CommandRunner): void {
  program
    .command('return-patient-payment')
    .argument('<receipt>', 'number of the receipt', parsePaperNumber)
    .addOption(
      new Option('--as <kind>', 'not paid by the bank, or taken back by the patient')
        .choices(PATIENT_RETURN_KINDS)
        .makeOptionMandatory(),
    )
    .requiredOption('--date <date>', 'when the bank returned it', parseDate)
    .requiredOption('--reason <text>', 'why, in at least ten characters; kept for good', parseReason)
    .description('take a payment back that did not stay, with all that was applied of it')
    .addHelpText(
      'after',
      `
Examples:
  claimwright return-patient-payment R-117 --as nsf --date 2026-03-20 --reason "Returned by the bank unpaid"

Exit codes: 0 taken back; 1 refused, or returned already.`,
    )
    .action((receiptNumber: string, given: { as: PatientReturnKind; date: CalendarDate; reason: string }) =>
      runner.run(
        () =>
          services.return(runner.options, {
            ...{ receiptNumber, kind: given.as, returnedOn: given.date, reason: given.reason },
          }),
        renderPatientPayment,
      ),
    );
}

/** `01997b1e-5f01-7cc3-98c4-dc0c0c07398f=30.00`, again and again. */
function parseAllocation(text: string, before: readonly PatientAllocation[] = []) {
  const [id = '', amount = '', ...rest] = text.split('=');
  if (rest.length > 0) throw new InvalidArgumentError('A claim and an amount are wanted, such as ID=30.00.');
  return [...before, { claimId: parseRowId(id), amount: parseAmount(amount) }];
}
