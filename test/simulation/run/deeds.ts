import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { type Cents, cents } from '../../../schemas/money.js';
import { decideApproval } from '../../../src/app/approvals/decide-approval.js';
import { type NewRequest, requestApproval } from '../../../src/app/approvals/request-approval.js';
import { listRecoupments } from '../../../src/app/recoupments/list-recoupments.js';
import { recordOverpaymentLetter } from '../../../src/app/recoupments/record-overpayment-letter.js';
import { recordPayerCheque } from '../../../src/app/recoupments/record-payer-cheque.js';
import { doneOf } from '../../support/clinic-books.js';
import { payerAccount } from '../auditor/debts.js';
import type { Deed } from '../misbehaviours/misbehaviour.js';
import type { WorldPayer } from '../world/answer.js';
import type { OfficeSetting } from './office.js';
import type { PatientDeed } from './patients.js';

type Of<Kind extends Deed['does']> = Extract<Deed, { does: Kind }>;

interface Occasion {
  readonly payer: WorldPayer;
  readonly date: CalendarDate;
}

/** Does what people of the clinic do about what has come, by the use cases, and tells the auditor what it was. */
export async function actOn(
  setting: OfficeSetting,
  deed: Exclude<Deed, PatientDeed>,
  occasion: Occasion,
): Promise<void> {
  switch (deed.does) {
    case 'letter':
      return takeLetter(setting, deed, occasion);
    case 'cheque':
      return sendCheque(setting, deed, occasion);
    case 'decide':
      return decideDenial(setting, deed);
    case 'write-off':
      return writeOff(setting, deed);
  }
}

async function takeLetter(
  { context, actor, auditor }: OfficeSetting,
  { claim, icn, cents: asked, letter, payer: place, stance }: Of<'letter'>,
  { payer, date }: Occasion,
): Promise<void> {
  const claims = [{ payerControlNumber: icn, amount: cents(asked) }];
  const from = { payerIdentifier: payer.traceId, payerName: payer.name };
  const told = { ...from, letterNumber: letter, letterDate: date, stance, claims };
  doneOf(await recordOverpaymentLetter(context, actor, told));
  const against = stance === 'accepted' ? 'adjustment.contractual' : payerAccount(place);
  auditor.offset({ against, claim, cents: -asked });
}

async function sendCheque(
  { context, actor, auditor }: OfficeSetting,
  { reference, cents: paid }: Of<'cheque'>,
  { date }: Occasion,
): Promise<void> {
  const page = doneOf(await listRecoupments(context, actor, {}, { limit: 200 }));
  const item = page.items.find(({ fact }) => fact.reference === reference)!;
  const cheque = { recoupmentKey: item.key, chequeNumber: `C${reference}`, date, amount: cents(paid) };
  doneOf(await recordPayerCheque(context, actor, cheque));
  auditor.offset({ against: 'cash.bank', cents: paid });
}

const AT_STAKE = `
  SELECT d.natural_key AS key, d.at_stake_cents::text AS cents
  FROM denials d
    JOIN claims c ON c.practice_id = d.practice_id AND c.claim_id = d.claim_id
    JOIN claim_payments p ON p.practice_id = d.practice_id AND p.claim_payment_id = d.claim_payment_id
  WHERE d.practice_id = $1 AND d.state = 'open' AND c.claim ->> 'patientControlNumber' = $2
    AND d.line_control_number = $3 AND p.payment ->> 'payerControlNumber' = $4`;

/** Of the first line that the answer denies. */
async function decideDenial(setting: OfficeSetting, { as, answer, percent }: Of<'decide'>): Promise<void> {
  const { claim, icn } = answer;
  const { line, cas } = answer.lines[0]!;
  const [found] = await find(setting, AT_STAKE, [claim.name, line.number, icn]);
  const amount = partOf(found?.cents, percent);
  if (!found || amount <= 0) return;
  const kind = as === 'given-up' ? 'write-off.denial' : 'billed-on';
  await askApproval(setting, { kind, objectId: found.key, amount, reason: 'Looked at' });
  setting.auditor.decide({ claim, answer, line: line.number, cas: cas[0]!, as, cents: amount });
}

const OWED = `
  SELECT c.claim_id::text AS key, sum(CASE WHEN p.debit = 'receivable.patient' THEN p.amount_cents
      WHEN p.credit = 'receivable.patient' THEN -p.amount_cents ELSE 0 END)::text AS cents
  FROM claims c JOIN postings p ON p.practice_id = c.practice_id AND p.claim_id = c.claim_id
  WHERE c.practice_id = $1 AND c.claim ->> 'patientControlNumber' = $2 GROUP BY 1`;

async function writeOff(setting: OfficeSetting, { account, claim, percent }: Of<'write-off'>): Promise<void> {
  const [found] = await find(setting, OWED, [claim.name]);
  const amount = partOf(found?.cents, percent);
  if (!found || amount <= 0) return;
  await askApproval(setting, { kind: account, objectId: found.key, amount, reason: 'Looked at' });
  setting.auditor.writeOff({ claim, account, cents: amount });
}

async function find({ store, actor }: OfficeSetting, statement: string, given: readonly string[]) {
  const parameters = [actor.practiceId, ...given];
  return store.dataSource.query<{ key: string; cents: string }[]>(statement, parameters);
}

function partOf(whole: string | undefined, percent: number): Cents {
  return cents(Math.floor((Number(whole ?? 0) * percent) / 100));
}

/** Asks, and where it takes others they approve; gives the id of the approval. */
export async function askApproval({ context, actor }: OfficeSetting, request: NewRequest): Promise<string> {
  let { state, approvalId, decisions } = doneOf(await requestApproval(context, actor, request));
  while (state === 'open') {
    const other = { ...actor, actorId: `approver-${decisions.length + 1}` };
    const decision = { approvalId, verdict: 'approve' } as const;
    ({ state, decisions } = doneOf(await decideApproval(context, other, decision)));
  }
  return approvalId;
}
