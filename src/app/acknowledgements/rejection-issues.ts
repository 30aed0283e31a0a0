import type {
  AcknowledgedError,
  AcknowledgedSet,
  Acknowledgement999,
} from '../../../edi/acknowledgements/read-acknowledgement-999.js';
import type { ClaimStatus, ClaimStatusCode } from '../../../schemas/claim-acknowledgement.js';
import { CLAIM_STATUS_CATEGORIES } from '../../../schemas/codes/claim-status-categories.js';
import { CLAIM_STATUS_LABELS, STATUS_ENTITY_LABELS } from '../../../schemas/codes/claim-status-codes.js';
import {
  ELEMENT_ERRORS,
  GROUP_ERRORS,
  SEGMENT_ERRORS,
  SET_ERRORS,
} from '../../../schemas/codes/syntax-errors.js';
import { type Issue, issue, type Place } from '../../../schemas/issue.js';

/** A set may be refused in thousands of places; a person needs the first ones. */
const MOST_ERRORS = 50;

/** Senders put values where codes belong; only what looks like a code is repeated. */
export function codeOf(text: string): string {
  return /^[A-Z0-9]{1,4}$/i.test(text) ? text.toUpperCase() : '?';
}

/**
 * Why a 999 or 997 rejects a set, as issues: AK9, then IK5, IK3 and IK4, placed in our file. Codes and places, never
 * values. Where it gives no reason, an issue says that.
 */
export function listSyntaxErrors(
  acknowledgement: Acknowledgement999,
  set: AcknowledgedSet | undefined,
): Issue[] {
  const ofGroup = acknowledgement.errorCodes.map((code) =>
    issue('acknowledgement.group-rejected', { segment: 'GS' }, labelled(code, GROUP_ERRORS)),
  );
  const ofSet = (set?.errorCodes ?? []).map((code) =>
    issue('acknowledgement.set-rejected', { segment: 'ST' }, labelled(code, SET_ERRORS)),
  );
  const found = [...ofGroup, ...ofSet, ...(set?.errors ?? []).slice(0, MOST_ERRORS).map(readError)];
  if (found.length > 0) return found;
  const isOfSet = set !== undefined && !['', 'A', 'E'].includes(set.code);
  const [element, code] = isOfSet ? ['IK501', set.code] : ['AK901', acknowledgement.code];
  return [issue('acknowledgement.no-reason', {}, { element, code: codeOf(code) })];
}

/** One issue for each code of the statuses of a claim, at its STC in the file that was received. */
export function listStatusErrors(by: string, loop: string, statuses: readonly ClaimStatus[]): Issue[] {
  return statuses.flatMap(({ codes, place: { byteOffset, line } }) =>
    codes.map((code) => {
      const at = { loop, segment: 'STC', byteOffset, line };
      return issue('acknowledgement.claim-rejected', at, { by, ...describe(code) });
    }),
  );
}

function describe({ category, status, entity }: ClaimStatusCode): { codes: string; text: string } {
  const codes = [category, status, ...(entity === undefined ? [] : [entity])].map(codeOf).join(':');
  const parts = [
    CLAIM_STATUS_LABELS.get(status) ?? `status ${codeOf(status)}`,
    ...(entity === undefined ? [] : [STATUS_ENTITY_LABELS.get(entity) ?? `entity ${codeOf(entity)}`]),
  ];
  const label = CLAIM_STATUS_CATEGORIES.get(category)?.label ?? `category ${codeOf(category)}`;
  return { codes, text: `${label}: ${parts.join(', ')}` };
}

function readError(error: AcknowledgedError): Issue {
  const { segment, segmentPosition, loop = '', element, component, repetition, code } = error;
  const position = numberOf(segmentPosition);
  const at: Place = {
    ...(/^[A-Z0-9]{1,6}$/.test(loop) && { loop }),
    ...(/^[A-Z][A-Z0-9]{1,2}$/.test(segment) && { segment }),
    ...(position !== undefined && { segmentPosition: position }),
    ...partOf('element', element),
    ...partOf('component', component),
    ...partOf('repetition', repetition),
  };
  const labels = element === undefined ? SEGMENT_ERRORS : ELEMENT_ERRORS;
  const context = { position: position ?? '?', ...labelled(code, labels) };
  return issue('acknowledgement.segment-rejected', at, context);
}

function labelled(code: string, labels: ReadonlyMap<string, string>): { code: string; text: string } {
  return { code: codeOf(code), text: labels.get(code) ?? 'a code without a text here' };
}

function partOf(part: 'element' | 'component' | 'repetition', text: string | undefined): Place {
  const number = numberOf(text ?? '');
  return number === undefined ? {} : { [part]: number };
}

function numberOf(text: string): number | undefined {
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}
