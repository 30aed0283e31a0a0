import { sumCents } from '../../../schemas/money.js';
import { checkJournal } from '../../../src/domain/ledger/check-journal.js';
import { buildTrialBalance } from '../../../src/domain/ledger/trial-balance.js';
import { planPostings } from '../../../src/domain/remittance/planning/plan-postings.js';
import { entriesOf, postInOrder, renderEnd, TODAY, tellStory } from './story.js';

const RULES = `
# 4.1, 4.2: a first payer
charge 150; pay 80; CO-45 40; PR-1 30 => patient 30, contractual 40
charge 200; pay 0; CO-16 200 => payer1 200, denied technical 200
charge 200; pay 0; CO-16 200; reverse => payer1 200
charge 200; pay 0; CO-16 200; reverse; pay 96; CO-45 80; PR-2 24 => patient 24, contractual 80
charge 200; pay 0; CO-16 200; pay 96; CO-45 80; PR-2 24 => patient 24, contractual 80
charge 100; pay 0; CO-45 40; PR-1 60 => patient 60, contractual 40
charge 100; pay 50; CO-45 20; CO-97 30 => payer1 30, contractual 20, denied bundling 30
charge 100+50; pay 60; CO-45 40; line 30; PR-2 20 => patient 20, contractual 40
charge 100; pay 108; CO-94 -8 => contractual -8
charge 100; pay 98; CO-45 -8; PR-2 10 => patient 10, contractual -8
charge 100; pay 49; CO-45 50; CO-253 1 => contractual 51
charge 100; pay 60; PI-45 40 => payer-initiated 40
charge 100; pay 60; OA-45 40 => other 40
charge 100; pay 60; CO-59 40 => contractual 40
charge 100; pay 0; CO-59 100 => payer1 100, denied bundling 100
charge 100; pay 0; CO-45 100 => payer1 100, denied full-contractual 100
charge 0.01; pay 0; CO-45 0.01 => contractual 0.01
charge 100; pay 0; CO-45 90; CO-253 10 => payer1 100, denied full-contractual 90, denied full-contractual 10
charge 100; pay 0; CO-45 40; PR-1 60; remark MA130 => payer1 40, patient 60, denied full-contractual 40
charge 100; pay 0; CO-24 100 => payer1 100, denied coverage 100
charge 100; capitated 1; pay 0; CO-24 100 => capitation 100
charge 100; pay 0; CO-22 100 => payer1 100, denied coverage 100
charge 100; pay 0; CO-109 100 => payer1 100, denied coverage 100
charge 100; pay 40; CO-9999 60 => payer1 60, denied unclassified 60
charge 100; pay 40; PR-204 60 => payer1 60, denied non-covered 60
charge 100; pay 0; PR-100 100 => patient 100
charge 100; payers 2; pay 0; PR-100 100 => patient 100
charge 100; pay 0; CO-133 100 => payer1 100

# Bars on patient share
charge 100; pay 70; PR-2 30; remark N781 => payer1 30, !patient-share-barred 30
charge 100; payers 2; pay 70; PR-2 30; remark N781 => payer2 30
charge 100; pay 70; OA-209 30 => payer1 30, !patient-share-barred 30
charge 100; medicaid 1; pay 70; PR-3 30 => payer1 30, !patient-share-barred 30
charge 100; pay 70; PR-45 30 => payer1 30, !patient-share-barred 30
charge 100; payers 2; pay 70; PR-45 30 => payer1 30, !patient-share-barred 30
charge 100; pay 70; PR-2 50; PR-187 -20 => patient 30
charge 100; pay 120; PR-187 -20 => payer1 100, unapplied 120, !negative-amount 120

# 4.3: a later payer; after the first one payer 2 owes 75
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75 => payer2 75, contractual 131
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10 => contractual 141
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 65; CO-45 435 => contractual 141
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 65; OA-23 294; CO-45 141 => contractual 141
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 0; OA-23 425; CO-45 75 => contractual 206
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 84; OA-23 425; OA-94 -9 => contractual 131, other -9
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 365; CO-45 125; PR-2 10 => payer2 -290, contractual 131, !overpaid -290
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 0; OA-23 500 => payer2 75, contractual 131, !unexplained-remainder 75
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 0; CO-22 500 => payer2 75, contractual 131, denied coverage 75
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 0; CO-45 500 => payer2 75, contractual 131, denied full-contractual 75
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 50; OA-23 425; PR-3 25 => patient 25, contractual 131
charge 500; payers 3; pay 294; CO-45 131; PR-2 75; payer 2; pay 50; OA-23 425; PR-3 25; payer 3; pay 20; OA-23 475; CO-45 5 => contractual 136

# Step 5: what one line has too much hides nothing of another
charge 100+100; payers 2; pay 0; PR-1 100; line 80; PR-2 20; payer 2; pay 0; CO-16 100; line 100 => payer2 20, denied technical 100, !overpaid -80
charge 100+100; payers 2; pay 50; PR-2 50; line 50; PR-2 50; payer 2; pay 0; OA-23 100; line 100 => !overpaid -50, !unexplained-remainder 50

# Held: a predecessor is missing
charge 500; payers 2; payer 2; pay 65; OA-23 425; CO-45 10 => payer1 500, unapplied 65, !held-claim-payment 65

# 4.4: reversal and correction
charge 200; pay 120; CO-45 50; PR-1 30; reverse => payer1 200
charge 200; pay 120; CO-45 50; PR-1 30; reverse; pay 150; CO-45 50 => contractual 50
charge 200; pay 120; CO-45 50; PR-1 30; reverse; pay 150; CO-45 50; reverse => payer1 200
charge 200; pay 120; CO-45 50; PR-1 30; reverse; pay 150; CO-45 50; status 22 => contractual 50
charge 200; pay 120; CO-45 50; PR-1 30; reverse; reverse 1 => payer1 200, unapplied -120, !possible-duplicate -120
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; reverse => payer1 500, payer2 -65, !overpaid -65, !cob-stale -75

# An answer on figures that have changed: one to the whole claim comes in place of those by line; a duplicate denial is none
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 75; OA-23 425; payer 1; reverse; pay 329; CO-45 131; PR-2 40; same; payer 2; pay 0; CO-18 500 => payer2 -35, contractual 131, !overpaid -35, !cob-stale -35
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 0; OA-18 500; payer 1; reverse; pay 329; CO-45 131; PR-2 40; same; payer 2; pay 485; CO-45 10; PR-1 5; claim OA-23 460 => patient 5, contractual 141
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 0; OA-23 425; CO-16 75; payer 1; reverse; pay 329; CO-45 131; PR-2 40; same; payer 2; pay 490; CO-45 10; claim OA-23 460 => contractual 141

# W10(d): a reversal of some lines, and of several claim payments
charge 100+100; pay 60; CO-45 40; line 50; PR-1 50; reverse; only 1 => payer1 100, patient 50
charge 100+100; pay 60; CO-45 40; line 50; PR-1 50; reverse; only 1; pay 70; CO-45 30; same => patient 50, contractual 30
charge 100+100; pay 60; CO-45 40; line 50; PR-1 50; reverse; only 1; reverse; only 2 => payer1 200
charge 100+100; pay 60; CO-45 40; line 50; PR-1 50; reverse; only 1; reverse; only 1 => payer1 100, patient 50, unapplied -60, !possible-duplicate -60
charge 100+100; pay 60; CO-45 40; line 50; PR-1 50; reverse; only 1; reverse => payer1 200, unapplied -60, !reversal-differs -60
charge 100+100; pay 60; CO-45 40; line 50; PR-1 50; reverse; reverse 1; only 1 => payer1 200, unapplied -60, !possible-duplicate -60
charge 100+100; pay 60; CO-45 40; line 0; CO-16 100; reverse; only 2 => payer1 100, contractual 40
charge 100+100; pay 60; CO-45 40; pay 50; PR-1 50; from 2; reverse 1; also 2 => payer1 200
charge 100+100; pay 60; CO-45 40; pay 50; PR-1 50; from 2; reverse 1; also 2; pay 70; CO-45 30; same; pay 50; PR-1 50; from 2; same => patient 50, contractual 30
charge 100+100; pay 60; CO-45 40; line 40; CO-45 60; reverse; only 1; pay 70; CO-45 30; same; reverse 2; also 1; only 1 => payer1 100, contractual 60
charge 300+200; pay 300; line 190; PR-1 10; claim CO-45 50; reverse; only 2 => payer1 200, contractual 50
charge 100+100; payers 2; pay 60; PR-1 40; line 50; PR-1 50; reverse; only 1 => payer1 100, payer2 50
charge 100+50; pay 90; CO-45 60; reverse => payer1 150

# Which one is reversed, of several with one number: by its CAS, and not the correction of the same day; and what comes before what
charge 100; pay 0; CO-16 100; number N; pay 0; CO-45 20; PR-1 80; number N; reverse; pay 60; CO-45 40; same => contractual 40
charge 200+100; pay 0; PR-2 200; number N; pay 0; PR-2 100; number N; from 2; same; reverse 1; also 2; pay 0; CO-45 20; PR-2 180; line 0; PR-2 100; sameday => patient 280, contractual 20
charge 200+100; pay 0; PR-1 200; number N; pay 0; PR-1 100; number NB; from 2; same; pay 0; CO-18 200; line 0; CO-18 100; reverse 1; also 2; pay 150; CO-45 50; line 60; CO-45 40; same => contractual 90
charge 200+100; pay 130; PR-2 70; number N; pay 72; CO-45 28; number NB; from 2; same; reverse 1; reverse 2; same; whole 200; CO-45 100; number N; sameday; reverse; pay 150; CO-45 50; line 0; CO-50 100; number N; same => payer1 100, contractual 50, denied medical 100

# Step 0: adjudicated twice
charge 150; pay 80; CO-45 40; PR-1 30; pay 80; CO-45 40; PR-1 30 => payer1 -80, patient 30, contractual 40, !adjudicated-twice 80
charge 150; pay 0; CO-45 40; CO-16 110; pay 80; CO-45 40; PR-1 30 => patient 30, contractual 40
charge 500; payers 2; pay 0; CO-16 500; pay 294; CO-45 131; PR-2 75; payer 2; pay 0; CO-16 500; pay 20; OA-23 480 => payer2 55, contractual 131, !unexplained-remainder 55
charge 150; pay 80; CO-45 40; PR-1 30; pay 0; CO-18 150 => patient 30, contractual 40
charge 500; payers 2; discounts 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 0; CO-16 500; pay 50; OA-23 450 => contractual 156
charge 100; pay 50; CO-97 50; pay 30; CO-97 70 => payer1 20, denied bundling 20, !adjudicated-twice 30
charge 150; pay 0; CO-16 150; pay 0; CO-18 150 => payer1 150, denied technical 150
charge 150; pay 50; CO-45 10; pay 60; CO-45 30 => contractual 40
charge 100+50; pay 100; line 0; CO-16 50; pay 100 => payer1 -50, denied technical 50, !adjudicated-twice 100
charge 150; pay 50; CO-45 10 => payer1 90, contractual 10

# A claim that was denied without lines, answered by line since; a denied line answered since, and that taken back
charge 300+200; whole 0; CO-16 500; pay 250; CO-45 50; line 150; CO-45 50; claim PR-1 40 => patient 40, contractual 100
charge 300+200; whole 0; CO-16 500; pay 200; PR-2 100 => payer1 200, patient 100, denied technical 200
charge 100+50; whole 0; CO-16 150; pay 70; CO-45 30; line 0; CO-50 50; claim PR-1 70 => payer1 50, patient 70, contractual 30, denied medical 50
charge 100+50; pay 0; CO-16 100; line 0; CO-16 50; pay 70; CO-45 30; line 0; CO-50 50; claim PR-1 70 => payer1 50, patient 70, contractual 30, denied medical 50
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; whole 0; CO-22 500; pay 40; OA-23 460 => payer2 35, contractual 131, !unexplained-remainder 35
charge 500+300; payers 2; pay 300; PR-2 200; line 200; PR-2 100; payer 2; pay 0; OA-23 300; CO-16 200; line 40; OA-23 260; pay 0; OA-23 300; CO-50 200 => payer2 260, denied medical 200, !unexplained-remainder 60
charge 100; pay 0; CO-16 100; pay 60; CO-45 40; reverse => payer1 100
charge 100; whole 0; CO-16 100; pay 60; CO-45 40; reverse => payer1 100

# Step 0, of a payer that adjudicates again without a reversal
charge 150; replaces 1; pay 80; CO-45 40; PR-1 30; pay 80; CO-45 40; PR-1 30 => patient 30, contractual 40, unapplied 80, !adjudicated-twice 80
charge 150; replaces 1; pay 80; CO-45 40; PR-1 30; pay 60; CO-45 40; PR-1 50 => patient 50, contractual 40, unapplied 80, !adjudicated-twice 80
charge 150; replaces 1; pay 0; CO-45 40; PR-1 110; pay 80; CO-45 40; PR-1 30 => patient 30, contractual 40
charge 150; replaces 1; pay 80; CO-45 40; PR-1 30; pay 0; CO-45 40; PR-1 110 => patient 110, contractual 40, unapplied 80, !adjudicated-twice 80
charge 150; replaces 1; pay 80; CO-45 40; PR-1 30; pay 0; CO-16 150 => payer1 150, denied technical 150, unapplied 80, !adjudicated-twice 80
charge 150; replaces 1; pay 80; CO-45 40; PR-1 30; pay 0; CO-18 150 => patient 30, contractual 40
charge 150; replaces 1; pay 80; CO-45 40; PR-1 30; reverse; pay 90; CO-45 40; PR-1 20 => patient 20, contractual 40
charge 150; replaces 1; pay 50; CO-45 10; pay 60; CO-45 30 => contractual 40
charge 100+50; replaces 1; pay 60; CO-45 40; line 30; CO-45 20; pay 70; CO-45 30 => contractual 50, unapplied 60, !adjudicated-twice 60
charge 300+200; replaces 1; pay 300; line 200; claim CO-45 50; pay 300; line 150; CO-45 50 => contractual 50, unapplied 450, !adjudicated-twice 450
charge 500; payers 2; replaces 1; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; payer 1; pay 300; CO-45 131; PR-2 69 => contractual 135, unapplied 294, !adjudicated-twice 294, !cob-stale -6
charge 500; payers 2; replaces 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10; pay 70; OA-23 425; CO-45 5 => contractual 136, unapplied 65, !adjudicated-twice 65

# Step 5, of a payer that gives no reasons
charge 500; payers 2; discounts 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 0; OA-23 500 => contractual 206
charge 500; payers 2; discounts 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 40; OA-23 460 => contractual 166
charge 500; payers 2; discounts 1; pay 294; CO-45 131; PR-2 75; payer 2; pay 40; OA-23 460 => payer2 35, contractual 131, !unexplained-remainder 35
charge 500; payers 2; discounts 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 0; CO-22 500 => payer2 75, contractual 131, denied coverage 75
charge 500; payers 2; discounts 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 0; OA-23 480; CO-16 20 => contractual 186, payer2 20, denied technical 20
charge 500; payers 2; discounts 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 0; OA-23 500; pay 75; OA-23 425 => contractual 131
charge 500; payers 2; discounts 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 0; OA-23 500; reverse => payer2 75, contractual 131
charge 300+200; payers 2; discounts 2; pay 200; PR-2 100; line 150; PR-2 50; payer 2; pay 60; OA-23 240; line 40; OA-23 160; claim CO-45 30 => contractual 80
charge 150; discounts 1; pay 50; CO-45 10 => payer1 90, contractual 10

# Step 6: adjustments of the claim beside lines
charge 300+200; pay 300; line 200; claim CO-45 50 => contractual 50
charge 300+200; pay 250; CO-45 50; line 200; claim PR-1 40 => patient 40, contractual 50
charge 300+200; pay 300; line 0; CO-16 200; claim CO-45 50 => payer1 200, contractual 50, denied technical 200
charge 300+200; pay 300; claim CO-94 -10 => payer1 200, contractual -10
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 75; OA-23 425; claim PR-1 10 => patient 10, contractual 131

# Step 6, where they take back all that SVC03 say, or what earlier payers settled
charge 300+200; pay 300; line 200; claim CO-29 500 => payer1 500, denied technical 500
charge 300+200; pay 300; line 200; claim CO-29 500; pay 200; CO-45 100; line 150; PR-2 50 => patient 50, contractual 100
charge 300+200; pay 250; CO-45 50; line 200; claim CO-16 450; pay 200; CO-45 100; line 150; PR-2 50 => patient 50, contractual 100
charge 300+200; pay 300; line 0; CO-16 200; claim PR-1 300; pay 100; CO-45 100; from 2 => patient 300, contractual 100
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 490; CO-45 10; claim OA-23 425 => contractual 141
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 425; PR-1 75; claim OA-23 425 => patient 75, contractual 131
charge 500; payers 2; pay 294; CO-45 131; PR-2 75; payer 2; pay 490; PR-1 10; claim CO-45 425 => patient 10, contractual 131
charge 300+200; payers 2; pay 200; PR-2 100; line 150; PR-2 50; payer 2; pay 290; PR-1 10; line 160; CO-50 40; claim OA-23 350 => patient 10, payer2 40, denied medical 40
charge 300+200; payers 2; pay 200; PR-2 100; line 150; PR-2 50; payer 2; pay 300; line 200; claim CO-22 500; pay 100; OA-23 200; line 45; OA-23 150; PR-2 5 => patient 5

# Codes in lower case and with leading zeros
charge 150; pay 80; co-045 40; pr-01 30 => patient 30, contractual 40
charge 150; payers 2; pay 0; PR-0100 150 => patient 150
charge 150; capitated 1; pay 0; CO-024 150 => capitation 150
charge 150; pay 100; CO-45 20; PR-2 10; OA-0209 20 => payer1 30, contractual 20, !patient-share-barred 10, !patient-share-barred 20
charge 150; pay 0; CO-0246 150 => payer1 150

# No lines in the 835
charge 100; pay 0; CO-16 100; whole 70; CO-45 30 => contractual 30
charge 300+200; whole 350; CO-45 100; PR-2 50 => patient 50, contractual 100
charge 300+200; payers 2; whole 350; CO-45 100; PR-2 50; payer 2; pay 20; OA-23 265; CO-45 15; line 10; OA-23 185; CO-45 5 => contractual 120

# One service for the charges of several lines
charge 100+50+50; pay 150; CO-45 50 => contractual 50
charge 100+50; payers 2; pay 90; CO-45 40; PR-2 20; payer 2; pay 10; OA-23 130; CO-45 10 => contractual 50
charge 100+50; pay 90; CO-45 60; reverse; pay 60; CO-45 40; line 30; CO-45 20 => contractual 60

# Information and exceptions
charge 100; pay 0; CO-45 100; status 25 => payer1 100
charge 100; pay 50; CO-45 50; status 23 => payer1 100, unapplied 50, !unexpected-payment 50
`;

const cases = RULES.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));

describe('posting rules', () => {
  it.each(cases)('%s', (rule) => {
    const [told, wanted] = rule.split('=>').map((side) => side.trim()) as [string, string];
    const { claim, adjudications, terms } = tellStory(told);
    const { journals, plan } = postInOrder(claim, adjudications, terms);
    expect(renderEnd(journals, plan)).toEqual(wanted.split(', ').sort());
    expect(journals.flatMap(checkJournal)).toEqual([]);
    const cash = buildTrialBalance(journals.flatMap((each) => each.postings)).get('cash.remittance') ?? 0;
    expect(cash).toBe(sumCents(adjudications, (each) => each.payment.paymentAmount));
    expect(planPostings(claim, adjudications, entriesOf(journals), TODAY, terms).journals).toEqual([]);
  });
});
