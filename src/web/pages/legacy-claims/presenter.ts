import { type Issue, renderIssue } from '../../../../schemas/issue.js';
import type { ListedLegacyClaims } from '../../../app/legacy-claims/list-legacy-claims.js';
import { viewLegacyClaims } from '../../../app/views/legacy-claims.js';
import { renderAccount, renderWord, separateThousands } from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import { REASON_FIELD, type RequestFormFields } from '../../parts/request-form.js';
import { mayDo, type Viewer } from '../../viewer.js';

export interface LegacyRow {
  readonly claimPaymentId: string;
  readonly controlNumber: string;
  readonly href?: string;
  readonly trace: string;
  readonly remittanceHref?: string;
  readonly paymentDate: string;
  readonly amount: string;
  readonly fits: string;
  readonly place: string;
  readonly state: string;
}

export interface LegacySection {
  readonly name: string;
  /** What the rule says, and where the money goes. */
  readonly rule: string;
  /** How many, and what they come to. */
  readonly total: string;
  readonly rows: readonly LegacyRow[];
  /** For who may ask to have them moved. */
  readonly form?: RequestFormFields;
}

export interface LegacyClaimsPage {
  readonly isOfRequest: boolean;
  readonly sections: readonly LegacySection[];
  /** Why the last try did not succeed. */
  readonly failure?: string;
}

export function presentLegacyClaims(
  lists: readonly ListedLegacyClaims[],
  viewer: Viewer,
  {
    approvalId,
    issues = [],
  }: { readonly approvalId?: string | undefined; readonly issues?: readonly Issue[] },
): LegacyClaimsPage {
  const mayAsk = mayDo(viewer, 'legacy-claims.request');
  const formOf = (view: View) =>
    approvalId === undefined ? moveFormOf(view) : returnFormOf(view, approvalId);
  return {
    isOfRequest: approvalId !== undefined,
    sections: lists.map((list) => {
      const view = viewLegacyClaims(list);
      return sectionOf(view, viewer, mayAsk ? formOf(view) : undefined);
    }),
    ...(issues.length > 0 && { failure: issues.map((found) => `${renderIssue(found)}.`).join(' ') }),
  };
}

type View = ReturnType<typeof viewLegacyClaims>;

function sectionOf(view: View, viewer: Viewer, form: RequestFormFields | undefined): LegacySection {
  const { rule, count, amount, hasMore, lying, claimPayments } = view;
  const signs = [
    ...(rule.controlNumbers ?? []).map((pattern) => `CLP01 ${pattern}`),
    ...(rule.serviceBefore === undefined ? [] : [`services before ${rule.serviceBefore}`]),
  ];
  const now = lying ? `; ${lying.count} of them, ${separateThousands(lying.amount)}, lie there now` : '';
  const more = hasMore ? '; more fit, and come with the next request' : '';
  return {
    name: rule.name,
    rule: `${signs.join(' or ')}: to ${renderAccount(rule.account)}`,
    total: `${count} claim payments, ${separateThousands(amount)} together${now}${more}`,
    rows: claimPayments.map((payment) => rowOf(payment, viewer)),
    ...(form && { form }),
  };
}

function rowOf(view: View['claimPayments'][number], viewer: Viewer): LegacyRow {
  const { claimPaymentId, patientControlNumber, remittanceId, byteOffset, byteLength } = view;
  const href = findHref(viewer, 'claimPayment', claimPaymentId);
  const remittanceHref = findHref(viewer, 'remittance', remittanceId);
  return {
    ...{ claimPaymentId, controlNumber: patientControlNumber, ...(href && { href }) },
    ...{ trace: view.traceNumber, ...(remittanceHref && { remittanceHref }) },
    ...{ paymentDate: view.paymentDate, amount: separateThousands(view.amount), fits: view.fits },
    ...{ place: `byte ${byteOffset}, ${byteLength} long`, state: renderWord(view.state) },
  };
}

/** What was seen is sent again, so that no other list is asked for. */
function moveFormOf({ rule: { name }, count, amount }: View): RequestFormFields | undefined {
  if (count === 0) return undefined;
  return {
    action: '/legacy-claims',
    hidden: { rule: name, count: String(count), amount },
    fields: [REASON_FIELD],
    button: 'Ask',
    label: `Move the claims of ${name}`,
  };
}

/** Of a list that was moved and of which something stands. */
function returnFormOf({ rule: { name }, lying }: View, approvalId: string): RequestFormFields | undefined {
  if (!lying) return undefined;
  return {
    action: '/legacy-claims/returns',
    hidden: { approvalId },
    fields: [REASON_FIELD],
    button: 'Ask to take all of it back',
    label: `Take the claims of ${name} back`,
  };
}
