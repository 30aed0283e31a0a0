import { PATIENT_WRITE_OFFS } from '../../../../schemas/approval.js';
import { formatCents, ZERO } from '../../../../schemas/money.js';
import { openEffect } from '../../../app/reading/read-claims.js';
import type { AccountBalances, AccountEntry, ListedClaim } from '../../../app/records/list-records.js';
import { viewAccount } from '../../../app/views/accounts.js';
import {
  renderAccount,
  renderDollars,
  renderReason,
  renderWord,
  separateThousands,
} from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import { REASON_FIELD, type RequestFormFields } from '../../parts/request-form.js';
import type { ReadList } from '../../read-list.js';
import { mayDo, type Viewer } from '../../viewer.js';
import { type ClaimRow, claimRow } from '../claims/presenter.js';

export interface EntryRow {
  readonly key: string;
  readonly sequence: string;
  readonly date: string;
  readonly kind: string;
  readonly debit: string;
  readonly credit: string;
  readonly reason: string;
  readonly amount: string;
  /** What the entry adds to what is open on the account. */
  readonly effect: string;
  readonly claimHref?: string;
  readonly remittanceHref?: string;
}

export interface AccountPage {
  readonly patient: string;
  readonly birthDate?: string;
  readonly sourceKey: string;
  readonly totalBalance: string;
  readonly balances: readonly { readonly account: string; readonly balance: string }[];
  readonly claims: readonly ClaimRow[];
  readonly entries: readonly EntryRow[];
  readonly paging: Paging;
  /** By which what the patient owes of a claim is given up, for who may ask for it. */
  readonly form?: RequestFormFields;
}

export interface AccountParts {
  readonly account: AccountBalances;
  readonly claims: readonly ListedClaim[];
  readonly entries: ReadList<AccountEntry, object>;
}

export function presentAccount({ account, claims, entries }: AccountParts, viewer: Viewer): AccountPage {
  const view = viewAccount(account, viewer.actor!.role);
  return {
    patient: view.patient.name,
    ...(view.patient.birthDate && { birthDate: view.patient.birthDate }),
    sourceKey: view.sourceKey,
    totalBalance: separateThousands(view.totalBalance),
    balances: view.balances.map(({ account: name, balance }) => ({
      account: renderAccount(name),
      balance: separateThousands(balance),
    })),
    claims: claims.map((claim) => claimRow(claim, viewer)),
    entries: entries.items.map((entry) => entryRow(entry, viewer)),
    paging: presentPaging(viewer.path, entries),
    ...(account.patientBalance > ZERO &&
      mayDo(viewer, 'write-off.request') && { form: formOf(account, claims) }),
  };
}

function formOf({ patientBalance }: AccountBalances, claims: readonly ListedClaim[]): RequestFormFields {
  const ofClaims = claims.map(
    ({ claimId, patientControlNumber }) => [claimId, patientControlNumber] as const,
  );
  const kinds = PATIENT_WRITE_OFFS.map((kind) => [kind, renderWord(kind.split('.')[1]!)] as const);
  return {
    action: '/approvals/balances',
    hidden: {},
    fields: [
      { name: 'claimId', label: 'Claim', options: ofClaims, value: ofClaims[0]?.[0] ?? '' },
      { name: 'kind', label: 'As', options: kinds, value: kinds[0]![0] },
      { name: 'amount', label: 'Amount', value: formatCents(patientBalance), maxLength: 14 },
      REASON_FIELD,
    ],
    button: 'Ask',
    label: 'Write off a balance',
  };
}

function entryRow(entry: AccountEntry, viewer: Viewer): EntryRow {
  const claimHref = findHref(viewer, 'claim', entry.claimId);
  const remittanceHref = findHref(viewer, 'remittance', entry.remittanceId);
  return {
    key: `${entry.sequence}-${entry.ordinal}`,
    sequence: String(entry.sequence),
    date: entry.accountingDate,
    kind: renderWord(entry.kind),
    debit: renderAccount(entry.debit),
    credit: renderAccount(entry.credit),
    reason: renderReason(entry.groupCode, entry.reasonCode),
    amount: renderDollars(entry.amount),
    effect: renderDollars(openEffect(entry)),
    ...(claimHref && { claimHref }),
    ...(remittanceHref && { remittanceHref }),
  };
}
