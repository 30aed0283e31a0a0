import type { Journal } from '../../../schemas/ledger.js';
import type { Adjudication, ClaimAccount, ClaimDecision } from '../../../schemas/remittance-records.js';
import type { SignedWaiver } from '../../../schemas/signed-waiver.js';
import { checkJournal } from '../../../src/domain/ledger/check-journal.js';
import { planCharge } from '../../../src/domain/ledger/plan-charge.js';
import { planPatientWriteOff } from '../../../src/domain/remittance/planning/plan-decision-postings.js';
import { planPostings } from '../../../src/domain/remittance/planning/plan-postings.js';
import type { PostingPlan } from '../../../src/domain/remittance/planning/posting-plan.js';
import { money } from './remittance-builder.js';
import { entriesOf, renderEnd, TODAY, tellStory } from './story.js';

/**
 * A story of claim payments, then what persons decided when all but its last claim payments had come, then the end:
 * `story | give cp1:1.1 60, bill cp2:1.1 40, debt 30 | 1 => end`. The number says how many claim payments come after.
 */
const RULES = `
# Given up: written off, and no denial is open any more
charge 100; pay 0; CO-16 100 | give cp1:1.1 100 | 0 => write-off.denial 100
charge 100; pay 0; CO-16 100 | give cp1:1.1 60 | 0 => payer1 40, write-off.denial 60, denied technical 40
charge 100+50; pay 0; CO-16 100; line 0; CO-16 50 | give cp1:2.1 50 | 0 => payer1 100, write-off.denial 50, denied technical 100
charge 100; pay 0; CO-16 60; CO-50 40 | give cp1:1.2 40 | 0 => payer1 60, write-off.denial 40, denied technical 60
charge 100; whole 0; CO-16 100 | give cp1:0.1 100 | 0 => write-off.denial 100

# Paid after all, whole or in part: what was given up and is not open any more comes back
charge 100; pay 0; CO-16 100; pay 60; CO-45 40 | give cp1:1.1 100 | 1 => contractual 40
charge 100; pay 0; CO-16 100; pay 30; CO-197 70 | give cp1:1.1 100 | 1 => write-off.denial 70
charge 100+50; pay 0; CO-16 100; line 0; CO-16 50; pay 100; line 0; CO-16 50 | give cp1:1.1 100, give cp1:2.1 50 | 1 => write-off.denial 50
charge 100; pay 0; CO-16 100; reverse | give cp1:1.1 100 | 1 => payer1 100
charge 100; pay 0; CO-16 100; reverse; pay 70; CO-45 30 | give cp1:1.1 100 | 2 => contractual 30
charge 100+50; pay 0; CO-16 100; line 40; CO-45 10; whole 120; CO-45 30 | give cp1:1.1 100 | 1 => payer1 -20, contractual 10, !adjudicated-twice 120

# Billed on: to the next payer, else to the patient, and back when it is paid after all
charge 100; pay 0; PR-204 100 | bill cp1:1.1 100 | 0 => patient 100
charge 100; payers 2; pay 60; PR-204 40 | bill cp1:1.1 40 | 0 => payer2 40
charge 100; payers 2; pay 60; PR-204 40; payer 2; pay 30; CO-45 70 | bill cp1:1.1 40 | 1 => contractual 10
charge 100; payers 2; pay 60; PR-204 40; payer 2; pay 30; CO-45 70 | bill cp1:1.1 40 | 0 => contractual 10
charge 100; pay 0; PR-204 100; pay 60; CO-45 40 | bill cp1:1.1 100 | 1 => contractual 40
charge 100; pay 0; CO-16 100 | bill cp1:1.1 100 | 0 => payer1 100, denied technical 100
charge 100; medicaid 1; pay 0; PR-204 100 | bill cp1:1.1 100 | 0 => payer1 100, denied non-covered 100
charge 100; pay 0; PR-204 100; remark N782 | bill cp1:1.1 100 | 0 => payer1 100, denied non-covered 100

# Under a signed waiver also what was denied under CO or PI, but not to whom nobody may bill
charge 100; pay 0; CO-50 100 | waive cp1:1.1 100 | 0 => patient 100
charge 100; pay 0; PI-50 100 | waive cp1:1.1 60 | 0 => patient 60, payer1 40, denied medical 40
charge 100; payers 2; pay 60; CO-50 40 | waive cp1:1.1 40 | 0 => payer2 40
charge 100; pay 0; CO-50 100; pay 60; CO-45 40 | waive cp1:1.1 100 | 1 => contractual 40
charge 100; pay 0; CO-50 100; reverse | waive cp1:1.1 100 | 1 => payer1 100
charge 100; pay 0; CO-50 100; remark N782 | waive cp1:1.1 100 | 0 => payer1 100, denied medical 100
charge 100; pay 0; CO-50 100; remark N830 | waive cp1:1.1 100 | 0 => payer1 100, denied medical 100
charge 100; medicaid 1; pay 0; CO-50 100 | waive cp1:1.1 100 | 0 => payer1 100, denied medical 100
charge 100; payers 2; medicaid 2; pay 60; CO-50 40 | waive cp1:1.1 40 | 0 => payer1 40, denied medical 40

# Both, and the patient's side given up behind it (W10b)
charge 100; pay 0; PR-204 100 | bill cp1:1.1 60, give cp1:1.1 60 | 0 => patient 60, write-off.denial 40
charge 100; pay 0; PR-204 100 | bill cp1:1.1 100, debt 70 | 0 => patient 30, write-off.bad-debt 70
charge 100; pay 0; PR-204 100; pay 60; CO-45 40 | bill cp1:1.1 100, debt 70 | 1 => contractual 40
charge 100; pay 0; PR-204 100; pay 60; CO-45 20; PR-1 20 | bill cp1:1.1 100, debt 70 | 1 => contractual 20, write-off.bad-debt 20
`;

