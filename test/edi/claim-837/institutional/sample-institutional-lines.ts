import type { Drug } from '../../../../schemas/claim.js';
import type { InstitutionalLine } from '../../../../schemas/institutional-claim.js';
import { cents } from '../../../../schemas/money.js';
import fc from '../../../support/property-testing.js';
import {
  absentOr,
  amount,
  attachment,
  date,
  day,
  digits,
  listOf,
  physician,
  quantity,
  recordOf,
  reference,
  word,
} from './arbitraries.js';
import { lineAdjudication, procedure } from './sample-adjudications.js';

const line = recordOf<Omit<InstitutionalLine, 'lineNumber'>>({
  lineControlNumber: word(1, 30),
  revenueCode: digits(4),
  procedure: absentOr(procedure),
  chargeAmount: amount,
  unitCode: fc.constantFrom('UN', 'DA'),
  unitCount: quantity,
  nonCoveredAmount: absentOr(amount),
  serviceTaxAmount: absentOr(amount),
  facilityTaxAmount: absentOr(amount),
  references: listOf(reference('9B'), 1),
  attachments: listOf(attachment, 2),
  notes: absentOr(fc.constant([{ code: 'TPO', text: 'SEE THE CLAIM' }])),
  repricing: absentOr(
    fc.constant({ methodCode: '03', allowedAmount: cents(13_706), savingAmount: cents(4_094) }),
  ),
  drug: absentOr(
    recordOf<Drug>({
      ndc: digits(11),
      quantity,
      unitCode: fc.constantFrom('F2', 'GR', 'ME', 'ML', 'UN'),
      reference: absentOr(reference('XZ', 'VY')),
      qualifier: fc.constant(undefined),
    }),
  ),
  operatingPhysician: absentOr(physician),
  otherOperatingPhysician: absentOr(physician),
  renderingProvider: absentOr(physician),
  referringProvider: absentOr(physician),
  adjudications: listOf(lineAdjudication, 2),
});

const servicePeriods = fc.oneof(
  fc.constant({}),
  date.map((serviceDate) => ({ serviceDate })),
  fc.constant({ serviceDate: day('2026-01-02'), serviceEndDate: day('2026-01-04') }),
);
/** Lines as the guide allows them. */
export const lines = fc
  .array(
    fc.tuple(line, servicePeriods).map(([own, its]) => ({ ...own, ...its })),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => all.map((each, index) => ({ ...each, lineNumber: index + 1 })));
