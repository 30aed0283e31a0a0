import { sumCents, ZERO } from '../../../schemas/money.js';
import type { DemoSummary } from '../command-port.js';
import { renderAging } from './render-results.js';
import { renderCount, renderDollars, renderNumber, renderPercent, renderTable } from './table.js';

/** Where the practice stands after a demo, and its receivables by age. */
export function renderDemo(demo: DemoSummary): string {
  const { intake, practice, aging } = demo;
  const inStates = (...states: string[]) =>
    practice.claims.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + row.count, 0);
  const all = practice.claims.reduce((sum, row) => sum + row.count, 0);
  const billable = all - inStates('draft');
  const patient = aging.aging.rows.find((row) => row.account === 'receivable.patient')?.total ?? ZERO;
  const paid = sumCents(practice.claimPayments, (row) => row.paymentAmount);
  const denied = sumCents(practice.denials, (row) => row.deniedAmount);
  const denials = practice.denials.reduce((sum, row) => sum + row.count, 0);
  const broken = demo.invariants.filter((result) => result.breaches.length > 0).length;
  const rows = [
    ['encounters', renderNumber(intake.encounters)],
    ['held with a reason', String(intake.held)],
    ['claims', renderNumber(all)],
    ['clean-claim rate', renderPercent(billable - inStates('needs-work'), billable)],
    [
      'submitted now',
      `${renderCount(demo.submitted.claims, 'claim')} in ${renderCount(demo.submitted.files, 'file')}`,
    ],
    [
      'answers of payers',
      `${renderCount(demo.remittances.files, 'file')}, ${demo.remittances.duplicates} already known`,
    ],
    ['sent back', renderCount(inStates('rejected'), 'claim')],
    ['adjudicated', renderNumber(inStates('adjudicated', 'pending'))],
    ['paid', renderDollars(paid)],
    [
      'denied',
      `${renderCount(inStates('denied'), 'claim')}; ${renderCount(denials, 'denial')} of ${renderDollars(denied)}`,
    ],
    ['patient due', renderDollars(patient)],
    ['receivables', renderDollars(aging.aging.total.total)],
    [
      'ledger check',
      broken === 0 ? `${renderCount(demo.invariants.length, 'invariant')} hold` : `${broken} BROKEN`,
    ],
  ];
  return [renderTable(['Claimwright demo', '>'], rows), renderAging(aging)].join('\n\n');
}
