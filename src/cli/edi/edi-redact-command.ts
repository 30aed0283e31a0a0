import { createHmac, randomBytes } from 'node:crypto';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { redactFile } from '../../../edi/redaction/redact-file.js';
import { parseName } from '../option-values.js';
import { renderCount } from '../rendering/table.js';
import { writeResult } from '../write-result.js';
import type { EdiContext } from './edi-context.js';
import type { EdiFiles } from './edi-port.js';

interface RedactCommandOptions {
  readonly seed?: string;
  readonly seedFile?: string;
  readonly shiftDates: number;
  readonly out: string;
  readonly force?: boolean;
}

/** `edi redact`: a file that can be shown. */
export function addEdiRedact(edi: Command, files: EdiFiles, context: EdiContext): void {
  edi
    .command('redact')
    .argument('<file>', 'an X12 file; - for standard input')
    .description('write the same file without patient data: same structure, lengths, codes and amounts')
    .addOption(new Option('--seed <name>', 'the same seed gives the same replacements').argParser(parseName))
    .addOption(
      new Option('--seed-file <file>', 'the seed from a file, so that nobody else sees it').conflicts('seed'),
    )
    .option('--shift-dates <days>', 'move all dates by so many days', parseDays, 0)
    .option('--out <file>', 'where to write it; - for standard output', '-')
    .option('--force', 'replace a file that is there')
    .addHelpText(
      'after',
      `
Names, addresses, identifiers and control numbers of patients and claims, group and account numbers, traces
and free text are replaced by others of the same length and form, the same by the same; births and deaths
move. Payers, providers, codes and amounts stay, so that the file is as valid as before. Segments and
elements that are not known are replaced as a whole. Dates of service stay unless they are moved, and can
tell who somebody is together with other knowledge. Without a seed every run has a new one; whoever knows a
seed can find out what was replaced by trying.

Examples:
  claimwright edi redact payment.835 --out sample.835
  claimwright edi redact claims.837 --seed-file seed.txt --shift-dates -400 --out sample.837

Exit codes: 0 written; 1 the file could not be read to its end, and nothing is written; 2 the file to
write is there already.`,
    )
    .action(async (path: string, options: RedactCommandOptions) => {
      const { shiftDates: shiftDays, out } = options;
      const key = await readKey(files, options);
      const digest = (text: string) => createHmac('sha256', key).update(text).digest();
      const redacted = redactFile(await files.read(path), { digest, shiftDays });
      if ('refused' in redacted) {
        await writeResult(context, files, redacted, { out, force: false, told: [] });
        return;
      }
      const { bytes, replaced, unknownSegments } = redacted.done;
      const told = [
        `${renderCount(replaced, 'element')} replaced or moved`,
        ...(unknownSegments > 0
          ? [`${renderCount(unknownSegments, 'segment')} not known and replaced whole`]
          : []),
      ];
      await writeResult(context, files, { done: bytes }, { out, force: options.force === true, told });
    });
}

async function readKey(files: EdiFiles, { seed, seedFile }: RedactCommandOptions): Promise<Uint8Array> {
  if (seed !== undefined) return Buffer.from(seed);
  return seedFile === undefined ? randomBytes(32) : files.read(seedFile);
}

function parseDays(text: string): number {
  if (!/^-?\d{1,5}$/.test(text)) throw new InvalidArgumentError('A whole number of days is wanted, as -400.');
  return Number(text);
}
