import type { CalendarDate } from '../../schemas/calendar-date.js';
import { cents, formatCents } from '../../schemas/money.js';
import { matchClaimPayment, unmatchClaimPayment } from '../../src/app/claim-payments/match-claim-payment.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { disputeRecoupment } from '../../src/app/recoupments/dispute-recoupment.js';
import { listRecoupments } from '../../src/app/recoupments/list-recoupments.js';
import { recordOverpaymentLetter } from '../../src/app/recoupments/record-overpayment-letter.js';
import { withdrawLetter } from '../../src/app/recoupments/withdraw-letter.js';
import { ack277 } from '../support/acknowledgement-files.js';
import { changeRemittance } from '../support/change-remittance.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import {
  type DecisionScene,
  findClaimPayment,
  layClaims,
  openDecisionScene,
  receive,
  SECOND,
  tellBooks,
} from '../support/open-decision-scene.js';

const PAID = { trace: 'T1', date: '20260301', claims: ['LATE 120 P1', 'LATE -120 P1', 'LATE 70 P1A'] };
const OWED = { trace: 'T2', date: '20260308', claims: ['C1 100 Q1'], plb: ['WO:P1 -50', 'WO:X -50'] };
const TAKEN = { trace: 'T3', date: '20260315', claims: ['C2 100 Q2'], plb: ['WO:P1A 50'] };

/** `WO:P1 closed of LATE`, then the books. */
async function tell(scene: DecisionScene): Promise<readonly string[]> {
  const { items } = doneOf(await listRecoupments(scene.context, scene.actor, {}, { limit: 50 }));
  const entries = items.map(
    ({ fact: { reasonCode, reference }, openAmount, state, patientControlNumber = 'no claim' }) =>
      `${reasonCode}:${reference} ${state} ${formatCents(openAmount)} of ${patientControlNumber}`,
  );
  return [...entries, ...(await tellBooks(scene))];
}

/** What postings with and without a claim leave in an account, of all that are not zero. */
async function tellAccounts({ opened, actor }: DecisionScene): Promise<readonly string[]> {
  const rows = await opened.store.dataSource.query<{ told: string }[]>(
    `SELECT format('%s %s %s', CASE WHEN claim_id IS NULL THEN 'none' ELSE 'claim' END, account, sum(cents)) AS told
     FROM (SELECT claim_id, debit AS account, amount_cents AS cents FROM postings WHERE practice_id = $1
       UNION ALL SELECT claim_id, credit, -amount_cents FROM postings WHERE practice_id = $1) AS sides
     WHERE account IN ('payer.offset', 'adjustment.contractual', 'receivable.payer.1', 'receivable.payer.2')
     GROUP BY claim_id IS NULL, claim_id, account HAVING sum(cents) <> 0 ORDER BY 1`,
    [actor.practiceId],
  );
  return rows.map(({ told }) => told);
}

/** In a practice of its own, with what an older remittance tells of the claims before or after all others. */
async function play(
  opened: () => Parameters<typeof openDecisionScene>[0],
  steps: readonly ((scene: DecisionScene) => Promise<unknown>)[],
): Promise<readonly string[]> {
  const scene = await openDecisionScene(opened(), 3);
  for (const step of steps) await step(scene);
  return tell(scene);
}

const post = (remittance: typeof PAID) => (scene: DecisionScene) => receive(scene, remittance);
const both = [post(OWED), post(TAKEN)];

