import { type ClaimStory, ofClaims } from './misbehaviour.js';
import { beside, CYCLE, later, plb, SOON } from './steps.js';

const STORIES: readonly ClaimStory[] = [
  {
    name: 'interest-told-of-the-claim',
    does: 'Pays interest by L6 and says at the claim how much (AMT*I)',
    stands: 'Interest is revenue, and nobody’s receivable',
    source: '3 PLB 6; 7 W13',
    steps: (desk) => {
      const cents = desk.random.between(1, 900);
      const answer = desk.pay({ wire: { interest: cents } });
      return [{ after: SOON, answers: [answer], adjustments: [plb('L6', -cents)] }];
    },
  },
  {
    name: 'interest',
    does: 'Pays interest by L6 and says nothing at the claim',
    stands: 'Interest is revenue',
    source: '7 W13',
    steps: beside((desk) => [plb('L6', -desk.random.between(1, 900))]),
  },
  {
    name: 'interest-taken-back',
    does: 'Takes interest back by L6 above zero',
    stands: 'Less interest',
    source: '3 PLB 6',
    steps: beside((desk) => [plb('L6', desk.random.between(1, 900))]),
  },
  {
    name: 'adjustment-without-a-cause',
    does: 'Adjusts by CS and writes nothing off',
    stands: 'Unapplied, under an exception',
    source: '0 4.5',
    steps: beside((desk) => [plb('CS', -desk.random.between(5000, 9000), desk.number())]),
  },
  {
    name: 'code-that-no-table-has',
    does: 'A PLB code that nobody knows',
    stands: 'Unapplied, under an exception',
    source: '0 PLB accounts',
    steps: beside((desk) => [plb('ZQ', desk.random.between(1, 900), desk.number())]),
  },
  {
    name: 'rebate-b3',
    does: 'B3, which has no account',
    stands: 'Unapplied, under an exception',
    source: '0 PLB accounts',
    steps: beside((desk) => [plb('B3', -desk.random.between(1, 900))]),
  },
  {
    name: 'tax-withheld',
    does: 'Withholds for the tax office (IR)',
    stands: 'Withheld, an asset',
    source: '0 PLB accounts',
    steps: beside((desk) => [plb('IR', desk.random.between(1, 900))]),
  },
  {
    name: 'levy',
    does: 'Withholds for a levy (LE)',
    stands: 'Withheld, an asset',
    source: '0 PLB accounts',
    steps: beside((desk) => [plb('LE', desk.random.between(1, 900))]),
  },
  {
    name: 'withheld-for-a-lender',
    does: 'Pays a lender of ours (AM)',
    stands: 'Withheld, an asset',
    source: '0 PLB accounts',
    steps: beside((desk) => [plb('AM', desk.random.between(1, 900))]),
  },
  {
    name: 'capitation-in-the-remittance',
    does: 'Pays capitation by CT below zero',
    stands: 'Other revenue of payers',
    source: '7 monthly 18',
    steps: beside((desk) => [plb('CT', -desk.random.between(1000, 9000))]),
  },
  {
    name: 'late-filing-charge',
    does: 'Charges for late filing (50)',
    stands: 'An expense',
    source: '0 PLB accounts',
    steps: beside((desk) => [plb('50', desk.random.between(1, 500))]),
  },
  {
    name: 'advance',
    does: 'Pays an advance (AP) and takes it back a cycle later',
    stands: 'payer.offset opens and closes',
    source: '0 PLB accounts',
    steps: (desk) => {
      const cents = desk.random.between(1000, 4000);
      const name = desk.number();
      return [
        { after: SOON, answers: [desk.pay()], adjustments: [plb('AP', -cents, name)] },
        later(SOON + CYCLE, plb('AP', cents, name)),
      ];
    },
  },
  {
    name: 'unspecified-recovery',
    does: 'Takes a recovery of no kind (WU)',
    stands: 'payer.offset, and an exception',
    source: '0 PLB accounts',
    steps: beside((desk) => [plb('WU', desk.random.between(1, 900))]),
  },
  {
    name: 'not-reimbursable',
    does: 'Corrects what is not reimbursed (J1)',
    stands: 'An adjustment of no claim',
    source: '0 PLB accounts',
    steps: beside((desk) => [plb('J1', desk.random.between(1, 900))]),
  },
];

export const PROVIDER_ADJUSTMENTS = ofClaims(STORIES);
