import type { ProcedureCode } from '../../../../schemas/claim.js';
import type {
  LineAdjudication,
  OtherAdjudication,
  ReportedAdjustment,
} from '../../../../schemas/claim-supplements.js';
import { cents } from '../../../../schemas/money.js';
import fc from '../../../support/property-testing.js';
import {
  absentOr,
  amount,
  date,
  digits,
  listOf,
  quantity,
  recordOf,
  reference,
  word,
} from './arbitraries.js';

const adjustment = recordOf<ReportedAdjustment>({
  groupCode: fc.constantFrom('CO', 'OA', 'PI', 'PR'),
  reasonCode: digits(2),
  amount: fc.integer({ min: -99_999, max: 99_999 }).map(cents),
  quantity: absentOr(quantity),
});
/** In the order of their groups, as at most five CAS segments have room for them. */
const adjustments = listOf(adjustment, 4).map((all) =>
  all?.toSorted((one, other) => one.groupCode.localeCompare(other.groupCode)),
);
export const procedure = recordOf<ProcedureCode>({
  qualifier: fc.constantFrom('HC', 'HP'),
  code: digits(5),
  modifiers: fc.array(word(2, 2), { maxLength: 4 }),
  description: absentOr(word(1, 20)),
});

/** What another payer may have decided on a stay. */
export const otherAdjudication = recordOf<OtherAdjudication>({
  adjustments,
  paidAmount: absentOr(amount),
  nonCoveredAmount: absentOr(amount),
  remainingLiabilityAmount: absentOr(amount),
  inpatient: absentOr(fc.constant({ remarkCodes: ['MA01'], elements: ['3', '', '', '125.5', 'MA01'] })),
  outpatient: absentOr(fc.constant({ remarkCodes: ['N1', 'N30'], elements: ['.5', '', 'N1', 'N30'] })),
  adjudicationDate: absentOr(date),
  payerControlNumber: absentOr(word(1, 20)),
  payerReferences: listOf(reference('2U', 'FY'), 2),
  payerProviders: absentOr(
    reference('1G', 'G2', 'LU').map((each) => [
      { entityCode: '71', entityType: 'person' as const, references: [each] },
    ]),
  ),
});

export const lineAdjudication = recordOf<LineAdjudication>({
  payerId: word(2, 10),
  paidAmount: amount,
  procedure: absentOr(procedure),
  revenueCode: digits(4),
  paidUnitCount: quantity,
  bundledLineNumber: absentOr(fc.integer({ min: 1, max: 9 })),
  adjustments: adjustments.map((all) => all ?? []),
  adjudicationDate: date,
  remainingLiabilityAmount: absentOr(amount),
});
