import { subtractCents, sumCents } from '../../../../schemas/money.js';
import type { AgedAccounts } from '../../../app/accounts/age-accounts.js';
import type { PracticeSummary } from '../../../app/accounts/summarize-practice.js';
import type { ListedFile } from '../../../app/records/list-records.js';
import { renderDollars, renderReason, renderWord, separateThousands } from '../../parts/formats.js';
import { CLAIM_STATE_OPTIONS } from '../../parts/labels.js';
import { hrefWith } from '../../parts/links.js';
import type { Viewer } from '../../viewer.js';
import { type FileRow, fileRow } from '../files/presenter.js';

/** A row that counts something, with the way to what it counts. */
export interface CountRow {
  readonly label: string;
  readonly href: string;
  readonly count: string;
  readonly amounts: readonly string[];
}

export interface CountTable {
  readonly rows: readonly CountRow[];
  readonly totals: readonly string[];
}

export interface SummaryPage {
  readonly claims: CountTable;
  readonly denials: CountTable;
  readonly workItems: CountTable;
  readonly receivables?: {
    readonly total: string;
    readonly asOf: string;
    readonly tie: string;
    readonly tiesToLedger: boolean;
  };
  readonly files?: readonly FileRow[];
}

export interface SummaryParts {
  readonly practice: PracticeSummary;
  /** Absent for who may not see it. */
  readonly aged: AgedAccounts | undefined;
  readonly files: readonly ListedFile[] | undefined;
}

export function presentSummary({ practice, aged, files }: SummaryParts, viewer: Viewer): SummaryPage {
  return {
    claims: claimTable(practice.claims),
    denials: denialTable(practice.denials),
    workItems: workItemTable(practice.workItems),
    ...(aged && { receivables: receivablesOf(aged) }),
    ...(files && { files: files.map((file) => fileRow(file, viewer)) }),
  };
}

/** In the order of a claim's life. */
function claimTable(claims: PracticeSummary['claims']): CountTable {
  const order = CLAIM_STATE_OPTIONS.map(([state]) => state);
  const sorted = [...claims].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return {
    rows: sorted.map(({ state, count, chargeAmount }) => ({
      label: renderWord(state),
      href: hrefWith('/claims', { state }),
      count: separateThousands(count),
      amounts: [renderDollars(chargeAmount)],
    })),
    totals: [countAll(claims), renderDollars(sumCents(claims, ({ chargeAmount }) => chargeAmount))],
  };
}

/** The largest at stake first. */
function denialTable(denials: PracticeSummary['denials']): CountTable {
  const sorted = [...denials].sort(
    (a, b) => subtractCents(b.atStakeAmount, a.atStakeAmount) || (a.reasonCode < b.reasonCode ? -1 : 1),
  );
  return {
    rows: sorted.map(({ denialClass, reasonCode, count, deniedAmount, atStakeAmount }) => ({
      label: `${renderReason(undefined, reasonCode)} (${renderWord(denialClass).toLowerCase()})`,
      href: hrefWith('/denials', { denialClass }),
      count: separateThousands(count),
      amounts: [renderDollars(deniedAmount), renderDollars(atStakeAmount)],
    })),
    totals: [
      countAll(denials),
      renderDollars(sumCents(denials, ({ deniedAmount }) => deniedAmount)),
      renderDollars(sumCents(denials, ({ atStakeAmount }) => atStakeAmount)),
    ],
  };
}

function workItemTable(workItems: PracticeSummary['workItems']): CountTable {
  return {
    rows: workItems.map(({ kind, count, amount }) => ({
      label: renderWord(kind),
      href: hrefWith('/work-items', { kind }),
      count: separateThousands(count),
      amounts: [renderDollars(amount)],
    })),
    totals: [countAll(workItems), renderDollars(sumCents(workItems, ({ amount }) => amount))],
  };
}

function countAll(rows: readonly { readonly count: number }[]): string {
  return separateThousands(rows.reduce((sum, { count }) => sum + count, 0));
}

function receivablesOf({ aging, ledgerTotal, tiesToLedger }: AgedAccounts) {
  const { total } = aging.total;
  const tie = tiesToLedger
    ? `Ties to the ledger, which says ${renderDollars(ledgerTotal)}.`
    : `Does not tie: the ledger says ${renderDollars(ledgerTotal)}.`;
  return { total: renderDollars(total), asOf: aging.asOf, tie, tiesToLedger };
}
