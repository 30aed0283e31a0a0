import type { Issue } from '../schemas/issue.js';
import { findGuide } from './guides/find-guide.js';
import { checkFunctionalCode } from './validate/check-functional-code.js';
import { InterchangeValidator, unknownSet } from './validate/interchange-validator.js';
import { selectIssues } from './validate/select-issues.js';
import { SetValidator } from './validate/set-validator.js';
import { validateEnvelope } from './validate/validate-envelope.js';
import type { ValidateOptions } from './validate/validate-options.js';
import type { Interchange, TransactionSet } from './x12/parse-x12.js';
import { X12Reader } from './x12/x12-reader.js';

export interface ValidatedFile {
  readonly issues: readonly Issue[];
  /** How many codes of which external sets nobody could judge (type 5): what is not judged has not passed. */
  readonly unchecked: ReadonlyMap<string, number>;
}

/** Everything wrong with a file: envelope, segments and sets against their guides; by default types 1 and 2. */
export function validateInterchange(bytes: Uint8Array, options: ValidateOptions = {}): Issue[] {
  return [...validateFile(bytes, options).issues];
}

/** As `validateInterchange`, with what could not be judged. */
export function validateFile(bytes: Uint8Array, options: ValidateOptions = {}): ValidatedFile {
  const validator = new InterchangeValidator(options);
  const reader = new X12Reader(validator);
  reader.push(bytes);
  reader.end();
  const issues = selectIssues(reader.issues, options.snipTypes).concat(validator.issues);
  return { issues, unchecked: validator.unchecked };
}

/** What a parsed interchange has wrong in itself, in its envelope, and against the guides of its sets. */
export function validateParsed(interchange: Interchange, options: ValidateOptions = {}): Issue[] {
  const groups = interchange.groups.flatMap((group) => [
    ...group.issues,
    ...group.sets.flatMap((set) => [
      ...set.issues,
      ...validateAgainstGuide(set, options, group.header.element(1)),
    ]),
  ]);
  const found = [...interchange.issues, ...validateEnvelope(interchange), ...groups];
  return selectIssues(found, options.snipTypes);
}

/** What the guide of a set says against it and against its GS01; an error when no guide is known for it. */
export function validateAgainstGuide(
  set: TransactionSet,
  options: ValidateOptions = {},
  functionalCode?: string,
): readonly Issue[] {
  const { delimiters, segments } = set;
  const guide = findGuide(set.identifier, set.version, options.guides);
  if (!guide) return [unknownSet(set, segments[0])];
  const validator = new SetValidator(guide, { ...options, delimiters });
  segments.forEach((segment, index) => {
    validator.add(segment, index + 1);
  });
  return [...checkFunctionalCode(guide, functionalCode, segments[0]), ...validator.end()];
}
