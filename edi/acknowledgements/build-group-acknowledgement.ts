import type { Issue } from '../../schemas/issue.js';
import type { SnipType } from '../../schemas/snip-types.js';
import type { Guide } from '../guides/guide.js';
import { validateAgainstGuide } from '../validate-interchange.js';
import type { FunctionalGroup, TransactionSet } from '../x12/parse-x12.js';
import type { SegmentData } from '../x12/segment.js';
import { buildAcknowledgedSet, type ErrorPolicy, findGroupCode } from './build-acknowledged-set.js';
import { buildAcknowledgement999 } from './build-acknowledgement-999.js';

export interface GroupAcknowledgement {
  /** Between ST and SE of the 999. */
  readonly segments: readonly SegmentData[];
  /** The sets that go on to whoever reads claims. */
  readonly accepted: readonly TransactionSet[];
}

export interface GroupOptions {
  /** The types of test of which the 999 tells: 1, 2 and 4 can be; 1 and 2 when left out. Sums and codes are told by a 277CA. */
  readonly snipTypes?: readonly SnipType[] | undefined;
  readonly policy?: ErrorPolicy | undefined;
  /** Guides of your own, looked at before those that are built in. */
  readonly guides?: readonly Guide[];
  /** What is wrong with the elements of GS and GE (`validateEnvelope`). */
  readonly found?: readonly Issue[];
}

const TOLD: readonly SnipType[] = [1, 2, 4];
const NOT_SUPPORTED = '1';
const REPEATED = '19';
/** By the element of GS that is wrong: control number, version. */
const HEADER_CODES: Readonly<Record<number, string>> = { 6: '6', 8: '2' };

/** AK905 to AK909. */
const GROUP_CODES = /^(?:[1-6]|1\d|2[3-6])$/;

/**
 * What a receiver answers to a group: a set with an error of the envelope or the guide is rejected as a whole, and with
 * a wrong envelope of the group all of them are.
 */
export function buildGroupAcknowledgement(
  { header, sets, trailer, issues }: FunctionalGroup,
  { policy, snipTypes, guides = [], found = [] }: GroupOptions = {},
): GroupAcknowledgement {
  const options = {
    guides,
    ...(snipTypes && { snipTypes: snipTypes.filter((type) => TOLD.includes(type)) }),
  };
  const told = sets.map((set) =>
    buildAcknowledgedSet(set, [...set.issues, ...validateAgainstGuide(set, options, header.element(1))], {
      policy,
      guides,
    }),
  );
  const errorCodes = findGroupErrors([...issues, ...found]);
  const isTaken = errorCodes.length === 0;
  const acknowledgement = {
    groupControlNumber: header.element(6),
    code: isTaken ? findGroupCode(told) : 'R',
    counts: { included: trailer?.element(1) ?? '', received: '', accepted: '' },
    errorCodes,
    sets: told,
  };
  const group = { functionalCode: header.element(1), version: header.element(8) };
  return {
    segments: buildAcknowledgement999(acknowledgement, group),
    accepted: sets.filter((_, index) => isTaken && told[index]!.code !== 'R'),
  };
}

function findGroupErrors(issues: readonly Issue[]): string[] {
  const codes = issues
    .filter(({ severity }) => severity === 'error')
    .map(({ syntaxErrorCode = '', at }) =>
      at.segment === 'GS' && syntaxErrorCode !== REPEATED
        ? (HEADER_CODES[at.element ?? 0] ?? NOT_SUPPORTED)
        : GROUP_CODES.test(syntaxErrorCode)
          ? syntaxErrorCode
          : NOT_SUPPORTED,
    );
  return [...new Set(codes)];
}
