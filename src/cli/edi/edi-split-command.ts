import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { divideFile } from '../../../edi/division/divide-file.js';
import { namePieces } from '../../../edi/division/name-pieces.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import { renderCount } from '../rendering/table.js';
import type { EdiContext } from './edi-context.js';
import type { EdiFiles } from './edi-port.js';

interface SplitOptions {
  readonly by: 'set' | 'claim';
  readonly out: string;
  readonly numberFrom?: number;
  readonly force?: boolean;
}

interface WrittenPiece {
  readonly path: string;
  readonly interchangeControlNumber: string;
  readonly groupControlNumber?: string;
  readonly setControlNumber?: string;
  readonly claim?: number;
}

/** `edi split`: interchanges of one set or one claim. */
export function addEdiSplit(edi: Command, files: EdiFiles, { runner }: EdiContext): void {
  edi
    .command('split')
    .argument('<file>', 'an X12 file; - for standard input')
    .description('divide a file into interchanges of one set each, or of one claim each')
    .addOption(
      new Option('--by <part>', 'what each file is to hold').choices(['set', 'claim']).default('set'),
    )
    .requiredOption('--out <folder>', 'where the files are written')
    .option('--number-from <number>', 'ISA13 of the first file, the others counting on', parseControlNumber)
    .option('--force', 'replace files that are there')
    .addHelpText(
      'after',
      `
The files are named by control numbers: ISA13-GS06-ST02.edi, with the place of the claim behind. They
keep the numbers of their source, so that an acknowledgement finds it; to be sent on they need numbers
of their own, which --number-from gives. A claim of an 837 keeps the levels above it, renumbered. An 835
is divided by set only: its payment and its provider adjustments balance over all claims at once.

Examples:
  claimwright edi split day.835 --out sets/
  claimwright edi split claims.837 --by claim --out claims/ --number-from 5000

Exit codes: 0 written; 1 refused, as for an envelope with errors, and nothing is written; 2 a file is
there already.`,
    )
    .action((path: string, options: SplitOptions) =>
      runner.run(
        async () => writePieces(files, await files.read(path), options),
        (written) =>
          [...written.map((each) => each.path), `${renderCount(written.length, 'file')} written`].join('\n'),
      ),
    );
}

async function writePieces(
  files: EdiFiles,
  bytes: Uint8Array,
  { by, out, numberFrom, force }: SplitOptions,
): Promise<Outcome<WrittenPiece[]>> {
  const number = numberFrom === undefined ? {} : { firstControlNumber: numberFrom };
  const divided = divideFile(bytes, { by, ...number });
  if ('refused' in divided) return divided;
  const names = namePieces(divided.done);
  const written = divided.done.map(({ bytes: content, ...piece }, index) => ({
    content,
    piece: { path: join(out, names[index]!), ...piece },
  }));
  await files.write(
    written.map(({ content, piece }) => ({ path: piece.path, bytes: content })),
    force === true,
  );
  return done(written.map(({ piece }) => piece));
}

function parseControlNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0) {
    throw new InvalidArgumentError('A whole number from 1 to 999999999 is wanted.');
  }
  return Number(text);
}
