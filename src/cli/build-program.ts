import { Command, Option } from 'commander';
import { ROLES } from '../app/actor.js';
import { addAccess } from './access-commands.js';
import { addApprovals } from './approval-commands.js';
import { addBooks } from './book-commands.js';
import type { CommandServices } from './command-port.js';
import { CommandRunner } from './command-runner.js';
import { addCompletion } from './completion-command.js';
import { addDecisions } from './decision-commands.js';
import { addEdi } from './edi/edi-commands.js';
import { addExchange } from './exchange-commands.js';
import { EXIT_HELP } from './exit-code.js';
import { addDemo, addIntake } from './intake-commands.js';
import { addLegacy } from './legacy-commands.js';
import { parseName, parseRole } from './option-values.js';
import { addParts } from './part-commands.js';
import { addPatientPayments } from './patient-payment-commands.js';
import { addRefunds } from './patient-refund-commands.js';
import { addRebuild } from './rebuild-command.js';
import { addServe } from './serve-command.js';
import { addSettings } from './settings-command.js';
import type { Terminal } from './terminal.js';
import { addWaiver } from './waiver-command.js';
import { addWriteBack } from './write-back-command.js';

/** The command line: each command calls one service and renders what it gives. */
export function buildProgram(services: CommandServices, terminal: Terminal, version: string): Command {
  const program = new Command('claimwright')
    .description(
      'Claims from FHIR encounters, 837 files out, 835 remittances into a ledger that can be proved',
    )
    .version(version)
    .option('--json', 'print JSON instead of text: amounts as decimal strings of dollars')
    .option('--data <folder>', 'folder of the embedded database (default: .claimwright)')
    .addOption(
      new Option('--practice-id <id>', 'the practice to work for')
        .env('CLAIMWRIGHT_PRACTICE')
        .argParser(parseName)
        .default('main'),
    )
    .option('--actor <name>', 'who acts, as the audit will say', parseName, 'command-line')
    .addOption(
      new Option('--role <role>', 'in which role')
        .choices(ROLES)
        .argParser(parseRole)
        .default('billing-manager'),
    )
    .addHelpText(
      'after',
      `
Examples:
  claimwright demo
  claimwright import bundles/ --practice practice.json
  claimwright submit --out outbox/
  claimwright receive inbox/
  claimwright aging --as-of 2026-06-30
${EXIT_HELP}`,
    )
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(--help shows the usage)')
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.error(text.trimEnd()),
    })
    .exitOverride();
  const runner = new CommandRunner(program, terminal);
  addDemo(program, services, runner);
  addIntake(program, services, runner);
  addSettings(program, services, runner);
  addExchange(program, services, runner);
  addDecisions(program, services.decisions, runner);
  addWriteBack(program, services, runner);
  addBooks(program, services, runner);
  addRebuild(program, services, runner);
  addApprovals(program, services, runner);
  addParts(program, services, runner);
  addWaiver(program, services, runner);
  addLegacy(program, services, runner);
  addPatientPayments(program, services.patientPayments, runner);
  addRefunds(program, services, runner);
  addEdi(program, services.ediFiles, { runner, terminal });
  addAccess(program, services.access, runner);
  addServe(program, services, runner);
  addCompletion(program, terminal);
  return program;
}
