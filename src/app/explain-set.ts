import {
  type Acknowledgement999,
  readAcknowledgement999,
} from '../../edi/acknowledgements/read-acknowledgement-999.js';
import { readClaimAcknowledgement277 } from '../../edi/acknowledgements/read-claim-acknowledgement-277.js';
import type { ClaimSheetBatch } from '../../edi/claim-837/claim-sheet.js';
import { readClaimSheets } from '../../edi/claim-837/read-claim-sheets.js';
import { readRemittanceAdvice } from '../../edi/remittance-835/read-remittance-advice.js';
import type { TransactionSet } from '../../edi/x12/parse-x12.js';
import type { ClaimAcknowledgement } from '../../schemas/claim-acknowledgement.js';
import type { Issue } from '../../schemas/issue.js';
import type { RemittanceAdvice } from '../../schemas/remittance-advice.js';
import { checkRemittanceBalance, type RemittanceBalance } from '../../schemas/remittance-balance.js';

/** What a set says; `other` when nothing here understands it, or when it lacks what it is understood by. */
export type ExplainedContent =
  | ({ readonly kind: 'claims' } & ClaimSheetBatch)
  | { readonly kind: 'remittance'; readonly advice: RemittanceAdvice; readonly balance: RemittanceBalance }
  | { readonly kind: 'acknowledgement'; readonly acknowledgement: Acknowledgement999 }
  | { readonly kind: 'claim-acknowledgement'; readonly acknowledgement: ClaimAcknowledgement }
  | { readonly kind: 'other' };

export interface SetExplanation {
  readonly content: ExplainedContent;
  /** What was found while reading, balances included; the guide is not asked here. */
  readonly issues: readonly Issue[];
}

type Explain = (set: TransactionSet) => SetExplanation;

/** By ST01, or by ST01 and ST03 where several guides share an ST01. */
const EXPLAINERS: Readonly<Record<string, Explain>> = {
  '277 005010X214': explainClaimAcknowledgement,
  '835': explainRemittance,
  '837': explainClaims,
  '997': (set) => explainAcknowledgement(readAcknowledgement999(set)),
  '999': (set) => explainAcknowledgement(readAcknowledgement999(set)),
};

const NOTHING: SetExplanation = { content: { kind: 'other' }, issues: [] };

export function explainSet(set: TransactionSet): SetExplanation {
  const { identifier, version } = set;
  const explain = EXPLAINERS[`${identifier} ${version}`] ?? EXPLAINERS[identifier];
  return explain ? explain(set) : NOTHING;
}

function explainRemittance(set: TransactionSet): SetExplanation {
  const { advice, issues } = readRemittanceAdvice(set);
  if (!advice) return { ...NOTHING, issues };
  const balance = checkRemittanceBalance(advice);
  return { content: { kind: 'remittance', advice, balance }, issues: [...issues, ...balance.issues] };
}

function explainClaims(set: TransactionSet): SetExplanation {
  const { issues, ...batch } = readClaimSheets(set);
  return { content: { kind: 'claims', ...batch }, issues };
}

function explainAcknowledgement(acknowledgement: Acknowledgement999 | undefined): SetExplanation {
  return acknowledgement ? { content: { kind: 'acknowledgement', acknowledgement }, issues: [] } : NOTHING;
}

function explainClaimAcknowledgement(set: TransactionSet): SetExplanation {
  const { acknowledgement, issues } = readClaimAcknowledgement277(set);
  if (!acknowledgement) return { ...NOTHING, issues };
  return { content: { kind: 'claim-acknowledgement', acknowledgement }, issues };
}
