import {
  type Acknowledgement999,
  readAcknowledgement999,
} from '../../../edi/acknowledgements/read-acknowledgement-999.js';
import { readClaimAcknowledgement277 } from '../../../edi/acknowledgements/read-claim-acknowledgement-277.js';
import type { ClaimSheetBatch } from '../../../edi/claim-837/claim-sheet.js';
import { readClaimSheets } from '../../../edi/claim-837/read-claim-sheets.js';
import { readClaimStatusInquiry } from '../../../edi/claim-status/read-claim-status-inquiry.js';
import { readClaimStatusResponse } from '../../../edi/claim-status/read-claim-status-response.js';
import { readEligibilityInquiry } from '../../../edi/eligibility/read-eligibility-inquiry.js';
import { readEligibilityResponse } from '../../../edi/eligibility/read-eligibility-response.js';
import { outlineSet, type SetOutline } from '../../../edi/outline/outline-set.js';
import { readRemittanceAdvice } from '../../../edi/remittance-835/read-remittance-advice.js';
import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import type { ClaimAcknowledgement } from '../../../schemas/claim-acknowledgement.js';
import type { ClaimStatusInquiry, ClaimStatusResponse } from '../../../schemas/claim-status.js';
import type { EligibilityInquiry, EligibilityResponse } from '../../../schemas/eligibility.js';
import type { Issue } from '../../../schemas/issue.js';
import type { RemittanceAdvice } from '../../../schemas/remittance-advice.js';
import { checkRemittanceBalance, type RemittanceBalance } from '../../../schemas/remittance-balance.js';

/**
 * What a set says; `other` when nothing here reads it into words, or when it lacks what it is understood by: its segments by
 * the loops of its guide.
 */
export type ExplainedContent =
  | ({ readonly kind: 'claims' } & ClaimSheetBatch)
  | { readonly kind: 'remittance'; readonly advice: RemittanceAdvice; readonly balance: RemittanceBalance }
  | { readonly kind: 'acknowledgement'; readonly acknowledgement: Acknowledgement999 }
  | { readonly kind: 'claim-acknowledgement'; readonly acknowledgement: ClaimAcknowledgement }
  | { readonly kind: 'claim-status-inquiry'; readonly inquiry: ClaimStatusInquiry }
  | { readonly kind: 'claim-status'; readonly response: ClaimStatusResponse }
  | { readonly kind: 'eligibility-inquiry'; readonly inquiry: EligibilityInquiry }
  | { readonly kind: 'eligibility'; readonly response: EligibilityResponse }
  | { readonly kind: 'other'; readonly outline: SetOutline };

export interface SetExplanation {
  readonly content: ExplainedContent;
  /** What was found while reading, balances included; the guide is not asked here. */
  readonly issues: readonly Issue[];
}

type Explain = (set: TransactionSet) => SetExplanation;

/** By ST01, or by ST01 and ST03 where several guides share an ST01. */
const EXPLAINERS: Readonly<Record<string, Explain>> = {
  '270': explainEligibilityInquiry,
  '271': explainEligibility,
  '276': explainClaimStatusInquiry,
  '277 005010X212': explainClaimStatus,
  '277 005010X214': explainClaimAcknowledgement,
  '835': explainRemittance,
  '837': explainClaims,
  '997': explainAcknowledgement,
  '999': explainAcknowledgement,
};

export function explainSet(set: TransactionSet): SetExplanation {
  const { identifier, version } = set;
  const explain = EXPLAINERS[`${identifier} ${version}`] ?? EXPLAINERS[identifier];
  return explain ? explain(set) : outline(set);
}

function explainRemittance(set: TransactionSet): SetExplanation {
  const { advice, issues } = readRemittanceAdvice(set);
  if (!advice) return outline(set, issues);
  const balance = checkRemittanceBalance(advice);
  return { content: { kind: 'remittance', advice, balance }, issues: [...issues, ...balance.issues] };
}

function explainClaims(set: TransactionSet): SetExplanation {
  const { issues, ...batch } = readClaimSheets(set);
  return { content: { kind: 'claims', ...batch }, issues };
}

function explainAcknowledgement(set: TransactionSet): SetExplanation {
  const acknowledgement = readAcknowledgement999(set);
  return acknowledgement
    ? { content: { kind: 'acknowledgement', acknowledgement }, issues: [] }
    : outline(set);
}

function explainClaimAcknowledgement(set: TransactionSet): SetExplanation {
  const { acknowledgement, issues } = readClaimAcknowledgement277(set);
  if (!acknowledgement) return outline(set, issues);
  return { content: { kind: 'claim-acknowledgement', acknowledgement }, issues };
}

function explainClaimStatusInquiry(set: TransactionSet): SetExplanation {
  const { inquiry, issues } = readClaimStatusInquiry(set);
  return inquiry ? { content: { kind: 'claim-status-inquiry', inquiry }, issues } : outline(set, issues);
}

function explainClaimStatus(set: TransactionSet): SetExplanation {
  const { response, issues } = readClaimStatusResponse(set);
  return response ? { content: { kind: 'claim-status', response }, issues } : outline(set, issues);
}

function explainEligibilityInquiry(set: TransactionSet): SetExplanation {
  const { inquiry, issues } = readEligibilityInquiry(set);
  return inquiry ? { content: { kind: 'eligibility-inquiry', inquiry }, issues } : outline(set, issues);
}

function explainEligibility(set: TransactionSet): SetExplanation {
  const { response, issues } = readEligibilityResponse(set);
  return response ? { content: { kind: 'eligibility', response }, issues } : outline(set, issues);
}

function outline(set: TransactionSet, issues: readonly Issue[] = []): SetExplanation {
  return { content: { kind: 'other', outline: outlineSet(set) }, issues };
}
