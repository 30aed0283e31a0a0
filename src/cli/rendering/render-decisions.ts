import type { PlacedPayment, PreviewedFile, ToldSuggestions } from '../decision-port.js';
import { renderCount, renderTable } from './table.js';

type PreviewedSet = PreviewedFile['remittances'][number];

/** File by file and set by set: states, then every entry, then what would wait for a person. */
export function renderPreviewed(files: readonly PreviewedFile[]): string {
  return files.map(renderFile).join('\n\n');
}

function renderFile(file: PreviewedFile): string {
  const head = `${file.name}: ${file.kind}, would be ${file.result}`;
  return [head, ...renderTexts(file.issues), ...file.remittances.flatMap(renderSet)].join('\n');
}

function renderSet(set: PreviewedSet): string[] {
  const states = new Map<string, number>();
  for (const { state } of set.claimPayments ?? []) states.set(state, (states.get(state) ?? 0) + 1);
  const counted = [...states].map(([state, count]) => `${count} ${state}`);
  const amount = set.paymentAmount === undefined ? '' : ` ${set.paymentAmount}`;
  const entries = (set.journals ?? []).flatMap(({ kind, accountingDate, postings }) =>
    postings.map((each) => [
      accountingDate,
      kind,
      each.patientControlNumber ?? '',
      each.debit ?? '',
      each.credit ?? '',
      each.amount ?? '',
    ]),
  );
  const items = (set.workItems ?? []).map(({ kind, amount: about }) => [kind ?? '', about ?? '']);
  return [
    '',
    `set ${set.setControlNumber}${amount}: ${[set.result, ...counted].join(', ')}`,
    ...renderTexts(set.issues ?? []),
    ...(entries.length === 0
      ? []
      : [renderTable(['date', 'journal', 'claim', 'debit', 'credit', '>amount'], entries)]),
    ...(set.denials?.length ? [renderCount(set.denials.length, 'denial')] : []),
    ...(items.length === 0 ? [] : [renderTable(['work item', '>amount'], items)]),
  ];
}

function renderTexts(issues: readonly { readonly severity: string; readonly text: string }[]): string[] {
  return issues.map(({ severity, text }) => `  ${severity}: ${text}`);
}

/** The likeliest claim first, with what speaks for it. */
export function renderSuggestions({ suggestions }: ToldSuggestions): string {
  if (suggestions.length === 0)
    return 'No claim agrees with it in two things or more, or it has its claim already.';
  const rows = suggestions.map((each) => [
    String(each.score),
    each.patientControlNumber,
    each.chargeAmount,
    each.firstServiceDate,
    each.facts.join(', '),
  ]);
  return renderTable(['>score', 'claim', '>charge', 'service', 'agrees in'], rows);
}

export function renderPlaced(payment: PlacedPayment): string {
  const { claimPaymentId, state, claimId } = payment;
  return `claim payment ${claimPaymentId}: ${state}${claimId === undefined ? ', without a claim' : `, claim ${claimId}`}`;
}
