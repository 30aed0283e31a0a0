import type { Journal } from '../../../schemas/ledger.js';
import { formatCents, sumCents } from '../../../schemas/money.js';
import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import type { Adjudication, ClaimAccount } from '../../../schemas/remittance-records.js';
import { planCharge } from '../../../src/domain/ledger/plan-charge.js';
import { buildTrialBalance } from '../../../src/domain/ledger/trial-balance.js';
import type { PayerProfile } from '../../../src/domain/remittance/payer-profiles.js';
import { DEFAULT_TERMS, type PlanTerms } from '../../../src/domain/remittance/plan-terms.js';
import { planPostings } from '../../../src/domain/remittance/planning/plan-postings.js';
import type { PostingPlan, StandingEntry } from '../../../src/domain/remittance/planning/posting-plan.js';
import {
  adjudication,
  adjustments,
  balanced,
  claimAccount,
  claimPayment,
  day,
  money,
  ofServices,
  reversalOf,
} from './remittance-builder.js';

/**
 * A posting rule as text: `charge 150; pay 80; CO-45 40; PR-1 30 => patient 30, contractual 40`.
 *
 * Before the arrow, steps: `charge 100+50` (two lines), `payers 2`, `medicaid 1`, `capitated 1`, `replaces 1` and `discounts 2` (profiles: adjudicates
 * again without a reversal; what it does not explain is contractual); `payer 2` (who
 * speaks next); `pay 80` begins a claim payment, `line 20` its next line, `whole 80` one without lines;
 * `CO-45 40` an adjustment, `claim CO-45 40` one of the claim beside lines, `remark N781`, `status 22`, `number N1` (CLP07);
 * `reverse` takes back the payer's latest claim payment that is not a reversal, `reverse 2` the second; `again 1` brings
 * the first of all in another file, `undo 1` with CLP02 22; of a reversal `only 2` leaves the second line
 * alone, `also 2` takes back the lines of the second claim payment too; `from 2` has its lines begin with the second. Each comes in a
 * set and on a day of its own, but for `same`, which is the set of the one before, and `sameday`.
 *
 * After it, everything that is not zero: accounts by short name (`payer1`, `patient`, `contractual`, `unapplied`),
 * open denials (`denied coverage 75`, the amount at stake), work items (`!overpaid -290`).
 * Revenue and cash are not named: cash must be the sum of CLP04.
 */
export function tellStory(text: string): {
  claim: ClaimAccount;
  adjudications: Adjudication[];
  terms: PlanTerms;
} {
  const setup = { charges: ['0'], payers: 1, isMedicaid: 0, isCapitated: 0 };
  const profiles = new Map<string, PayerProfile>();
  const drafts: Draft[] = [];
  let payer = 1;
  for (const step of text.split(';').map((each) => each.trim())) {
    const [word = '', value = ''] = step.split(/\s+/);
    if (word === 'charge') setup.charges = value.split('+');
    else if (word === 'payers') setup.payers = Number(value);
    else if (word === 'medicaid') setup.isMedicaid = Number(value);
    else if (word === 'capitated') setup.isCapitated = Number(value);
    else if (PROFILES[word]) profiles.set(`P${value}`, { ...NO_HABIT, ...PROFILES[word] });
    else if (word === 'payer') payer = Number(value);
    else if (word === 'again' || word === 'undo') {
      drafts.push({ ...draftOf(payer, false, '0'), repeats: Number(value), isUndone: word === 'undo' });
    } else if (word === 'pay') drafts.push(draftOf(payer, false, value));
    else if (word === 'whole') drafts.push(draftOf(payer, true, value));
    else if (word === 'reverse') drafts.push({ ...draftOf(payer, false, '0'), reverses: value || 'latest' });
    else amend(drafts.at(-1)!, word, step);
  }
  const claim = claimAccount(setup.charges, setup.payers, setup);
  return { claim, adjudications: buildAdjudications(drafts), terms: { ...DEFAULT_TERMS, profiles } };
}

const NO_HABIT: PayerProfile = { replacesWithoutReversal: false, unexplainedRemainderIsContractual: false };

const PROFILES: Readonly<Record<string, Partial<PayerProfile>>> = {
  replaces: { replacesWithoutReversal: true },
  discounts: { unexplainedRemainderIsContractual: true },
};

interface Draft {
  readonly payer: number;
  readonly isWhole: boolean;
  readonly lines: { paid: string; cas: string; remarks: string[] }[];
  claimCas: string;
  given: Partial<ClaimPayment>;
  readonly reverses?: string;
  readonly repeats?: number;
  readonly isUndone?: boolean;
  only?: number;
  also?: number;
  joins?: 'same' | 'sameday';
  from: number;
}

function draftOf(payer: number, isWhole: boolean, paid: string): Draft {
  return { payer, isWhole, lines: [{ paid, cas: '', remarks: [] }], claimCas: '', given: {}, from: 1 };
}

function amend(draft: Draft, word: string, step: string): void {
  const line = draft.lines.at(-1)!;
  if (word === 'line') draft.lines.push({ paid: step.split(' ')[1]!, cas: '', remarks: [] });
  else if (word === 'remark') line.remarks.push(step.split(' ')[1]!);
  else if (word === 'claim') draft.claimCas += ` ${step.slice(6)}`;
  else if (word === 'same' || word === 'sameday') draft.joins = word;
  else if (word === 'only' || word === 'also') draft[word] = Number(step.split(' ')[1]);
  else if (word === 'from') draft.from = Number(step.split(' ')[1]);
  else if (word === 'number') draft.given = { ...draft.given, payerControlNumber: step.split(' ')[1]! };
  else if (word === 'status') draft.given = { ...draft.given, claimStatusCode: step.split(' ')[1]! };
  else if (/^[A-Z]{2}-\w+$/i.test(word)) line.cas += ` ${step}`;
  else throw new Error(`no such step: ${step}`);
}

