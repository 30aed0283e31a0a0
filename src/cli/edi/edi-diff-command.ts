import type { Command } from 'commander';
import { type Difference, renderDifference } from '../../../edi/difference/difference.js';
import { findFileDifferences } from '../../../edi/difference/find-file-differences.js';
import type { Issue } from '../../../schemas/issue.js';
import { done } from '../../../schemas/outcome.js';
import { renderIssues } from '../rendering/render-results.js';
import type { EdiContext } from './edi-context.js';
import type { EdiFiles } from './edi-port.js';

interface Compared {
  readonly differences: readonly (Difference & { readonly text: string })[];
  readonly issues: readonly Issue[];
}

/** `edi diff`: what changed between two claims or remittances. */
export function addEdiDiff(edi: Command, files: EdiFiles, { runner }: EdiContext): void {
  edi
    .command('diff')
    .argument('<first-file>', 'an 837 or 835; - for standard input')
    .argument('<second-file>', 'another one of the same kind')
    .description('tell in words what changed between two files of claims or remittances')
    .addHelpText(
      'after',
      `
Claims are matched by patient control number, payments by trace number, lines by line control number,
whatever their order. Envelopes, batch headers and delimiters are not compared. Shows values as the
files have them.

Examples:
  claimwright edi diff sent.837 corrected.837
  claimwright edi diff original.835 reissued.835 --json

Exit codes: 0 nothing changed; 1 something changed, or could not be compared.`,
    )
    .action((first: string, second: string) =>
      runner.run(
        async () => {
          const found = findFileDifferences(await files.read(first), await files.read(second));
          const told = found.differences.map((each) => ({ ...each, text: renderDifference(each) }));
          return done({ differences: told, issues: found.issues });
        },
        renderCompared,
        ({ differences, issues }) => differences.length + issues.length === 0,
      ),
    );
}

function renderCompared({ differences, issues }: Compared): string {
  const lines = differences.map(({ text }) => text);
  if (issues.length > 0) lines.push(`Not compared:\n${renderIssues(issues)}`);
  return lines.length === 0 ? 'Nothing changed.' : lines.join('\n');
}
