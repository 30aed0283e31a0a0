import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Journal } from '../../../schemas/ledger.js';
import { cents } from '../../../schemas/money.js';
import { buildBalanceStory } from '../../../src/domain/ledger/balance-story.js';
import {
  planPatientApplication,
  planPatientPayment,
  planPatientReturn,
} from '../../../src/domain/patient-accounts/plan-patient-payment.js';
import {
  planPatientRefund,
  planRefundPayment,
} from '../../../src/domain/patient-accounts/plan-patient-refund.js';

const day = (text: string) => text as CalendarDate;

const APPLICATION = { ordinal: 1, claimId: 'C1', amount: cents(500), appliedOn: day('2026-03-05') };

const PAYMENT = {
  ...{ receiptNumber: 'R1', patientAccountId: 'A', receivedOn: day('2026-03-01') },
  ...{ method: 'check' as const, amount: cents(5_000) },
  allocations: [{ claimId: 'C1', amount: cents(3_000) }],
  refunds: [],
  applications: [APPLICATION],
};

const REFUND = { approvalId: 'a', amount: cents(3_500), claimId: 'C1', patientAccountId: 'A' };

function tell(journals: readonly Journal[]): string[] {
  const entries = journals.flatMap(({ naturalKey: journalKey, kind, accountingDate, postings }, index) =>
    postings.map((posting, at) => {
      return { ...posting, ...{ journalKey, kind, accountingDate, sequence: index + 1, ordinal: at + 1 } };
    }),
  );
  const { steps } = buildBalanceStory(entries, [], { reasons: new Map(), grounds: new Map() });
  return steps.map(({ text, balances }) => `${text} | ${balances[0]?.amount}`);
}

test('the story of what a patient pays, and of what the bank returns', () => {
  const journals = [planPatientPayment(PAYMENT), planPatientApplication(PAYMENT, APPLICATION)];
  expect(tell([...journals, ...planPatientReturn(PAYMENT, day('2026-03-10'))])).toEqual([
    'patient paid 30.00 | -3000',
    'patient paid 20.00 for which there is no claim yet | -3000',
    '5.00 paid before is applied | -3500',
    '5.00 paid before is not applied any more | -3000',
    'payment of 30.00 by the patient was returned | 0',
    'payment of 20.00 by the patient without a claim was returned | 0',
  ]);
});

test('the story of a refund', () => {
  const [approved, paid] = [
    planPatientRefund(REFUND, day('2026-03-20')),
    planRefundPayment(REFUND, day('2026-03-25')),
  ];
  expect(tell([approved, paid])).toEqual([
    'refund of 35.00 to the patient was approved | 3500',
    'refund of 35.00 was paid to the patient | 3500',
  ]);
});
