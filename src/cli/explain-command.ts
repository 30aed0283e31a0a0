import type { Command } from 'commander';
import type { ExplainedFile } from '../app/files/explain-file.js';
import type { CommandRunner } from './command-runner.js';
import { renderExplained } from './rendering/render-explained.js';

/** `explain`: what a file says, in words. Needs no database. */
export function addExplain(
  parent: Command,
  words: string,
  explain: (path: string) => Promise<ExplainedFile>,
  runner: CommandRunner,
): void {
  parent
    .command('explain')
    .argument('<file>', 'an X12 file of any kind')
    .description('read claims like a claim form, remittances like an explanation of payment')
    .addHelpText(
      'after',
      `
An 837 is shown claim by claim, an 835 with its three balances, a 271 with its benefits, a 277 with where
each claim stands, acknowledgements and inquiries in words, any other set by the loops of its guide; what is
wrong with the file stands last. Needs no database and applies nothing. Shows patient names as the file has
them.

Examples:
  ${words} claims.837
  ${words} payment.835 --json

Exit codes: 0 the file is right and its amounts agree; 1 it has errors, its amounts do not agree,
or no guide is known for a set of it.`,
    )
    .action((file: string) =>
      runner.run(async () => ({ done: await explain(file) }), renderExplained, isRight),
    );
}

function isRight({ issues, interchanges }: ExplainedFile): boolean {
  const sets = interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets));
  return [...issues, ...sets.flatMap((set) => set.issues)].every(({ severity }) => severity !== 'error');
}
