import { casSum } from '../world/answer.js';
import { type ClaimStory, ofClaims } from './misbehaviour.js';
import { afterPaying, CYCLE, inTurn, SOON } from './steps.js';

const STORIES: readonly ClaimStory[] = [
  {
    name: 'reversal-and-correction',
    does: 'Takes a payment back and pays anew in one set, as the guide wants',
    stands: 'The correction; cash of each remittance is its own BPR02',
    source: '0 4.4',
    steps: afterPaying((desk, first) => [[desk.reverse(first), desk.correct(first)]]),
  },
  {
    name: 'correction-before-reversal',
    does: 'Puts the correction before the reversal in the set',
    stands: 'As in the right order',
    source: '3 Reversal',
    steps: afterPaying((desk, first) => [[desk.correct(first), desk.reverse(first)]]),
  },
  {
    name: 'correction-a-cycle-early',
    does: 'Sends the correction one cycle before the reversal',
    stands: 'Cash in full, a credit as adjudicated twice until the reversal comes; then the correction alone',
    source: '3 Reversal; 0 step 0',
    steps: afterPaying((desk, first) => [[desk.correct(first)], [desk.reverse(first)]]),
  },
  {
    name: 'reversal-before-original',
    does: 'The file of the original is delivered after that of its reversal',
    stands: 'The reversal is held, its cash below zero unapplied; both are posted when the original comes',
    source: '0 4.6; 7 C3',
    steps: (desk) => {
      const first = desk.pay();
      return [
        { after: SOON, answers: [first], late: 50 },
        { after: CYCLE, answers: [desk.reverse(first)] },
      ];
    },
  },
  {
    name: 'reversal-only',
    does: 'Takes a payment back and never pays again',
    stands: 'The charge is open again',
    source: '3 Reversal',
    steps: afterPaying((desk, first) => [[desk.reverse(first)]]),
  },
  {
    name: 'reversal-of-reversal',
    does: 'Undoes a reversal by a CLP 22 with positive amounts',
    stands: 'The first payment again, as a new claim payment',
    source: '7 W10, C6',
    steps: (desk) => {
      const first = desk.pay();
      const again = { ...first, corrects: first, wire: { status: '22', formerIcn: first.icn } };
      return inTurn([first], [desk.reverse(first)], [again]);
    },
  },
  {
    name: 'reversal-without-cas',
    does: 'Reverses by CLP amounts alone, without CAS and lines',
    stands: 'What stands of the stored original is mirrored',
    source: '3 Reversal',
    steps: afterPaying((desk, first) => [[{ ...desk.reverse(first), lines: [], cas: [] }]]),
  },
  {
    name: 'reversal-at-claim-level',
    does: 'Reverses at claim level what it paid by line',
    stands: 'The stored lines are reversed',
    source: '7 W10(d)',
    steps: (desk) => {
      const first = desk.pay();
      const back = desk.whole(desk.reverse(first));
      return inTurn([first], [back, desk.correct(first)]);
    },
  },
  {
    name: 'status-22-on-the-correction',
    does: 'Says 22 on the correction too',
    stands: 'The sign decides: the correction is a payment',
    source: '7 W10',
    steps: (desk) => {
      const first = desk.pay();
      const wire = { status: '22', formerIcn: first.icn };
      return inTurn([first], [desk.reverse(first), desk.correct(first, { wire })]);
    },
  },
  {
    name: 'reversal-with-other-charge',
    does: 'Reverses the payment with another charge than it answered',
    stands: 'The original is mirrored whole; its cash agrees',
    source: '3 Reversal',
    steps: (desk) => {
      const first = desk.pay();
      const back = desk.whole(desk.reverse(first));
      const cas = [...back.cas, { group: 'CO', reason: '45', cents: -100 }];
      const other = { ...back, cas, charge: back.paid + casSum(cas) };
      return inTurn([first], [other, desk.correct(first)]);
    },
  },
  {
    name: 'reversal-of-other-money',
    does: 'Takes back one dollar more than it paid',
    stands: 'The original is mirrored; the dollar waits in unapplied',
    source: '7 W10',
    steps: (desk) => {
      const first = desk.pay();
      const back = desk.whole(desk.reverse(first));
      const cas = [...back.cas, { group: 'OA', reason: '23', cents: 100 }];
      return inTurn([first], [{ ...back, cas, paid: back.charge - casSum(cas) }]);
    },
  },
  {
    name: 'correction-with-new-number',
    does: 'Gives the correction a new number and names the old one (REF*F8)',
    stands: 'The correction, in the chain of the original',
    source: '3 Reversal',
    steps: afterPaying((desk, first) => [[desk.reverse(first)], [desk.correct(first)]]),
  },
  {
    name: 'correction-with-the-same-number',
    does: 'Corrects under the number of the original and names no other',
    stands: 'The correction, in the chain of the original',
    source: '0 Order',
    steps: (desk) => {
      const first = desk.pay();
      const same = desk.correct(first, { icn: first.icn, wire: {} });
      return inTurn([first], [desk.reverse(first), same]);
    },
  },
];

export const REVERSALS = ofClaims(STORIES);
