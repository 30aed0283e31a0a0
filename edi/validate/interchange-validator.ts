import { type Issue, issue } from '../../schemas/issue.js';
import { findGuide } from '../guides/find-guide.js';
import type { Guide } from '../guides/guide.js';
import type { IssueList } from '../x12/issue-list.js';
import { placeOf } from '../x12/place-of.js';
import type { Delimiters, Segment } from '../x12/segment.js';
import type { SetHeader, StreamHandler } from '../x12/stream-handler.js';
import { checkFunctionalCode } from './check-functional-code.js';
import { CodeVerdicts } from './code-verdicts.js';
import { selectedList } from './select-issues.js';
import { SetValidator } from './set-validator.js';
import { checkEnvelopeSegment } from './validate-envelope.js';
import type { ValidateOptions } from './validate-options.js';

/**
 * Validates a file of any size while it is read: the interchanges, their envelopes and the sets against their guides. Memory is
 * that of the open loops and of what is found. Its issues stand in the order in which `validateParsed` gives them; those of the
 * file as a whole are the reader's.
 */
export class InterchangeValidator implements StreamHandler {
  readonly #options: ValidateOptions;
  readonly #issues: IssueList;
  readonly #unchecked = new Map<string, number>();
  #separator = '';
  /** GS01. */
  #functionalCode = '';
  /** Of the ISA and of TA1 segments. */
  #ofHeader: IssueList;
  /** Of GS, GE and IEA. */
  #ofEnvelope: IssueList;
  #ofGroups: IssueList;
  #ofSets: IssueList;
  /** In place of what a guide would say, where none is known. */
  #unguided: readonly Issue[] = [];
  #set: SetHeader | undefined;
  #guide: Guide | undefined;
  /** That the set stands in a group of another kind. */
  #ofGroupKind: readonly Issue[] = [];
  #validator: SetValidator | undefined;

  constructor(options: ValidateOptions = {}) {
    const { codeSets } = options;
    this.#options = codeSets ? { ...options, codeSets: new CodeVerdicts(codeSets) } : options;
    this.#issues = selectedList(options);
    this.#ofHeader = selectedList(options);
    this.#ofEnvelope = selectedList(options);
    this.#ofGroups = selectedList(options);
    this.#ofSets = selectedList(options);
  }

  /** What was found in the interchanges that have ended, of the types that were asked for. */
  get issues(): readonly Issue[] {
    return this.#issues.all;
  }

  /** How many codes of which external sets nobody could judge (type 5): what is not judged has not passed. */
  get unchecked(): ReadonlyMap<string, number> {
    return this.#unchecked;
  }

  startInterchange(header: Segment, { component }: Delimiters): void {
    this.#separator = component;
    this.#ofHeader.addAll(checkEnvelopeSegment(header, component));
  }

  acknowledgement(segment: Segment): void {
    this.#ofHeader.addAll(checkEnvelopeSegment(segment, this.#separator));
  }

  startGroup(header: Segment): void {
    this.#functionalCode = header.element(1);
    this.#checkEnvelope(header);
  }

  startSet(set: SetHeader): void {
    this.#set = set;
    this.#separator = set.delimiters.component;
    const guide = findGuide(set.identifier, set.version, this.#options.guides);
    this.#guide = guide;
    this.#validator = guide && new SetValidator(guide, { ...this.#options, delimiters: set.delimiters });
  }

  segment(segment: Segment, position: number): void {
    if (position === 1 && this.#guide) {
      this.#ofGroupKind = checkFunctionalCode(this.#guide, this.#functionalCode, segment);
    }
    if (this.#validator) this.#validator.add(segment, position);
    else if (position === 1) this.#unguided = [unknownSet(this.#set!, segment)];
  }

  endSet(issues: readonly Issue[]): void {
    const ofGuide = this.#validator?.end() ?? this.#unguided;
    for (const each of [issues, this.#ofGroupKind, ofGuide]) this.#ofSets.addAll(each);
    this.#ofGroupKind = [];
    this.#unguided = [];
    for (const [set, count] of this.#validator?.unchecked ?? []) {
      this.#unchecked.set(set, (this.#unchecked.get(set) ?? 0) + count);
    }
    this.#validator = undefined;
  }

  endGroup(issues: readonly Issue[], trailer?: Segment): void {
    if (trailer) this.#checkEnvelope(trailer);
    this.#ofGroups.addAll(issues);
    this.#ofGroups.addAll(this.#ofSets.all);
    this.#ofSets = selectedList(this.#options);
  }

  endInterchange(issues: readonly Issue[], trailer?: Segment): void {
    if (trailer) this.#checkEnvelope(trailer);
    this.#issues.addAll(issues);
    for (const { all } of [this.#ofHeader, this.#ofEnvelope, this.#ofGroups]) this.#issues.addAll(all);
    this.#ofHeader = selectedList(this.#options);
    this.#ofEnvelope = selectedList(this.#options);
    this.#ofGroups = selectedList(this.#options);
  }

  #checkEnvelope(segment: Segment): void {
    this.#ofEnvelope.addAll(checkEnvelopeSegment(segment, this.#separator));
  }
}

/** Nothing in the set is judged. */
export function unknownSet(
  { identifier, version }: Pick<SetHeader, 'identifier' | 'version'>,
  at?: Segment,
): Issue {
  const context = { set: identifier, version };
  return issue('guide.unknown-set', at ? placeOf(at) : {}, context);
}
