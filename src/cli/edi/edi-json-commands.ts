import type { Command } from 'commander';
import { buildDocument } from '../../../edi/json/build-document.js';
import { parseDocument } from '../../../edi/json/read-document.js';
import { type FileNouns, readNouns } from '../../../edi/json/read-nouns.js';
import { renderDocument } from '../../../edi/json/render-document.js';
import type { X12Document } from '../../../edi/json/x12-document.js';
import type { Outcome } from '../../../schemas/outcome.js';
import { renderJson } from '../rendering/render-json.js';
import { writeResult } from '../write-result.js';
import type { EdiContext } from './edi-context.js';
import type { EdiFiles } from './edi-port.js';

/** `edi to-json`. */
export function addEdiToJson(edi: Command, files: EdiFiles, { runner }: EdiContext): void {
  edi
    .command('to-json')
    .argument('<file>', 'an X12 file; - for standard input')
    .description('print a file as JSON, from which from-json writes the same bytes again')
    .option('--nouns', 'claims, remittances and acknowledgements instead of segments')
    .addHelpText(
      'after',
      `
One line for each segment; composites and repetitions as lists; line breaks, odd terminators and other
encodings beside the segments that have them. --nouns gives what the sets mean, amounts as decimal
strings; from it no bytes can be written. Shows patients as the file has them.

Examples:
  claimwright edi to-json payment.835 > payment.json
  claimwright edi to-json payment.835 --nouns

Exit codes: 0 done; 1 the file could not be read to its end, or --nouns left something out.`,
    )
    .action(async (path: string, { nouns }: { nouns?: boolean }) => {
      const bytes = await files.read(path);
      if (nouns) await runner.run(async () => ({ done: readNouns(bytes) }), renderJson, isWhole);
      else await runner.run<X12Document>(async () => buildDocument(bytes), renderDocument);
    });
}

function isWhole({ sets, issues }: FileNouns): boolean {
  return [...issues, ...sets.flatMap((set) => set.issues)].every(({ severity }) => severity !== 'error');
}

/** `edi from-json`. */
export function addEdiFromJson(edi: Command, files: EdiFiles, context: EdiContext): void {
  edi
    .command('from-json')
    .argument('<file>', 'JSON of to-json; - for standard input')
    .description('write the X12 file that JSON describes')
    .option('--out <file>', 'where to write it; - for standard output', '-')
    .option('--force', 'replace a file that is there')
    .addHelpText(
      'after',
      `
Counts and control numbers are written as they stand: edi check tells whether they are right.

Examples:
  claimwright edi from-json payment.json --out payment.835
  claimwright edi to-json a.835 | claimwright edi from-json - | cmp - a.835

Exit codes: 0 written; 1 the JSON is none of to-json, and each place and reason is told; 2 the file to
write is there already.`,
    )
    .action(async (path: string, { out, force }: { out: string; force?: boolean }) => {
      const text = Buffer.from(await files.read(path)).toString('utf8');
      const read: Outcome<Uint8Array> = parseDocument(text);
      await writeResult(context, files, read, { out, force: force === true, told: [] });
    });
}
