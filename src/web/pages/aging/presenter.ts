import { absoluteCents, subtractCents } from '../../../../schemas/money.js';
import type { AgedAccounts } from '../../../app/accounts/age-accounts.js';
import type { Field } from '../../parts/filter-form.js';
import { renderDollars, renderParty, separateThousands } from '../../parts/formats.js';

export interface AgingTableRow {
  readonly party: string;
  /** By bucket, then credits, then the total. */
  readonly amounts: readonly string[];
  readonly claimCount: string;
}

export interface AgingPage {
  readonly filter: readonly Field[];
  readonly caption: string;
  readonly bucketTitles: readonly string[];
  readonly rows: readonly AgingTableRow[];
  readonly totals: readonly string[];
  /** Whether the table says of the receivables what the ledger says, to the cent. */
  readonly tiesToLedger: boolean;
  readonly tie: string;
  readonly unapplied: string;
}

const BASES = {
  'last-service-date': 'the last date of service',
  'first-service-date': 'the first date of service',
} as const;

export function presentAging({ aging, knownAt, ledgerTotal, tiesToLedger }: AgedAccounts): AgingPage {
  const { asOf, basis, buckets, rows, total, unapplied } = aging;
  return {
    filter: [
      { name: 'asOf', label: 'As of', type: 'date', value: asOf },
      {
        name: 'knownAt',
        label: 'As known at (UTC)',
        value: knownAt ?? '',
        hint: '2026-07-02T12:00:00Z',
        maxLength: 27,
      },
    ],
    caption: `Open receivables in days since ${BASES[basis]}, as of ${asOf}`,
    bucketTitles: buckets.map(({ label }) => label),
    rows: rows.map((row) => ({
      party: renderParty(row.account),
      amounts: amountsOf(row),
      claimCount: separateThousands(row.claimCount),
    })),
    totals: ['All', ...amountsOf(total), separateThousands(total.claimCount)],
    tiesToLedger,
    tie: tiesToLedger
      ? `Ties to the ledger: the receivables stand at ${renderDollars(ledgerTotal)} there as well.`
      : `Does not tie to the ledger, where the receivables stand at ${renderDollars(ledgerTotal)}: a difference of ${renderDollars(absoluteCents(subtractCents(total.total, ledgerTotal)))}.`,
    unapplied: renderDollars(unapplied),
  };
}

function amountsOf({
  amounts,
  credits,
  total,
}: Omit<AgedAccounts['aging']['total'], 'claimCount'>): string[] {
  return [...amounts, credits, total].map(renderDollars);
}
