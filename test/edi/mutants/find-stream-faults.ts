import { buildFileAcknowledgement } from '../../../edi/acknowledgements/build-file-acknowledgement.js';
import { BUILT_IN_CODE_SETS } from '../../../edi/validate/built-in-code-sets.js';
import { InterchangeValidator } from '../../../edi/validate/interchange-validator.js';
import type { ValidateOptions } from '../../../edi/validate/validate-options.js';
import { validateParsed } from '../../../edi/validate-interchange.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { X12Reader } from '../../../edi/x12/x12-reader.js';
import { type Issue, renderIssue } from '../../../schemas/issue.js';
import { SNIP_TYPES } from '../../../schemas/snip-types.js';
import { CANARY } from './oracle.js';
import type { SeededRandom } from './random.js';

const ALL: ValidateOptions = { snipTypes: SNIP_TYPES, codeSets: BUILT_IN_CODE_SETS };
const ANSWER = { date: '20260120', time: '0930', controlNumber: 900, ta1: 'always' } as const;

/**
 * What must hold for the guides and for any bytes: types 1 to 5 find the same in a file that comes in pieces and in one that was
 * parsed, tell no value of it, and it has an answer.
 */
export function findStreamFaults(bytes: Uint8Array, random: SeededRandom): string[] {
  try {
    const streamed = validateInPieces(bytes, random);
    const file = parseX12(bytes);
    const parsed = file.interchanges.flatMap((interchange) => validateParsed(interchange, ALL));
    return [
      ...(isSame(streamed, parsed)
        ? []
        : [`finds another thing in pieces: ${findDifference(streamed, parsed)}`]),
      ...streamed.filter(tellsValue).map(({ code }) => `tells what stands in the file: ${code}`),
      ...findAnswerFaults(buildFileAcknowledgement(file, ANSWER)),
    ];
  } catch (thrown) {
    return [`throws ${String(thrown).slice(0, 200)}`];
  }
}

function validateInPieces(bytes: Uint8Array, random: SeededRandom): readonly Issue[] {
  const validator = new InterchangeValidator(ALL);
  const reader = new X12Reader(validator);
  for (let at = 0; at < bytes.length; ) {
    const next = at + 1 + random.below(300);
    reader.push(bytes.subarray(at, next));
    at = next;
  }
  reader.end();
  return validator.issues;
}

function isSame(one: readonly Issue[], other: readonly Issue[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function findDifference(streamed: readonly Issue[], parsed: readonly Issue[]): string {
  const at = streamed.findIndex((found, index) => !isSame([found], [parsed[index]!]));
  const index = at < 0 ? streamed.length : at;
  return `${JSON.stringify(streamed[index])} / ${JSON.stringify(parsed[index])}`;
}

function tellsValue(found: Issue): boolean {
  return renderIssue(found).includes(CANARY);
}

/** An answer repeats identifiers and control numbers of the envelope, and nothing of what stands in the sets. */
function findAnswerFaults(answer: ReturnType<typeof buildFileAcknowledgement>): string[] {
  if ('refused' in answer) {
    return answer.refused.issues.length > 0 ? [] : ['refuses its answer without a reason'];
  }
  return Buffer.from(answer.done).includes(CANARY) ? ['answers with what stands in the file'] : [];
}
