import { formatCents } from '../../../schemas/money.js';
import { buildRegister, sumOpen } from '../../../src/domain/recoupment/build-register.js';
import { registerOf, tellRegister } from './register-story.js';

/** What happened, and what the register then says of everything that opened an item. */
const RULES: readonly (readonly [rule: string, story: string, register: readonly string[]])[] = [
  ['a negative WO opens', 'WO:A -50', ['WO:A -50.00 open -50.00']],
  [
    'a positive WO of its reference closes',
    'WO:A -50; WO:a 50',
    ['WO:A -50.00 closed 0.00 (reference 50.00)'],
  ],
  [
    '4.5: FB only carries a negative cycle',
    'WO:A -50; WO:A 50, FB -20; FB 20',
    ['WO:A -50.00 closed 0.00 (reference 50.00)', 'FB -20.00 closed 0.00 (running-balance 20.00)'],
  ],
  [
    'across codes by the letter that names the claim',
    'chain A; FB:A -50; letter L7 A 0; WO:L7 50',
    ['FB:A -50.00 closed 0.00 (claim-chain 50.00)'],
  ],
  [
    'across the numbers of one claim',
    'chain OLD NEW; WO:OLD -50; WO:NEW 50',
    ['WO:OLD -50.00 closed 0.00 (claim-chain 50.00)'],
  ],
  [
    'a reference that holds more than the claim number',
    'chain ICN7; WO:ICN7 -50; WO:ICN7_PAT1 50',
    ['WO:ICN7 -50.00 closed 0.00 (claim-chain 50.00)'],
  ],
  [
    'a letter opens, the WO under its number closes',
    'letter L1 A 50; WO:L1 50',
    ['letter:A -50.00 closed 0.00 (letter 50.00)'],
  ],
  [
    'in parts, the oldest first',
    'WO:A -50; WO:A -30; WO:A 60',
    ['WO:A -50.00 closed 0.00 (reference 50.00)', 'WO:A -30.00 partly-closed -20.00 (reference 10.00)'],
  ],
  [
    'by amount where one pair fits',
    'WO:A -50; FB:B -30; WO:X 50',
    ['WO:A -50.00 closed 0.00 (amount 50.00)', 'FB:B -30.00 open -30.00'],
  ],
  [
    'not by amount of the FB that carries the cycle of its own set',
    'WO:LETTER9 85, FB -85',
    ['WO:LETTER9 85.00 open 85.00 !unmatched-recoupment 85.00', 'FB -85.00 open -85.00'],
  ],
  [
    'by amount of an FB that another set has carried',
    'FB -85; WO:LETTER9 85',
    ['FB -85.00 closed 0.00 (amount 85.00)'],
  ],
  [
    'an FB takes what the cycle before has carried, not what its own set carries',
    'FB 90, FB -50; FB 50, FB -30; FB 30',
    [
      'FB 90.00 open 90.00 !unmatched-recoupment 90.00',
      'FB -50.00 closed 0.00 (running-balance 50.00)',
      'FB -30.00 closed 0.00 (running-balance 30.00)',
    ],
  ],
  [
    'nor where both bear one reference, which is another in every cycle',
    'FB:T1 -90; FB:T2 90, FB:T2 -50; FB:T3 50',
    ['FB:T1 -90.00 closed 0.00 (running-balance 90.00)', 'FB:T2 -50.00 closed 0.00 (running-balance 50.00)'],
  ],
  [
    'an FB that runs on unchanged from cycle to cycle under other references',
    'FB:T1 -90; FB:T2 90, FB:T2 -90; FB:T3 90, FB:T3 -90; FB 90',
    [
      'FB:T1 -90.00 closed 0.00 (running-balance 90.00)',
      'FB:T2 -90.00 closed 0.00 (running-balance 90.00)',
      'FB:T3 -90.00 closed 0.00 (running-balance 90.00)',
    ],
  ],
  [
    'not where two cycles have carried as much, for a person',
    'FB:A -50; FB:B -50; FB:X 50',
    [
      'FB:A -50.00 open -50.00',
      'FB:B -50.00 open -50.00',
      'FB:X 50.00 open 50.00 !unmatched-recoupment 50.00',
    ],
  ],
  [
    'a lump does not take the FB of its own set',
    'WO:M -60; FB -30, WO:X 90',
    ['WO:M -60.00 open -60.00', 'FB -30.00 open -30.00', 'WO:X 90.00 open 90.00 !unmatched-recoupment 90.00'],
  ],
  [
    'a 72 under the number of our cheque acknowledges it, whatever else is open',
    'WO:A -50, WO:B -50; cheque 1 50 77; 72:77 -50, WO:A 50',
    [
      'WO:A -50.00 closed 0.00 (person 50.00)',
      'WO:B -50.00 open -50.00',
      '72:77 -50.00 closed 0.00 (claim-chain 50.00)',
    ],
  ],
  [
    'not by amount where two could be meant',
    'WO:A -50; WO:B -50; WO:X 50',
    [
      'WO:A -50.00 open -50.00',
      'WO:B -50.00 open -50.00',
      'WO:X 50.00 open 50.00 !unmatched-recoupment 50.00',
    ],
  ],
  [
    'not by amount between two claims that are known apart',
    'chain A; chain B; WO:A -50; WO:B 50',
    ['WO:A -50.00 open -50.00', 'WO:B 50.00 open 50.00 !unmatched-recoupment 50.00'],
  ],
  [
    'a lump takes all that is open',
    'WO:A -50; FB:B -30; WO:X 80',
    ['WO:A -50.00 closed 0.00 (lump-sum 50.00)', 'FB:B -30.00 closed 0.00 (lump-sum 30.00)'],
  ],
  [
    'a takeback without a partner opens, for a person',
    'WO:X 80',
    ['WO:X 80.00 open 80.00 !unmatched-recoupment 80.00'],
  ],
  [
    'more than was owed is open as a takeback',
    'WO:A -50; WO:A 70',
    ['WO:A -50.00 closed 0.00 (reference 50.00)', 'WO:A 20.00 open 20.00 !unmatched-recoupment 20.00'],
  ],
  ['our cheque closes', 'WO:A -50; cheque 1 50', ['WO:A -50.00 closed 0.00 (person 50.00)']],
  [
    'our cheque that the payer acknowledges',
    'WO:A -50; cheque 1 50; 72:A -50, WO:A 50',
    ['WO:A -50.00 closed 0.00 (person 50.00)', '72:A -50.00 closed 0.00 (reference 50.00)'],
  ],
  [
    'a cheque acknowledged that nobody recorded',
    'WO:A -50; 72:A -50, WO:A 50',
    ['WO:A -50.00 closed 0.00 (reference 50.00)', '72:A -50.00 open -50.00 !unrecorded-cheque 50.00'],
  ],
  [
    'an unsolicited cheque that comes back',
    'WO:A -50; cheque 1 50; B2:A -50; WO:A 50',
    ['WO:A -50.00 closed 0.00 (person 50.00)', 'B2:A -50.00 closed 0.00 (reference 50.00)'],
  ],
  [
    'a cheque and a takeback without 72 is double',
    'WO:A -50; cheque 1 50; WO:A 50',
    ['WO:A -50.00 closed 0.00 (person 50.00)', 'WO:A 50.00 open 50.00 !double-recoupment 50.00'],
  ],
  [
    'a cheque for a letter that is withdrawn is owed to us, until the payer gives it back',
    'letter L1 A 50; cheque 1 50; withdraw 1',
    ['letter:A -50.00 closed 0.00 (person 50.00)', 'letter:A 50.00 open 50.00 !cheque-without-item 50.00'],
  ],
  [
    'and settles when it does',
    'letter L1 A 50; cheque 1 50; withdraw 1; B2:L1 -50',
    ['letter:A -50.00 closed 0.00 (person 50.00)', 'letter:A 50.00 closed 0.00 (letter -50.00)'],
  ],
  [
    'a letter and a delayed reversal of one overpayment',
    'chain A; letter L1 A 50; FB:A -50',
    ['letter:A -50.00 open -50.00 !letter-and-reversal 50.00', 'FB:A -50.00 open -50.00'],
  ],
  [
    'a letter for what the claim itself gave back',
    'chain A taken 50; letter L1 A 50',
    ['letter:A -50.00 open -50.00 !letter-and-reversal 50.00'],
  ],
  [
    'CS of opposite sign and same amount writes an open WO off',
    'WO:A -50; CS:A 50',
    ['WO:A -50.00 written-off 0.00 (written-off 50.00)'],
  ],
  [
    'CS writes off what a person says, where two owe the amount',
    'WO:A -50, WO:B -50; CS 50 closes WO:B',
    ['WO:A -50.00 open -50.00', 'WO:B -50.00 written-off 0.00 (written-off 50.00)'],
  ],
  [
    'CS of another amount than a person says closes nothing',
    'WO:A -50, WO:B -60; CS 40 closes WO:B',
    ['WO:A -50.00 open -50.00', 'WO:B -60.00 open -60.00', 'CS 0.00 unapplied 0.00'],
  ],
  [
    'CS gives back a takeback that nothing explains',
    'WO:X 40, CS:Y -40',
    ['WO:X 40.00 written-off 0.00 (written-off -40.00)'],
  ],
  [
    'CS beside the takeback that it gives back',
    'WO:A -50; WO:A 50, CS:A -50',
    ['WO:A -50.00 written-off 0.00 (written-off 50.00)', 'CS:A 0.00 unapplied 0.00'],
  ],
  [
    'CS of another amount closes nothing',
    'WO:A -50; CS 12.50',
    ['WO:A -50.00 open -50.00', 'CS 0.00 unapplied 0.00'],
  ],
  [
    'an advance is not repaid by a recovery of the same amount',
    'AP:ADV -90; WO:X 90',
    ['AP:ADV -90.00 open -90.00', 'WO:X 90.00 open 90.00 !unmatched-recoupment 90.00'],
  ],
];

describe('the register of recoupments', () => {
  it.each(RULES)('%s', (_, story, register) => {
    expect(registerOf(story)).toEqual(register);
  });

  it('explains a lump down to the claims', () => {
    const { facts, chains } = tellRegister('chain A; chain B; WO:A -50; FB:B -30; WO:X 80');
    const entries = buildRegister(facts, chains);
    const explained = entries.flatMap(({ closings }) =>
      closings.map(({ claimId, amount }) => `${claimId} ${formatCents(amount)}`),
    );
    expect(explained).toEqual(['claim-A 50.00', 'claim-B 30.00']);
    expect(entries.map(({ claimId }) => claimId)).toEqual(['claim-A', 'claim-B', undefined]);
  });

  it('keeps payers and payees apart', () => {
    const { facts } = tellRegister('WO:A -50; WO:A 50');
    const [owed, taken] = facts;
    const strangers = [owed!, { ...taken!, payeeIdentifier: '1111111112' }];
    expect(buildRegister(strangers, []).map(({ state }) => state)).toEqual(['open', 'open']);
    expect(sumOpen(buildRegister(strangers, []))).toBe(0);
  });
});
