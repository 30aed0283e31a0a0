import { type Command, InvalidArgumentError, Option } from 'commander';
import { buildFileAcknowledgement } from '../../../edi/acknowledgements/build-file-acknowledgement.js';
import { combineCodeSets } from '../../../edi/code-sets/combine-code-sets.js';
import { BUILT_IN_CODE_SETS } from '../../../edi/validate/built-in-code-sets.js';
import type { CodeSets } from '../../../edi/validate/code-sets.js';
import { InterchangeValidator } from '../../../edi/validate/interchange-validator.js';
import { selectIssues } from '../../../edi/validate/select-issues.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { X12Reader } from '../../../edi/x12/x12-reader.js';
import type { Issue } from '../../../schemas/issue.js';
import type { Outcome } from '../../../schemas/outcome.js';
import { SNIP_TYPES, type SnipType, snipTypeOf } from '../../../schemas/snip-types.js';
import { UsageError } from '../command-port.js';
import { fileOrder } from '../file-order.js';
import { parseCount } from '../option-values.js';
import { type CheckedFile, renderChecked, type TypedIssue } from '../rendering/render-checked.js';
import type { EdiContext } from './edi-context.js';
import type { EdiFiles } from './edi-port.js';

interface CheckOptions {
  readonly snip?: readonly SnipType[];
  /** A folder of official files. */
  readonly codes?: string;
  readonly 999?: string;
  readonly controlNumber: number;
  readonly force?: boolean;
}

/** Official examples hold identifiers made up for them, which no code set has: type 5 is for files that are sent. */
const DEFAULT_TYPES: readonly SnipType[] = [1, 2, 3, 4];

/** `edi check`: what is wrong with files, and the answer that their sender gets. */
export function addEdiCheck(edi: Command, files: EdiFiles, { runner }: EdiContext): void {
  edi
    .command('check')
    .argument('<files...>', 'X12 files of any kind; - for standard input')
    .description('tell what is wrong: envelope, guide, balances, situations, codes')
    .addOption(
      new Option(
        '--snip <types>',
        'only these types of test, such as 1,2,3 (default: 1 to 4, and 5 with --codes)',
      ).argParser(parseSnipTypes),
    )
    .option('--codes <folder>', 'official files of codes: ICD-10, HCPCS, places of service, MS-DRG')
    .option('--999 <file>', 'write the acknowledgement of the file: TA1 and 999')
    .option('--control-number <number>', 'ISA13 of the acknowledgement', parseCount, 1)
    .option('--force', 'replace an acknowledgement that is there')
    .addHelpText(
      'after',
      `
One line for each issue in the order of the file: severity, SNIP type, place, sentence. Values of elements
are never shown. Files are read as a stream, so that their size does not matter. Types: 1 syntax, 2 guide,
3 balances, 4 situations, 5 code sets; codes of sets that are not here (as those of procedures) are counted
and not judged. The acknowledgement tells of types 1, 2 and 4; a TA1 is in it where the file asks for one or is
refused.

Examples:
  claimwright edi check inbox/*.835
  claimwright edi check claims.837 --snip 1,2 --json
  claimwright edi check claims.837 --codes codes/
  claimwright edi check claims.837 --999 answer.999 --control-number 417

Exit codes: 0 no errors, perhaps warnings; 1 errors, or a file that gets no acknowledgement; 2 a file is
not there, or the acknowledgement is there already.`,
    )
    .action((paths: string[], options: CheckOptions) =>
      runner.run(() => checkAll(files, paths, options), renderChecked, isRight),
    );
}

async function checkAll(
  files: EdiFiles,
  paths: readonly string[],
  options: CheckOptions,
): Promise<Outcome<CheckedFile[]>> {
  const official = options.codes === undefined ? undefined : await files.readCodeSets(options.codes);
  if (official && 'refused' in official) return official;
  const codeSets = official
    ? combineCodeSets(official.done.codeSets, BUILT_IN_CODE_SETS)
    : BUILT_IN_CODE_SETS;
  const snipTypes = options.snip ?? (official ? SNIP_TYPES : DEFAULT_TYPES);
  const acknowledgement = options[999];
  if (acknowledgement === undefined) {
    const checked: CheckedFile[] = [];
    for (const file of paths) {
      checked.push({ file, ...(await check(files.readChunks(file), snipTypes, codeSets)) });
    }
    return { done: checked };
  }
  const [file, ...more] = paths as [string];
  if (more.length > 0) throw new UsageError('--999 answers one file; several are named');
  const bytes = await files.read(file);
  const found = await check([bytes], snipTypes, codeSets);
  const written = buildFileAcknowledgement(parseX12(bytes), {
    ...answerEnvelope(files.now(), options.controlNumber),
    snipTypes,
  });
  if ('refused' in written) {
    const issues = [...found.issues, ...written.refused.issues.map(withType)];
    return { done: [{ file, ...found, issues }] };
  }
  await files.write([{ path: acknowledgement, bytes: written.done }], options.force === true);
  return { done: [{ file, ...found, acknowledgement }] };
}

async function check(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  snipTypes: readonly SnipType[],
  codeSets: CodeSets,
): Promise<Pick<CheckedFile, 'issues' | 'unchecked'>> {
  const validator = new InterchangeValidator({ snipTypes, codeSets });
  const reader = new X12Reader(validator);
  for await (const chunk of chunks) reader.push(chunk);
  reader.end();
  const issues = [...selectIssues(reader.issues, snipTypes), ...validator.issues];
  return { issues: fileOrder(issues).map(withType), unchecked: Object.fromEntries(validator.unchecked) };
}

function withType(found: Issue): TypedIssue {
  const snipType = snipTypeOf(found);
  return snipType === undefined ? found : { ...found, snipType };
}

/** In universal time, as `20260115T0930`. */
function answerEnvelope(now: Date, controlNumber: number) {
  const [date, time] = now.toISOString().split('T') as [string, string];
  return { controlNumber, date: date.replaceAll('-', ''), time: time.slice(0, 5).replace(':', '') };
}

function isRight(checked: readonly CheckedFile[]): boolean {
  return checked.every(({ issues }) => issues.every(({ severity }) => severity !== 'error'));
}

function parseSnipTypes(text: string): SnipType[] {
  const types = text.split(',').map((word) => SNIP_TYPES.find((type) => String(type) === word));
  if (types.some((type) => type === undefined)) {
    throw new InvalidArgumentError('Numbers from 1 to 5 with commas between them are wanted.');
  }
  return types as SnipType[];
}
