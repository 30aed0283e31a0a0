import type { MatchSuggestions } from '../../../app/claim-payments/suggest-matches.js';
import { viewSuggestions } from '../../../app/views/decisions.js';
import type { ActionFormFields } from '../../parts/action-form.js';
import type { Fact } from '../../parts/facts.js';
import { renderWord, separateThousands } from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import type { Tried } from '../../read-form.js';
import type { Viewer } from '../../viewer.js';
import { findForms } from './forms.js';

export interface SuggestionRow {
  readonly claimId: string;
  readonly controlNumber: string;
  readonly href?: string;
  readonly patient: string;
  readonly service: string;
  readonly charge: string;
  readonly score: string;
  readonly facts: string;
}

export interface ClaimPaymentPage {
  readonly controlNumber: string;
  readonly state: string;
  readonly facts: readonly Fact[];
  readonly remittanceHref?: string;
  readonly claimHref?: string;
  /** Absent where it has its claim. */
  readonly suggestions?: readonly SuggestionRow[];
  /** What can be decided about it. */
  readonly forms: readonly ActionFormFields[];
  /** Why what was asked for was not done. */
  readonly failure?: string;
}

export function presentClaimPayment(
  found: MatchSuggestions,
  viewer: Viewer,
  tried?: Tried,
): ClaimPaymentPage {
  if (!viewer.actor) throw new Error('A claim payment is shown to somebody');
  const { claimPayment, suggestions } = viewSuggestions(found, viewer.actor.role);
  const { claimPaymentId, claimId, state, payerSequence } = claimPayment;
  const remittanceHref = findHref(viewer, 'remittance', claimPayment.remittanceId);
  const claimHref = findHref(viewer, 'claim', claimId);
  const hasClaim = claimId !== undefined;
  const { isChosen, controlNumber, earlierPayers, payers, isPayerOpen } = found;
  const path = `/claim-payments/${claimPaymentId}`;
  const decidable = { path, state, hasClaim, isChosen, controlNumber, earlierPayers, payers, isPayerOpen };
  return {
    controlNumber: claimPayment.patientControlNumber,
    state,
    facts: [
      ['Place in its set', String(claimPayment.ordinal)],
      ['Payer’s number', claimPayment.payerControlNumber ?? ''],
      ...(payerSequence === undefined ? [] : [['From', `Payer ${payerSequence} of the claim`] as Fact]),
      ['Charge', separateThousands(claimPayment.chargeAmount)],
      ['Paid', separateThousands(claimPayment.paymentAmount)],
    ],
    ...(remittanceHref && { remittanceHref }),
    ...(claimHref && { claimHref }),
    ...(!hasClaim && state !== 'undone' && { suggestions: suggestions.map((each) => rowOf(each, viewer)) }),
    forms: findForms(decidable, tried),
    ...(tried?.failure !== undefined && { failure: tried.failure }),
  };
}

type SuggestionView = ReturnType<typeof viewSuggestions>['suggestions'][number];

function rowOf(each: SuggestionView, viewer: Viewer): SuggestionRow {
  const href = findHref(viewer, 'claim', each.claimId);
  return {
    claimId: each.claimId,
    controlNumber: each.patientControlNumber,
    ...(href && { href }),
    patient: each.patient.name,
    service: each.firstServiceDate,
    charge: separateThousands(each.chargeAmount),
    score: String(each.score),
    facts: each.facts.map(renderWord).join(', '),
  };
}
