import type { Command } from 'commander';
import { queryFile } from '../../app/files/query-file.js';
import type { EdiContext } from './edi-context.js';
import type { EdiFiles } from './edi-port.js';

/** `edi query`: elements by the query language of node-x12. */
export function addEdiQuery(edi: Command, files: EdiFiles, { runner }: EdiContext): void {
  edi
    .command('query')
    .argument('<file>', 'an X12 file without errors in its envelope; - for standard input')
    .argument('<query>', 'what to look for, in the language of node-x12')
    .description('print the elements that a query finds, one on each line')
    .addHelpText(
      'after',
      `
CLP04 is an element; REF02:REF01["6R"] one with a qualifier; CLP-SVC-DTM02 one behind segments;
HL+20+22-NM103 one below levels; FOREACH(SVC)=>REF02 one for each. Each interchange is asked alone, and
only where node-x12 reads every segment as it stands. --json says where each value stands. Shows values
as the file has them.

Examples:
  claimwright edi query payment.835 CLP04
  claimwright edi query payment.835 'REF02:REF01["6R"]' --json

Exit codes: 0 something was found; 1 nothing was found, or the file or the query is refused.`,
    )
    .action((path: string, query: string) =>
      runner.run(
        async () => queryFile(await files.read(path), query),
        (values) => values.map(({ value }) => value).join('\n'),
        (values) => values.length > 0,
      ),
    );
}
