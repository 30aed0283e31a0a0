import {
  type InterchangeAcknowledgement,
  readTa1,
} from '../../../edi/acknowledgements/interchange-acknowledgement.js';
import { validateParsed } from '../../../edi/validate-interchange.js';
import {
  type FunctionalGroup,
  type Interchange,
  parseX12,
  type TransactionSet,
} from '../../../edi/x12/parse-x12.js';
import { placeOf } from '../../../edi/x12/place-of.js';
import type { Issue, Place } from '../../../schemas/issue.js';
import { type ExplainedContent, explainSet } from './explain-set.js';

/** What the guide says of an element that is no amount of dollars and cents. */
const NO_AMOUNT: readonly string[] = ['guide.bad-number', 'guide.fraction-of-cent'];

/** What a file says, level by level, and everything that can be said against it. */
export interface ExplainedFile {
  readonly interchanges: readonly ExplainedInterchange[];
  /** What envelope and guides say against the file; what reading a set says is with the set. */
  readonly issues: readonly Issue[];
}

/** ISA: who sends to whom. */
export interface ExplainedInterchange {
  readonly sender: { readonly qualifier: string; readonly identifier: string };
  readonly receiver: { readonly qualifier: string; readonly identifier: string };
  /** ISA09 as YYMMDD and ISA10 as HHMM. */
  readonly date: string;
  readonly time: string;
  readonly version: string;
  readonly controlNumber: string;
  /** ISA15: P production, T test. */
  readonly usageIndicator: string;
  /** TA1: what the sender says of interchanges that it received. */
  readonly acknowledgements: readonly InterchangeAcknowledgement[];
  readonly groups: readonly ExplainedGroup[];
}

/** GS. */
export interface ExplainedGroup {
  readonly functionalCode: string;
  readonly senderCode: string;
  readonly receiverCode: string;
  readonly date: string;
  readonly time: string;
  readonly controlNumber: string;
  readonly version: string;
  readonly sets: readonly ExplainedSet[];
}

/** ST, what the set says, and what was found while reading it. */
export interface ExplainedSet {
  readonly identifier: string;
  readonly controlNumber: string;
  readonly version: string;
  readonly segmentCount: number;
  /** Where its ST stands. */
  readonly at: Place;
  readonly content: ExplainedContent;
  readonly issues: readonly Issue[];
}

/** What a file says, without a database and without applying anything. Whatever the bytes are, it gives an answer. */
export function explainFile(bytes: Uint8Array): ExplainedFile {
  const file = parseX12(bytes);
  const interchanges = file.interchanges.map(explainInterchange);
  const explained = interchanges.flatMap(({ groups }) => groups.flatMap(({ sets }) => sets));
  const offsets = new Set(
    explained.flatMap(({ content, at }) => (content.kind === 'other' ? [] : (at.byteOffset ?? []))),
  );
  const issues = [...file.issues, ...file.interchanges.flatMap((each) => validateParsed(each))];
  return {
    interchanges: interchanges.map((each) => tellOnce(each, issues)),
    issues: issues.map((found) => weigh(found, offsets)),
  };
}

/** An amount that is none breaks the guide and cannot be read either: one fault, which the guide has told at its element. */
function tellOnce(interchange: ExplainedInterchange, told: readonly Issue[]): ExplainedInterchange {
  const places = new Set(told.filter(({ code }) => NO_AMOUNT.includes(code)).map(elementOf));
  if (places.size === 0) return interchange;
  const isNew = (found: Issue) => found.code !== 'edi.bad-amount' || !places.has(elementOf(found));
  const groups = interchange.groups.map((group) => ({
    ...group,
    sets: group.sets.map((set) => ({ ...set, issues: set.issues.filter(isNew) })),
  }));
  return { ...interchange, groups };
}

function elementOf({ at }: Issue): string {
  return `${at.byteOffset} ${at.element}`;
}

/** That no guide is known is an error only where the set could not be explained either. */
function weigh(found: Issue, explained: ReadonlySet<number>): Issue {
  const isExplained = found.at.byteOffset !== undefined && explained.has(found.at.byteOffset);
  return found.code === 'guide.unknown-set' && isExplained ? { ...found, severity: 'warning' } : found;
}

function explainInterchange({ header, acknowledgements, groups }: Interchange): ExplainedInterchange {
  const text = (position: number) => header.element(position).trim();
  return {
    sender: { qualifier: text(5), identifier: text(6) },
    receiver: { qualifier: text(7), identifier: text(8) },
    date: text(9),
    time: text(10),
    version: text(12),
    controlNumber: text(13),
    usageIndicator: text(15),
    acknowledgements: acknowledgements.map(readTa1),
    groups: groups.map(explainGroup),
  };
}

function explainGroup({ header, sets }: FunctionalGroup): ExplainedGroup {
  return {
    functionalCode: header.element(1),
    senderCode: header.element(2),
    receiverCode: header.element(3),
    date: header.element(4),
    time: header.element(5),
    controlNumber: header.element(6),
    version: header.element(8),
    sets: sets.map(explainOne),
  };
}

function explainOne(set: TransactionSet): ExplainedSet {
  const { identifier, controlNumber, version, segments } = set;
  const { content, issues } = explainSet(set);
  const at = segments[0] ? placeOf(segments[0]) : {};
  return { identifier, controlNumber, version, segmentCount: segments.length, at, content, issues };
}
