import type { Command } from 'commander';
import { explainFile } from '../../app/files/explain-file.js';
import { addExplain } from '../explain-command.js';
import { addEdiCheck } from './edi-check-command.js';
import type { EdiContext } from './edi-context.js';
import { addEdiDiff } from './edi-diff-command.js';
import { addEdiFromJson, addEdiToJson } from './edi-json-commands.js';
import type { EdiFiles } from './edi-port.js';
import { addEdiQuery } from './edi-query-command.js';
import { addEdiRedact } from './edi-redact-command.js';
import { addEdiSplit } from './edi-split-command.js';

/** `edi`: X12 files by themselves, without a database. */
export function addEdi(program: Command, files: EdiFiles, context: EdiContext): void {
  const edi = program
    .command('edi')
    .description('X12 files by themselves: check, explain, to-json, from-json, split, diff, query, redact')
    .addHelpText(
      'after',
      `
None of these commands needs a database. A file named - is standard input. What a file says of patients
is shown by explain, to-json, diff and query, and by no other.

Examples:
  claimwright edi check inbox/*.835
  claimwright edi check claims.837 --999 answer.999
  claimwright edi split claims.837 --by claim --out claims/
  claimwright edi redact payment.835 --out sample.835

Exit codes: 0 done; 1 the help of each command says.`,
    );
  addEdiCheck(edi, files, context);
  addExplain(
    edi,
    'claimwright edi explain',
    async (path) => explainFile(await files.read(path)),
    context.runner,
  );
  addEdiToJson(edi, files, context);
  addEdiFromJson(edi, files, context);
  addEdiSplit(edi, files, context);
  addEdiDiff(edi, files, context);
  addEdiQuery(edi, files, context);
  addEdiRedact(edi, files, context);
}