describeOnServer('the register and numbers of claims', (opened) => {
  it('says the same whether a claim comes before or after the takeback that names it', async () => {
    const lay = (scene: DecisionScene) => layClaims(scene, ['LATE']);
    const early = await play(opened, [lay, post(PAID), ...both]);
    expect(early.slice(0, 2)).toEqual(['WO:P1 closed 0.00 of LATE', 'WO:X open -50.00 of no claim']);
    expect(early.filter((line) => line.startsWith('item'))).toEqual([]);
    expect(await play(opened, [post(PAID), ...both, lay])).toEqual(early);
  });

  it('says the same whenever a person names the claim, or takes that back', async () => {
    const paid = { ...PAID, claims: ['ELSEWHERE 120 P1', 'ELSEWHERE -120 P1', 'ELSEWHERE 70 P1A'] };
    const ids = new Map<DecisionScene, string>();
    const take = async (scene: DecisionScene) => ids.set(scene, await receive(scene, paid));
    const each = (act: 'match' | 'unmatch') => async (scene: DecisionScene) => {
      const { context, actor } = scene;
      for (const ordinal of [1, 3]) {
        const claimPaymentId = await findClaimPayment(scene, ids.get(scene)!, ordinal);
        const asked = { subject: { claimPaymentId }, reason: 'Named on the phone' };
        if (act === 'unmatch') doneOf(await unmatchClaimPayment(context, actor, asked));
        else doneOf(await matchClaimPayment(context, actor, { ...asked, patientControlNumber: 'C3' }));
      }
    };
    const early = await play(opened, [take, each('match'), ...both]);
    expect(early[0]).toBe('WO:P1 closed 0.00 of C3');
    expect(await play(opened, [take, ...both, each('match')])).toEqual(early);
    const never = await play(opened, [take, ...both]);
    expect(never[0]).toBe('WO:P1 open -50.00 of no claim');
    expect(await play(opened, [take, each('match'), ...both, each('unmatch')])).toEqual(never);
  });

  it('says the same whether the payer acknowledges its number before or after', async () => {
    const named = ['P1', 'P1A'].map((number) => async ({ context, actor }: DecisionScene) => {
      const bytes = ack277('PR', [['C3', 'A2:20 WQ', { payerControlNumber: number }]]);
      expect(doneOf(await receiveFile(context, actor, { name: number, bytes })).result).toBe('applied');
    });
    const early = await play(opened, [...named, ...both]);
    expect(early[0]).toBe('WO:P1 closed 0.00 of C3');
    expect(await play(opened, [...both, ...named])).toEqual(early);
  });

  it('lets a letter that came before its claim was known go back where it came from', async () => {
    const scene = await openDecisionScene(opened(), 1);
    const { context, actor } = scene;
    const letter = {
      ...{ payerIdentifier: '1512345678', payerName: 'PAYER ONE', payeeIdentifier: '999999984' },
      ...{ letterNumber: 'L1', letterDate: '2026-03-01' as CalendarDate, stance: 'accepted' as const },
      claims: [{ payerControlNumber: 'P1', amount: cents(5_000) }],
    };
    const [recoupmentKey = ''] = doneOf(await recordOverpaymentLetter(context, actor, letter)).recoupmentKeys;
    await receive(scene, { trace: 'T1', date: '20260302', claims: ['C1 100 P1'] });
    const paid = ['claim adjustment.contractual 5000'];
    const accepted = [...paid, 'none adjustment.contractual 5000', 'none payer.offset -5000'];
    expect(await tellAccounts(scene)).toEqual(accepted);
    const dispute = async (isDisputed: boolean) =>
      doneOf(await disputeRecoupment(context, actor, { recoupmentKey, isDisputed }));
    await dispute(true);
    const disputed = [...paid, 'claim payer.offset -5000', 'claim receivable.payer.1 5000'];
    expect(await tellAccounts(scene)).toEqual(disputed);
    await dispute(false);
    expect(await tellAccounts(scene)).toEqual(accepted);
    await dispute(true);
    doneOf(await withdrawLetter(context, actor, recoupmentKey));
    expect(await tellAccounts(scene)).toEqual(paid);
  });

  it('lets the letter of a second payer go back to that payer, whose remittance is undone', async () => {
    const scene = await openDecisionScene(opened(), 1);
    const { context, actor } = scene;
    await receive(scene, { trace: 'T1', date: '20260301', claims: ['C1 120 P1'] });
    const paid = await tellAccounts(scene);
    const second = { trace: 'T2', date: '20260302', claims: ['C1 20 S1'], payer: SECOND, statusCode: '2' };
    const remittanceId = await receive(scene, second);
    const letter = {
      ...{ payerIdentifier: SECOND, payerName: 'PAYER TWO', payeeIdentifier: '999999984' },
      ...{ letterNumber: 'L2', letterDate: '2026-03-03' as CalendarDate, stance: 'disputed' as const },
      claims: [{ payerControlNumber: 'S1', amount: cents(1_500) }],
    };
    const [recoupmentKey = ''] = doneOf(await recordOverpaymentLetter(context, actor, letter)).recoupmentKeys;
    doneOf(await changeRemittance(scene, 'undo-remittance', remittanceId));
    doneOf(await withdrawLetter(context, actor, recoupmentKey));
    expect(await tellAccounts(scene)).toEqual(paid);
  });

  it('opens its items with the claim, also where that is known only later', async () => {
    const paid = { trace: 'T1', date: '20260301', claims: ['C3 100 P1A'] };
    const early = await play(opened, [post(paid), post(TAKEN as typeof PAID)]);
    expect(early).toContain('item unmatched-recoupment C3 50.00');
    expect(await play(opened, [post(TAKEN as typeof PAID), post(paid)])).toEqual(early);
  });
});
