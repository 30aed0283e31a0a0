import type { Issue } from '../../schemas/issue.js';
import type { Interchange } from '../x12/parse-x12.js';
import type { InterchangeAcknowledgement } from './interchange-acknowledgement.js';

const NO_ERROR = '000';
/** TA105: content that belongs to none of the other notes. */
const INVALID_CONTENT = '024';

/**
 * The TA1 for an interchange: rejected with the note of its first error in the file, accepted with errors for a warning
 * that has a note, as a control number that came before, else accepted. Beside its own issues come those of the elements
 * of its ISA and IEA (`validateEnvelope`), and those found by whoever knows the partner: a receiver that is not known
 * is 009.
 */
export function buildInterchangeAcknowledgement(
  interchange: Interchange,
  found: readonly Issue[] = [],
): InterchangeAcknowledgement {
  const { header } = interchange;
  const issues = [...interchange.issues, ...found].sort(inFile);
  const error = issues.find(({ severity }) => severity === 'error');
  const warning = issues.find(
    ({ severity, ...each }) => severity === 'warning' && noteOf(each) !== undefined,
  );
  const told = error ?? warning;
  return {
    interchangeControlNumber: header.element(13),
    date: header.element(9),
    time: header.element(10),
    code: error ? 'R' : warning ? 'E' : 'A',
    noteCode: told === undefined ? NO_ERROR : (noteOf(told) ?? INVALID_CONTENT),
  };
}

/** The order of the places; a fault of the whole, as a second ISA, stands where it was seen. */
function inFile(one: Issue, other: Issue): number {
  return (one.at.byteOffset ?? 0) - (other.at.byteOffset ?? 0);
}

/** Codes of three digits are those of a TA1, shorter ones those of a 999. */
function noteOf({ syntaxErrorCode = '' }: Pick<Issue, 'syntaxErrorCode'>): string | undefined {
  return /^\d{3}$/.test(syntaxErrorCode) ? syntaxErrorCode : undefined;
}
