import type { ComparedBooks, Difference } from '../../app/rebuild/compare-books.js';
import type { RebuildTrouble } from '../../app/rebuild/rebuild-books.js';
import { FIGURE_KINDS, type Figure, type FigureKind } from '../../app/rebuild/snapshot.js';
import type { RebuiltAndCompared } from '../command-port.js';
import { renderCount, renderDollars, renderNumber, renderTable } from './table.js';

const TITLES: Readonly<Record<FigureKind, string>> = {
  account: 'accounts',
  receivable: 'receivables, by claim and party',
  'claim-account': 'other accounts of claims',
  'patient-account': 'balances of patients',
  'unapplied-item': 'unapplied items',
  'payer-offset': 'payer.offset, by payer and tax number',
  recoupment: 'entries of the register',
  deposit: 'deposits',
  'patient-payment': 'payments of patients',
  claim: 'claims',
  denial: 'denials',
  'claim-payment': 'claim payments',
  remittance: 'remittances',
  'work-item': 'open work items',
  approval: 'approvals',
  submission: 'submissions',
  file: 'files',
};

/** What was taken in, what could not be, and beside what stands: all equal, or each difference. */
export function renderRebuilt(rebuilt: RebuiltAndCompared): string {
  const { settingsVersions, claims, submissions, files, manualEntries } = rebuilt;
  const { troubles, accounts, compared } = rebuilt;
  const taken = [
    `${renderCount(settingsVersions, 'version')} of the settings`,
    renderCount(claims, 'claim'),
    renderCount(submissions, 'submission'),
    renderCount(files, 'file'),
    manualEntries === 1 ? '1 manual entry' : `${renderNumber(manualEntries)} manual entries`,
  ];
  const balances = accounts.map(({ account, balance }) => [account, renderDollars(balance)]);
  return [
    `Made again from ${taken.join(', ')}`,
    ...(troubles.length === 0 ? [] : [troubles.map(renderTrouble).join('\n')]),
    ...(compared ? [renderCompared(compared)] : [renderTable(['account', '>balance'], balances)]),
  ].join('\n\n');
}

function renderTrouble({ name, reason, codes }: RebuildTrouble): string {
  if (reason === 'other-bytes') return `  ${name}: its bytes are not those that were received`;
  return `  ${name}: cannot be taken in again, refused as ${codes.join(', ')}`;
}

function renderCompared({ counts, differenceCount, differences }: ComparedBooks): string {
  const kinds = Object.keys(FIGURE_KINDS) as FigureKind[];
  const rows = kinds.map((kind) => [TITLES[kind], renderNumber(counts[kind])]);
  const table = renderTable(['compared', '>count'], rows);
  const [receivables, accounts] = [counts.receivable, counts.account];
  if (differenceCount === 0) {
    const all = `${renderCount(receivables, 'receivable')}, ${renderCount(accounts, 'account')}`;
    return `${table}\n\n${all} and all that hangs on them: equal to the cent`;
  }
  const rest = differenceCount - differences.length;
  return [
    table,
    `${renderCount(differenceCount, 'difference')}: NOT EQUAL`,
    [...differences.map(renderDifference), ...(rest > 0 ? [`  and ${renderNumber(rest)} more`] : [])].join(
      '\n',
    ),
  ].join('\n\n');
}

function renderDifference({ kind, stands, rebuilt }: Difference): string {
  const either = (stands ?? rebuilt)!;
  const sides = `stands ${renderFigure(kind, stands)}; from the inputs ${renderFigure(kind, rebuilt)}`;
  return `  ${kind} ${either.name}: ${sides}${renderPlace(either, stands !== undefined)}`;
}

function renderFigure(kind: FigureKind, figure: Figure | undefined): string {
  if (!figure) return 'nothing';
  const names = FIGURE_KINDS[kind];
  const amounts = figure.amounts.map((amount, index) => `${names[index]} ${renderDollars(amount)}`);
  return [figure.state, ...amounts].filter((part) => part !== '').join(', ');
}

/** Its page in the service. A remittance that does not stand has none. */
function renderPlace({ objectType, objectId }: Figure, isStanding: boolean): string {
  if (objectId === undefined) return '';
  if (objectType === 'claim') return ` (/claims/${objectId})`;
  if (objectType === 'patient-account') return ` (/accounts/${objectId})`;
  return isStanding ? ` (/remittances/${objectId})` : '';
}
