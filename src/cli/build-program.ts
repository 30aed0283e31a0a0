import { Command, InvalidArgumentError } from 'commander';
import type { Outcome } from '../../schemas/outcome.js';
import { EXIT, EXIT_HELP } from './exit-code.js';
import { openProgress } from './progress-bar.js';
import { renderJson } from './render-json.js';
import {
  renderAging,
  renderDemo,
  renderImport,
  renderInvariants,
  renderIssues,
  renderReceived,
  renderSubmit,
} from './render-results.js';
import type { CommandServices, GlobalOptions, Progress } from './services.js';

/** Where output goes and how the program ends. */
export interface Terminal {
  readonly isInteractive: boolean;
  out(text: string): void;
  error(text: string): void;
  exit(code: number): void;
}

type Options = GlobalOptions & { readonly json?: boolean };

/** The command line: each command calls one service and renders what it gives. */
export function buildProgram(services: CommandServices, terminal: Terminal, version: string): Command {
  const program = new Command('claimwright')
    .description(
      'Claims from FHIR encounters, 837 files out, 835 remittances into a ledger that can be proved',
    )
    .version(version)
    .option('--json', 'print JSON instead of text')
    .option('--data <folder>', 'folder of the embedded database (default: .claimwright)')
    .option('--practice-id <id>', 'the practice to work for', process.env['CLAIMWRIGHT_PRACTICE'] ?? 'main')
    .addHelpText('after', EXIT_HELP)
    .showHelpAfterError();
  const runner = new Runner(program, terminal);
  addIntake(program, services, runner);
  addExchange(program, services, runner);
  addBooks(program, services, runner);
  return program;
}

/** Runs a command's work: progress while it lasts, then its result as JSON or text, and the exit code. */
class Runner {
  constructor(
    private readonly program: Command,
    private readonly terminal: Terminal,
  ) {}

  get options(): Options {
    return this.program.opts<Options>();
  }

  async run<T>(
    work: (progress: Progress) => Promise<Outcome<T>>,
    render: (value: T) => string,
    isGood: (value: T) => boolean = () => true,
  ): Promise<void> {
    const bar = openProgress(this.terminal.isInteractive && !this.options.json);
    const outcome = await work(bar.progress).finally(bar.stop);
    if ('refused' in outcome) {
      const { code, issues } = outcome.refused;
      if (this.options.json) this.terminal.out(renderJson(outcome));
      else this.terminal.error(`Refused as ${code}\n${renderIssues(issues)}`);
      return this.terminal.exit(EXIT.refused);
    }
    this.terminal.out(this.options.json ? renderJson(outcome.done) : render(outcome.done));
    this.terminal.exit(isGood(outcome.done) ? EXIT.done : EXIT.refused);
  }
}

function addIntake(program: Command, services: CommandServices, runner: Runner): void {
  program
    .command('demo')
    .description('run the whole journey with a seeded clinic and payer')
    .option('--encounters <count>', 'how many encounters', parseCount, 200)
    .option('--seed <text>', 'the same seed gives the same bytes', 'demo')
    .addHelpText('after', '\nExample:\n  claimwright demo --encounters 200')
    .action((demo: { encounters: number; seed: string }) =>
      runner.run(
        (progress) => services.runDemo(runner.options, demo, progress),
        renderDemo,
        (summary) => summary.invariants.every((result) => result.breaches.length === 0),
      ),
    );
  program
    .command('import')
    .argument('<paths...>', 'bundle files or folders of them')
    .description('turn FHIR R4 bundles into claims; what cannot be coded is held with a reason')
    .option('--practice <file>', 'settings that supply NPIs, payers and fees')
    .option('--concept-map <files...>', 'FHIR ConceptMap resources, before the built-in ones', [])
    .addHelpText('after', '\nExample:\n  claimwright import bundles/ --practice practice.json')
    .action((paths: string[], own: { practice?: string; conceptMap: string[] }) => {
      const { practice, conceptMap: conceptMapFiles } = own;
      const input = { paths, conceptMapFiles, ...(practice && { practiceFile: practice }) };
      return runner.run((progress) => services.importPaths(runner.options, input, progress), renderImport);
    });
}

function addExchange(program: Command, services: CommandServices, runner: Runner): void {
  program
    .command('submit')
    .description('build 837P files of all ready claims')
    .option('--out <folder>', 'write the files there')
    .addHelpText('after', '\nExample:\n  claimwright submit --out outbox/')
    .action((own: { out?: string }) =>
      runner.run(() => services.submitClaims(runner.options, own.out), renderSubmit),
    );
  program
    .command('receive')
    .argument('<files...>', '835 or 999 files, or folders of them')
    .description('post remittances and apply acknowledgements; the same file again does nothing')
    .addHelpText('after', '\nExample:\n  claimwright receive inbox/*.835')
    .action((files: string[]) =>
      runner.run(
        (progress) => services.receiveFiles(runner.options, files, progress),
        renderReceived,
        (received) => received.every(isApplied),
      ),
    );
  program
    .command('explain')
    .argument('<file>', 'an 835')
    .description('read an 835 like an explanation of payment, with its three balances')
    .addHelpText('after', '\nExample:\n  claimwright explain payment.835')
    .action((file: string) =>
      runner.run(
        async () => ({ done: await services.explainFile(file) }),
        (explained) => explained.text,
        (explained) => explained.issues.every((found) => found.severity !== 'error'),
      ),
    );
}

function addBooks(program: Command, services: CommandServices, runner: Runner): void {
  program
    .command('migrate')
    .description('bring the schema of the database up to date')
    .action(() =>
      runner.run(
        async () => ({ done: await services.migrate(runner.options) }),
        (names) => (names.length === 0 ? 'The schema is up to date.' : names.join('\n')),
      ),
    );
  program
    .command('aging')
    .description('open receivables by party and age')
    .option('--as-of <date>', 'business date, YYYY-MM-DD (default: today)')
    .option('--known-at <instant>', 'only what was recorded by then, such as 2026-06-30T23:59:59Z')
    .addHelpText('after', '\nExample:\n  claimwright aging --as-of 2026-06-30')
    .action((at: { asOf?: string; knownAt?: string }) =>
      runner.run(
        () => services.ageAccounts(runner.options, at),
        renderAging,
        (aged) => aged.tiesToLedger,
      ),
    );
  program
    .command('verify')
    .description('check the invariants of the books')
    .addHelpText('after', '\nExample:\n  claimwright verify --json')
    .action(() =>
      runner.run(
        async () => ({ done: await services.verifyBooks(runner.options) }),
        renderInvariants,
        (results) => results.every((result) => result.breaches.length === 0),
      ),
    );
}

function isApplied(file: { result: string; remittances: readonly { result: string }[] }): boolean {
  const fine = (result: string) => result !== 'quarantined' && result !== 'possible-duplicate';
  return fine(file.result) && file.remittances.every((set) => fine(set.result));
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new InvalidArgumentError('A whole number from 1 to 999999 is wanted.');
  return Number(text);
}
