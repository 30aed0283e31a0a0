import type { PatientMisbehaviour } from './misbehaviour.js';

type PatientStory = Omit<PatientMisbehaviour, 'kind' | 'source'>;

const STORIES: readonly PatientStory[] = [
  {
    name: 'balance-paid',
    does: 'The patient pays what is owed of a claim',
    stands: 'The claim’s patient balance is paid; the cash is the patient’s',
    owed: 1,
    pays: ([first = 0]) => ({ parts: [first], method: 'cash' }),
  },
  {
    name: 'balance-paid-in-part',
    does: 'The patient pays a part of what is owed',
    stands: 'The rest is owed',
    owed: 1,
    pays: ([first = 0], random) => ({ parts: [random.between(1, first)], method: 'card' }),
  },
  {
    name: 'several-balances-paid',
    does: 'The patient pays for all claims by one receipt',
    stands: 'Each claim’s balance is paid by its own part',
    owed: 2,
    pays: (owed) => ({ parts: owed, method: 'check' }),
  },
  {
    name: 'more-paid-than-owed',
    does: 'The patient pays more than is owed',
    stands: 'What is too much waits unapplied, and goes to the next balance',
    owed: 1,
    pays: ([first = 0], random) => ({
      parts: [first],
      ahead: random.between(100, 6000),
      method: 'electronic',
    }),
  },
  {
    name: 'paid-before-it-is-owed',
    does: 'The patient pays before anything is owed',
    stands: 'It waits unapplied until a claim is owed, and is applied to that',
    owed: 0,
    pays: (_, random) => ({ parts: [], ahead: random.between(1000, 9000), method: 'cash' }),
  },
  {
    name: 'payment-recorded-twice',
    does: 'The patient pays once, and the office records the receipt twice',
    stands: 'One payment',
    owed: 1,
    pays: ([first = 0]) => ({ parts: [first], method: 'cash', isRecordedTwice: true }),
  },
  {
    name: 'cheque-returned',
    does: 'The patient pays all claims and something ahead by a cheque that the bank returns',
    stands: 'The patient owes again what the cheque had paid, whatever payers have said since',
    owed: 1,
    pays: (owed, random) => ({
      ...{ parts: owed, ahead: random.between(0, 3000), method: 'check' as const },
      returnsAfter: random.between(5, 90),
    }),
  },
  {
    name: 'prepayment-charged-back',
    does: 'The patient pays ahead by card and takes it back when it may have been applied',
    stands: 'Nothing of it waits, and what it was applied to is owed again',
    owed: 0,
    pays: (_, random) => ({
      ...{ parts: [], ahead: random.between(1000, 9000), method: 'card' as const },
      returnsAfter: random.between(30, 120),
    }),
  },
  {
    name: 'rest-given-back',
    does: 'The patient pays ahead, and asks for a part of what no claim has taken',
    stands: 'The part goes back when two others have approved, and is paid out once; the rest waits',
    owed: 0,
    pays: (_, random) => ({
      ...{ parts: [], ahead: random.between(1000, 9000), method: 'check' },
      ...{ goesBackAfter: random.between(5, 60), goesBackPercent: random.between(20, 100) },
    }),
  },
  {
    name: 'rest-given-back-then-cheque-returned',
    does: 'The patient pays all claims and something ahead, is given that back, and the bank returns the cheque',
    stands: 'The patient owes what the cheque had paid, and what went back of it',
    owed: 1,
    pays: (owed, random) => ({
      ...{ parts: owed, ahead: random.between(1000, 6000), method: 'check' as const },
      ...{ goesBackAfter: random.between(5, 20), returnsAfter: random.between(25, 70) },
    }),
  },
];

export const PATIENTS: readonly PatientMisbehaviour[] = STORIES.map((story) => ({
  ...{ kind: 'patient', source: '0 events; 4 Payment allocation' },
  ...story,
}));