function buildAdjudications(drafts: readonly Draft[]): Adjudication[] {
  const built: Adjudication[] = [];
  drafts.forEach((draft, index) => {
    const own = built.filter((each) => each.payerSequence === draft.payer && !isReversal(each));
    const original = draft.reverses === 'latest' ? own.at(-1) : own[Number(draft.reverses) - 1];
    const repeated = draft.repeats === undefined ? undefined : built[draft.repeats - 1]!.payment;
    const payment = draft.reverses
      ? buildReversal(draft, original!.payment, own)
      : (repeated ?? buildPayment(draft, index));
    const status = draft.isUndone ? { claimStatusCode: '22' } : {};
    const productionDate = day(`2026-01-${String(index + 10).padStart(2, '0')}`);
    const given = { payerSequence: draft.payer, payerId: `P${draft.payer}`, productionDate };
    const joined = joinSet(draft, built.at(-1));
    const { ordinal = 1, ...set } = joined;
    built.push(adjudication(`cp${index + 1}`, { ...payment, ...status, ordinal }, { ...given, ...set }));
  });
  return built;
}

function buildReversal(
  { only, also }: Draft,
  original: ClaimPayment,
  own: readonly Adjudication[],
): ClaimPayment {
  if (only === undefined && also === undefined) return reversalOf(original);
  const services = [...original.services, ...(also === undefined ? [] : own[also - 1]!.payment.services)];
  const taken = services.filter((_, index) => only === undefined || index === only - 1);
  return reversalOf(ofServices(original, taken));
}

/** What a claim payment has of the set or day of the one before it. */
function joinSet(
  { joins }: Draft,
  before: Adjudication | undefined,
): Partial<Adjudication> & { ordinal?: number } {
  if (!joins || !before) return {};
  const { productionDate, traceNumber, setHash, remittanceId, payment } = before;
  const ofDay = { productionDate, traceNumber };
  return joins === 'sameday' ? ofDay : { ...ofDay, setHash, remittanceId, ordinal: payment.ordinal + 1 };
}

function buildPayment(draft: Draft, index: number): ClaimPayment {
  const ofClaim = adjustments(draft.claimCas);
  const given = { payerControlNumber: `ICN${index + 1}`, ...draft.given };
  if (!draft.isWhole) {
    const payment = balanced(draft.lines, { adjustments: ofClaim, ...given });
    const services = payment.services.map((service) => ({
      ...service,
      lineControlNumber: `L${service.ordinal + draft.from - 1}`,
    }));
    return { ...payment, services };
  }
  const found = adjustments(draft.lines[0]!.cas);
  const paymentAmount = money(draft.lines[0]!.paid);
  const chargeAmount = sumCents([paymentAmount, ...found.map((each) => each.amount)], (each) => each);
  return claimPayment({ paymentAmount, chargeAmount, adjustments: found, ...given });
}

function isReversal(each: Adjudication): boolean {
  return each.payment.chargeAmount < 0;
}

export const TODAY = day('2026-03-01');

/** The entries of journals, as a ledger would give them back. */
export function entriesOf(journals: readonly Journal[]): StandingEntry[] {
  return journals.flatMap((journal) =>
    journal.postings.map((posting) => ({ ...posting, journalKey: journal.naturalKey })),
  );
}

/** Posts the charge and then the adjudications one at a time, in the order given. */
export function postInOrder(
  claim: ClaimAccount,
  arriving: readonly Adjudication[],
  terms: PlanTerms = DEFAULT_TERMS,
): { journals: Journal[]; plan: PostingPlan } {
  const journals = planCharge(claim, [], TODAY);
  let plan = planPostings(claim, [], [], TODAY, terms);
  arriving.forEach((_, index) => {
    plan = planPostings(claim, arriving.slice(0, index + 1), entriesOf(journals), TODAY, terms);
    journals.push(...plan.journals);
  });
  return { journals, plan };
}

/** What the story ends with, in the words of its right side, sorted. */
export function renderEnd(journals: readonly Journal[], plan: PostingPlan): string[] {
  const balances = [...buildTrialBalance(journals.flatMap((journal) => journal.postings))]
    .filter(([account]) => !account.startsWith('revenue') && account !== 'cash.remittance')
    .map(
      ([account, balance]) =>
        `${shorten(account)} ${plain(account === 'liability.unapplied' ? formatCents(-balance as never) : formatCents(balance))}`,
    );
  const denials = plan.denials
    .filter((denial) => denial.state === 'open')
    .map((denial) => `denied ${denial.denialClass} ${plain(formatCents(denial.atStakeAmount))}`);
  const items = plan.workItems.map((item) => `!${item.kind} ${plain(formatCents(item.amount))}`);
  return [...balances, ...denials, ...items].sort();
}

function shorten(account: string): string {
  return account.replace('receivable.payer.', 'payer').replace(/^(receivable|adjustment|liability)\./, '');
}

function plain(amount: string): string {
  return amount.replace(/\.00$/, '');
}
