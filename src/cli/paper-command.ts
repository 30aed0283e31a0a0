import { type Command, InvalidArgumentError } from 'commander';
import type { PaperRequest } from '../app/files/read-paper-request.js';
import { UsageError } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import type { DecisionCommands } from './decision-port.js';
import { isApplied } from './exchange-results.js';
import { parseDate, parsePayerSequence } from './option-values.js';
import { renderReceived } from './rendering/render-results.js';

type Adjustments = PaperRequest['adjustments'];

interface PaperOptions {
  readonly claim?: string;
  readonly payer?: number;
  readonly payerId?: string;
  readonly number?: string;
  readonly date?: PaperRequest['paymentDate'];
  readonly paid?: string;
  readonly adjustment?: Adjustments;
  readonly payerNumber?: string;
}

/** `record-paper`: what payers said on paper, by options for one claim or as JSON for any number. */
export function addPaper(program: Command, services: DecisionCommands, runner: CommandRunner): void {
  program
    .command('record-paper')
    .argument('[files...]', 'JSON files, each of one paper remittance or a list of them')
    .option('--claim <number>', 'patient control number of the claim (CLM01)')
    .option('--payer <sequence>', 'which payer of the claim, 1 is the first', parsePayerSequence)
    .option('--payer-id <id>', "TRN03 of the payer's remittances: 1 and its tax number")
    .option('--number <text>', 'number of the cheque or of the transfer')
    .option('--date <date>', 'date of the payment', parseDate)
    .option('--paid <amount>', 'what was paid, such as 120.00')
    .option(
      '--adjustment <code...>',
      'why less was paid, as group-reason=amount: CO-45=30.00',
      parseAdjustment,
    )
    .option('--payer-number <text>', 'number that the payer gave the claim (CLP07), if any')
    .description('record what a payer said on paper as the remittance that it would have been')
    .addHelpText(
      'after',
      `
The charge of the claim less all adjustments has to be what was paid. The same paper again does nothing.
In a file, fields are called as in the API: patientControlNumber, payerSequence, payerIdentifier,
traceNumber, paymentDate, paymentAmount, adjustments (groupCode, reasonCode, amount), payerControlNumber.

Examples:
  claimwright record-paper --claim CW0000000001 --payer 1 --payer-id 1512345678 --number 4711 \\
    --date 2026-03-01 --paid 120.00 --adjustment CO-45=20.00 PR-2=10.00
  claimwright record-paper march.json

Exit codes: 0 all was posted or was known already; 1 one was refused or quarantined, or looks like a
payment that was posted before. What stands before one that is refused in a list stays recorded.`,
    )
    .action((files: string[], options: PaperOptions) =>
      runner.run(
        () => services.recordPaper(runner.options, readInput(files, options)),
        renderReceived,
        (received) => received.every(isApplied),
      ),
    );
}

/** Files or options, and of these all that are wanted. */
function readInput(files: readonly string[], options: PaperOptions) {
  const given = Object.keys(options).length > 0;
  if (files.length > 0 && given)
    throw new UsageError('Files and options are given; only one of both is wanted');
  if (files.length > 0) return { files };
  const { claim, payer, payerId, number, date, paid, adjustment = [], payerNumber } = options;
  const wanted = Object.entries({ claim, payer, 'payer-id': payerId, number, date, paid });
  const missing = wanted.filter(([, value]) => value === undefined).map(([name]) => `--${name}`);
  if (missing.length > 0) throw new UsageError(`Without a file, ${missing.join(', ')} is wanted as well`);
  return {
    paper: {
      ...{ patientControlNumber: claim, payerSequence: payer, payerIdentifier: payerId, traceNumber: number },
      ...{ paymentDate: date, paymentAmount: paid, adjustments: adjustment },
      ...(payerNumber !== undefined && { payerControlNumber: payerNumber }),
    },
  };
}

/** `CO-45=30.00`, again and again. */
function parseAdjustment(text: string, before: Adjustments = []): Adjustments {
  const [, groupCode, reasonCode, amount] =
    /^(CO|OA|PI|PR)-([A-Z]{0,2}\d{1,3})=(-?\d{1,11}\.\d{2})$/.exec(text) ?? [];
  if (groupCode === undefined || reasonCode === undefined || amount === undefined) {
    throw new InvalidArgumentError('Group, reason and amount are wanted, such as CO-45=30.00.');
  }
  return [...before, { groupCode, reasonCode, amount }];
}
