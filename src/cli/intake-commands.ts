import type { Command } from 'commander';
import type { CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { type ImportOptions, readImportInput } from './import-input.js';
import { parseCount, parseDate, parseName } from './option-values.js';
import { renderDemoService } from './rendering/render-listening.js';
import { renderImport, renderSubmit } from './rendering/render-results.js';
import { renderDemo } from './rendering/render-summary.js';

/** `demo`: everything at once. */
export function addDemo(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('demo')
    .description('run the whole journey with a seeded clinic and payer')
    .option('--encounters <count>', 'how many encounters', parseCount, 200)
    .option('--once', 'end after the summary')
    .option('--seed <name>', 'the same seed gives the same bytes', parseName, 'demo')
    .addHelpText(
      'after',
      `
Running it again on the same data folder doubles nothing. Afterwards the service stays up on what the
demo made, with log-ins of its own, until Ctrl-C; --once ends after the summary.

Examples:
  claimwright demo
  claimwright demo --once --encounters 50 --seed spring --data /tmp/spring --json

Exit codes: 0 the ledger holds; 1 an invariant is broken.`,
    )
    .action(async ({ once, ...demo }: { encounters: number; seed: string; once?: boolean }) => {
      const isDone = await runner.attempt(
        (progress) => services.runDemo(runner.options, demo, progress),
        renderDemo,
        ({ invariants }) => invariants.every(({ breaches }) => breaches.length === 0),
      );
      if (isDone && !once) {
        await runner.runUntilStopped(() => services.serveDemo(runner.options), renderDemoService);
      }
    });
}

/** `import` and `submit`: encounters in, claims out. */
export function addIntake(program: Command, services: CommandServices, runner: CommandRunner): void {
  addImport(program, services, runner);
  addSubmit(program, services, runner);
}

function addImport(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('import')
    .argument(
      '<paths...>',
      'FHIR R4 resources (.json, .ndjson), folders of such files, or the address of a FHIR server',
    )
    .description('turn encounters into claims; what cannot be billed yet is held with a reason')
    .option('--practice <file>', 'settings that supply NPIs, payers and fees; kept for later imports')
    .option('--concept-map <files...>', 'FHIR ConceptMap resources, before the built-in ones', [])
    .option('--from <date>', 'of a server: encounters on or after this day, YYYY-MM-DD', parseDate)
    .option('--to <date>', 'of a server: encounters on or before this day', parseDate)
    .option('--token-file <file>', 'of a server: holds the bearer token that it wants')
    .option('--smart-client <id>', 'of a server: client of SMART backend services')
    .option('--smart-key <file>', "of a server: the client's private key, a JWK or PKCS #8 in PEM")
    .addHelpText(
      'after',
      `
Every encounter of the input is counted once: as claims, held, not billable, or unchanged. A .json
file is a bundle, a resource or a list of them; a .ndjson file has one resource to a line, and those
of a folder may refer to each other. From a server come the encounters and all that they refer to.

Examples:
  claimwright import bundles/ --practice practice.json
  claimwright import visit-1.json visit-2.json --concept-map snomed-to-cpt.json
  claimwright import export/ --practice practice.json
  claimwright import https://fhir.example.org/r4 --from 2026-06-01 --to 2026-06-30 \\
    --smart-client claimwright --smart-key client-key.pem

Exit codes: 0 all was taken in, held encounters included; 1 the import was refused, or a
document holds something that is no resource.`,
    )
    .action((paths: string[], own: ImportOptions) => {
      const input = readImportInput(paths, own);
      return runner.run(
        (progress) => services.importPaths(runner.options, input, progress),
        renderImport,
        ({ issues }) => issues.every(({ severity }) => severity !== 'error'),
      );
    });
}

function addSubmit(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('submit')
    .description('build 837P files of all claims that are ready')
    .option('--out <folder>', 'write the files there; they are kept in the database in any case')
    .addHelpText(
      'after',
      `
Examples:
  claimwright submit --out outbox/
  claimwright submit --json

Exit codes: 0 every ready claim is in a file; 1 claims failed the check of their own bytes and
went to the worklist, or the submission was refused.`,
    )
    .action((own: { out?: string }) =>
      runner.run(
        () => services.submitClaims(runner.options, own.out),
        renderSubmit,
        ({ needsWork }) => needsWork === 0,
      ),
    );
}
