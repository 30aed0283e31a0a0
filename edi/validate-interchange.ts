import { type Issue, issue } from '../schemas/issue.js';
import { findGuide } from './guides/find-guide.js';
import { validateEnvelope } from './validate/validate-envelope.js';
import { validateSet } from './validate/validate-set.js';
import { type Interchange, parseX12, type TransactionSet } from './x12/parse-x12.js';
import { placeOf } from './x12/place-of.js';

/** Everything wrong with a file: envelope, segments and sets against their guides. */
export function validateInterchange(bytes: Uint8Array): Issue[] {
  const file = parseX12(bytes);
  return [...file.issues, ...file.interchanges.flatMap(validateParsed)];
}

/** What a parsed interchange has wrong in itself, in its envelope, and against the guides of its sets. */
export function validateParsed(interchange: Interchange): Issue[] {
  const groups = interchange.groups.flatMap((group) => [
    ...group.issues,
    ...group.sets.flatMap((set) => [...set.issues, ...validateAgainstGuide(set)]),
  ]);
  return [...interchange.issues, ...validateEnvelope(interchange), ...groups];
}

/** What the guide of a set says against it; an error when no guide is known for it. */
export function validateAgainstGuide(set: TransactionSet): readonly Issue[] {
  const guide = findGuide(set.identifier, set.version);
  if (guide) return validateSet(set, guide).issues;
  return [
    issue('guide.unknown-set', set.segments[0] ? placeOf(set.segments[0]) : {}, {
      set: set.identifier,
      version: set.version,
    }),
  ];
}
