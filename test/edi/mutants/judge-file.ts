import { readAcknowledgement999 } from '../../../edi/acknowledgements/read-acknowledgement-999.js';
import { readClaimAcknowledgement277 } from '../../../edi/acknowledgements/read-claim-acknowledgement-277.js';
import { readClaimBatch } from '../../../edi/claim-837/read-claim-batch.js';
import { readClaimStatusInquiry } from '../../../edi/claim-status/read-claim-status-inquiry.js';
import { readClaimStatusResponse } from '../../../edi/claim-status/read-claim-status-response.js';
import { readEligibilityInquiry } from '../../../edi/eligibility/read-eligibility-inquiry.js';
import { readEligibilityResponse } from '../../../edi/eligibility/read-eligibility-response.js';
import { validateParsed } from '../../../edi/validate-interchange.js';
import { type Interchange, parseX12, type TransactionSet } from '../../../edi/x12/parse-x12.js';
import type { Issue } from '../../../schemas/issue.js';
import { checkRemittance } from '../../../src/app/remittances/remittance-identity.js';

/** What a receiver makes of a file: the sets that it takes, and every reason against what it does not. */
export interface Judgement {
  readonly accepted: readonly AcceptedSet[];
  readonly refused: readonly Refusal[];
}

export interface AcceptedSet {
  readonly interchange: Interchange;
  readonly set: TransactionSet;
}

export interface Refusal {
  readonly what: 'file' | 'interchange' | 'group' | 'set';
  readonly reasons: readonly Issue[];
}

export type Judge = (bytes: Uint8Array) => Judgement;

/** As the service takes files in: an error of an envelope refuses all that it encloses. */
export function judgeFile(bytes: Uint8Array): Judgement {
  const file = parseX12(bytes);
  const errors = errorsOf(file.issues);
  if (errors.length > 0 || file.interchanges.length === 0) {
    return { accepted: [], refused: [{ what: 'file', reasons: file.issues }] };
  }
  const accepted: AcceptedSet[] = [];
  const refused: Refusal[] = [];
  const judge = (what: Refusal['what'], reasons: readonly Issue[]): boolean => {
    if (reasons.length > 0) refused.push({ what, reasons });
    return reasons.length === 0;
  };
  for (const interchange of file.interchanges) {
    validateParsed(interchange);
    if (!judge('interchange', errorsOf(interchange.issues))) continue;
    for (const group of interchange.groups) {
      if (!judge('group', errorsOf(group.issues))) continue;
      for (const set of group.sets) {
        if (judge('set', findReasons(set))) accepted.push({ interchange, set });
      }
    }
  }
  return { accepted, refused };
}

type Reader = (set: TransactionSet) => { readonly issues: readonly Issue[] };

const READERS: Readonly<Record<string, Reader>> = {
  '270': readEligibilityInquiry,
  '271': readEligibilityResponse,
  '276': readClaimStatusInquiry,
  '277': readClaimStatusResponse,
  '837': readClaimBatch,
};

function findReasons(set: TransactionSet): readonly Issue[] {
  const envelope = errorsOf(set.issues);
  if (set.identifier === '835') {
    const { issues, isQuarantined } = checkRemittance(set, undefined);
    return isQuarantined ? errorsOf(issues) : envelope;
  }
  if (set.identifier === '999') readAcknowledgement999(set);
  const isAcknowledgement = set.identifier === '277' && set.version.startsWith('005010X214');
  const read = isAcknowledgement ? readClaimAcknowledgement277 : READERS[set.identifier];
  return read ? [...envelope, ...errorsOf(read(set).issues)] : envelope;
}

function errorsOf(issues: readonly Issue[]): Issue[] {
  return issues.filter(({ severity }) => severity === 'error');
}
