import type { StoryAnswer, StoryEntry } from '../../../schemas/balance-story.js';
import type { Account } from '../../../schemas/ledger.js';
import { formatCents } from '../../../schemas/money.js';

/** What a step may refer to. */
export interface StoryScene {
  readonly answers: ReadonlyMap<string, StoryAnswer>;
  /** Why money waits, by the key of its work item. */
  readonly reasons: ReadonlyMap<string, string>;
  /** What persons had for what they decided, by the key of its journal, or by that of what waited. */
  readonly grounds: ReadonlyMap<string, string>;
}

/** What a posting did, in words: `Acme Health paid 80.00`, `contractual CO-45 40.00`, `moved to patient PR-1 30.00`. */
export function renderEntry(entry: StoryEntry, answer: StoryAnswer | undefined, scene: StoryScene): string {
  const text = renderMove(entry, answer, scene);
  switch (entry.kind) {
    case 'reversal':
      return `reversed: ${text}`;
    case 'restatement':
      return `restated${renderCause(entry, scene)}: ${text}`;
    case 'release':
      return `released${renderCause(entry, scene)}: ${text}`;
    default:
      return text;
  }
}

function renderMove(entry: StoryEntry, answer: StoryAnswer | undefined, scene: StoryScene): string {
  const { debit, credit } = entry;
  const amount = formatCents(entry.amount);
  const line = entry.lineControlNumber === undefined ? '' : `, line ${entry.lineControlNumber}`;
  if (isReceivable(debit) && isReceivable(credit)) {
    const code = codeOf(entry);
    const ground = scene.grounds.get(entry.journalKey.split('/')[0]!);
    const by = ground === undefined ? '' : `, ${ground}`;
    return `moved to ${nameParty(debit)} from ${nameParty(credit)}${code} ${amount}${line}${by}`;
  }
  if (isReceivable(credit)) return `${renderTaken(debit, entry, answer)}${line}${renderLegacy(entry, scene)}`;
  if (isReceivable(debit)) return `${renderGiven(credit, entry, answer)}${line}`;
  return renderBeside(entry, answer, scene);
}

/** Where what is applied had lain until the claim came. */
function renderLegacy({ debit, workItemId = '' }: StoryEntry, { grounds }: StoryScene): string {
  const ground = debit === 'liability.unapplied' ? grounds.get(workItemId) : undefined;
  return ground === undefined ? '' : `; it ${ground}`;
}

/** What lowers a receivable, by the account that it goes to. */
function renderTaken(debit: Account, entry: StoryEntry, answer: StoryAnswer | undefined): string {
  const amount = formatCents(entry.amount);
  if (debit === 'cash.remittance') return `${nameOf(answer)} paid ${amount}${partOf(answer)}`;
  if (debit === 'liability.unapplied') return `${amount} that waited of ${nameOf(answer)} is applied`;
  if (debit === 'revenue.charges') return `charge lowered by ${amount}`;
  if (debit === 'cash.patient') return `patient paid ${amount}`;
  if (debit === 'liability.patient-unapplied') return `${amount} paid before is applied`;
  return `${nameAccount(debit)}${codeOf(entry)} ${amount}`;
}

/** What raises one; against cash and adjustments it takes back. */
function renderGiven(credit: Account, entry: StoryEntry, answer: StoryAnswer | undefined): string {
  const amount = formatCents(entry.amount);
  if (credit === 'revenue.charges') return `charged ${amount}`;
  if (credit === 'cash.patient') return `payment of ${amount} by the patient was returned`;
  if (credit === 'liability.refund') return `refund of ${amount} to the patient was approved`;
  if (credit === 'liability.patient-unapplied') return `${amount} paid before is not applied any more`;
  if (credit === 'cash.remittance' || credit === 'liability.unapplied') {
    const isReversal = answer?.payment.claimStatusCode === '22';
    if (isReversal) return `${nameOf(answer)} took back ${amount}`;
    return credit === 'cash.remittance'
      ? `${nameOf(answer)} paid ${amount} less than its lines, for adjustments of the claim`
      : `${amount} of ${nameOf(answer)} waits again`;
  }
  return `${nameAccount(credit)}${codeOf(entry)} -${amount}`;
}

/** Money that is no receivable: it waits, or lies elsewhere. */
function renderBeside(entry: StoryEntry, answer: StoryAnswer | undefined, { reasons }: StoryScene): string {
  const { debit, credit, workItemId } = entry;
  const amount = formatCents(entry.amount);
  const reason = workItemId === undefined ? undefined : reasons.get(workItemId);
  const why = reason === undefined ? '' : `: ${reason}`;
  if (debit === 'cash.remittance' && credit === 'liability.unapplied') {
    return `held: ${amount} of ${nameOf(answer)} waits${why}`;
  }
  if (debit === 'liability.unapplied' && credit === 'cash.remittance') {
    return `held: -${amount} of ${nameOf(answer)} waits${why}`;
  }
  if (debit === 'liability.refund' && credit === 'cash.bank')
    return `refund of ${amount} was paid to the patient`;
  if (debit === 'cash.patient') return `patient paid ${amount} for which there is no claim yet`;
  if (credit === 'cash.patient') return `payment of ${amount} by the patient without a claim was returned`;
  return `${amount} from ${nameAccount(credit)} to ${nameAccount(debit)}`;
}

/** What arrived on that day and made the claim be planned again. */
function renderCause(
  { claimPaymentId, claimId, accountingDate }: StoryEntry,
  { answers }: StoryScene,
): string {
  const own = answers.get(claimPaymentId ?? '');
  const arrived = [...answers.values()].filter(
    (each) => each.claimId === claimId && each.paymentDate === accountingDate && each !== own,
  );
  const cause =
    arrived.find(isReversal) ?? arrived.find((each) => each.traceNumber !== own?.traceNumber) ?? arrived[0];
  if (!cause) return '';
  const what = isReversal(cause) ? 'a reversal' : `an answer of payer ${cause.payerSequence ?? '?'}`;
  return ` because ${what} arrived (${cause.payerName}, trace ${cause.traceNumber})`;
}

function isReversal({ payment }: StoryAnswer): boolean {
  return payment.claimStatusCode === '22';
}

function isReceivable(account: Account): boolean {
  return account.startsWith('receivable.');
}

function nameParty(account: Account): string {
  return account.slice('receivable.'.length).replace('.', ' ');
}

/** `contractual` of adjustment.contractual, `write-off bad-debt` of write-off.bad-debt. */
function nameAccount(account: Account): string {
  return account.startsWith('adjustment.') ? account.slice('adjustment.'.length) : account.replace('.', ' ');
}

/** Its set came as a part of a payment, so that what it states was paid for more than its own claims. */
function partOf(answer: StoryAnswer | undefined): string {
  const whole = answer?.wholePaymentAmount;
  return whole === undefined ? '' : ` in a part of its payment of ${formatCents(whole)}`;
}

function nameOf(answer: StoryAnswer | undefined): string {
  return answer?.payerName ?? 'a payer';
}

/** ` CO-45`. */
function codeOf({ groupCode, reasonCode }: StoryEntry): string {
  const code = [groupCode, reasonCode].filter(Boolean).join('-');
  return code === '' ? '' : ` ${code}`;
}