const cases = RULES.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));

const WAIVER: SignedWaiver = { notice: 'waiver', document: 'W-1', signedOn: TODAY, lines: [] };

interface Told {
  readonly claim: ClaimAccount;
  readonly adjudications: readonly Adjudication[];
  readonly decisions: readonly ClaimDecision[];
  readonly debts: readonly Journal[];
  readonly late: number;
}

function tell(text: string): Told {
  const [story = '', acts = '', late = ''] = text.split('|').map((part) => part.trim());
  const { claim, adjudications } = tellStory(story);
  const { claimId, patientAccountId } = claim;
  const told = acts.split(', ').map((act) => act.split(' ') as [string, string, string]);
  const decisions = told
    .filter(([verb]) => verb !== 'debt')
    .map(([verb, key, amount], index) => ({
      ...{ approvalId: `a${index}`, objectId: `denial:${key}`, amount: money(amount) },
      decision: verb === 'give' ? ('given-up' as const) : ('billed-on' as const),
      decidedAt: `2026-02-01T10:00:0${index}.000Z`,
      ...(verb === 'waive' && { waiver: WAIVER }),
    }));
  const debts = told
    .filter(([verb]) => verb === 'debt')
    .map(([, amount]) => {
      const writeOff = { approvalId: 'debt', account: 'write-off.bad-debt', amount: money(amount) } as const;
      return planPatientWriteOff({ ...writeOff, claimId, patientAccountId }, TODAY);
    });
  return { claim, adjudications, decisions, debts, late: Number(late) };
}

/** Decided between the claim payments, or all planned at once. */
function postTold({ claim, adjudications, decisions, debts, late }: Told, atOnce: boolean) {
  const journals = planCharge(claim, [], TODAY);
  const decided = { ...claim, decisions };
  const post = (account: ClaimAccount, count: number): PostingPlan => {
    const plan = planPostings(account, adjudications.slice(0, count), entriesOf(journals), TODAY);
    journals.push(...plan.journals);
    return plan;
  };
  const early = adjudications.length - late;
  if (!atOnce) {
    post(claim, early);
    post(decided, early);
  }
  journals.push(...debts);
  return { journals, plan: post(decided, adjudications.length), again: post(decided, adjudications.length) };
}

describe('what persons decided', () => {
  it.each(cases)('%s', (rule) => {
    const [told, wanted] = rule.split('=>').map((side) => side.trim()) as [string, string];
    for (const atOnce of [false, true]) {
      const { journals, plan, again } = postTold(tell(told), atOnce);
      expect(renderEnd(journals, plan)).toEqual(wanted.split(', ').sort());
      expect(journals.flatMap(checkJournal)).toEqual([]);
      expect(again.journals).toEqual([]);
    }
  });

  it('denials say what became of them, and the claim waits no more', () => {
    const { plan } = postTold(tell('charge 100; pay 0; CO-16 100 | give cp1:1.1 100 | 0'), false);
    expect([plan.denials[0]?.state, plan.claimState]).toEqual(['given-up', 'adjudicated']);
    const billed = postTold(tell('charge 100; pay 0; PR-204 100 | bill cp1:1.1 100 | 0'), false);
    expect([billed.plan.denials[0]?.state, billed.plan.claimState]).toEqual(['billed-on', 'adjudicated']);
  });
});
