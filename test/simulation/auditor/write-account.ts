import { chargeOf, type Plb, sumOf, type WorldClaim } from '../world/answer.js';
import { type BankEntry, carriedBy, keyOf, paymentOf, type Remittance } from '../world/remittance.js';
import type { Happened } from './auditor.js';
import { type Account, Books, dollars, Findings } from './books.js';
import type { Arrived } from './canonical.js';
import { writeOff } from './decisions.js';
import { auditDenials } from './denials.js';
import { ClaimFold } from './fold-claim.js';
import { auditItems, type Item } from './items.js';
import { payPatient, writePatientCredit } from './patient-money.js';
import { accountOfPlb, findWriteOffs, isReviewed } from './provider-adjustments.js';
import { auditState } from './state.js';

/** Everything that must stand after what has happened. */
export function writeAccount(happened: Happened): Account {
  const account = { books: new Books(), findings: new Findings() };
  const { books, findings } = account;
  writeClaims(account, happened);
  happened.patientMoney.write(account);
  const writtenOff = findWriteOffs(happened.arrived);
  for (const { key, plb } of writtenOff) {
    books.add('payer.offset', plb.cents);
    books.add(`liability.unapplied of ${key}`, -plb.cents);
  }
  const settled = new Set(writtenOff.map(({ plb }) => plb));
  for (const remittance of happened.arrived) writeRemittance(account, remittance, settled);
  for (const entry of happened.bank) writeEntry(account, entry, happened.arrived);
  for (const { against, claim, cents } of happened.offsets) {
    books.add('payer.offset', cents);
    books.add(claim ? `${claim.name} ${against}` : against, -cents);
  }
  for (const { as, cents } of happened.refused) findings.add(`item ${as}`, dollars(cents));
  return account;
}

/** What payers have said of each claim. */
export function arrivalsOf(arrived: readonly Remittance[]): Map<WorldClaim, Arrived[]> {
  const arrivals = new Map<WorldClaim, Arrived[]>();
  for (const remittance of arrived) {
    const { date, trace } = remittance;
    remittance.answers.forEach((answer, index) => {
      const each = { answer, date, trace, ordinal: index + 1, key: keyOf(remittance) };
      arrivals.set(answer.claim, [...(arrivals.get(answer.claim) ?? []), each]);
    });
  }
  return arrivals;
}

function writeClaims(account: Account, happened: Happened): void {
  const { books, findings } = account;
  const arrivals = arrivalsOf(happened.arrived);
  for (const claim of happened.claims) {
    books.add('revenue.charges', -chargeOf(claim));
    const decisions = happened.decisions.filter((each) => each.claim === claim);
    const fold = new ClaimFold(claim, arrivals.get(claim) ?? [], decisions);
    const own = happened.writeOffs.filter((each) => each.claim === claim);
    const paid = happened.patientMoney.paidFor(claim);
    const balance = writeBalances(books, fold, { writeOffs: own, paid });
    const hasCredit = writePatientCredit(findings, fold, { balance, paid });
    const denials = auditDenials(fold);
    for (const { posted, line, cas, as, occurrence, atStake, state } of denials) {
      const { key, answer } = posted.arrived;
      const on = line === '' ? 'the claim' : line;
      const name = `denial by payer ${answer.payer} in ${key} of ${on} as ${cas.group}-${cas.reason}`;
      const figures = `${dollars(cas.cents)} denied, ${dollars(atStake)} at stake`;
      findings.add(`${claim.name} ${name}`, `${figures}, ${as}, ${occurrence}, ${state}`);
    }
    const isDenied = denials.some(({ state }) => state === 'open');
    const state = auditState(fold, isDenied) ?? happened.states.get(claim)!;
    findings.add(`${claim.name} state`, state);
    for (const item of auditItems(fold, hasCredit)) writeItem(findings, item, claim);
    const rejected = { kind: 'rejected-claim', about: '', cents: chargeOf(claim) };
    if (state === 'rejected') writeItem(findings, rejected, claim);
    arrivals.delete(claim);
  }
  for (const { answer, key } of [...arrivals.values()].flat()) {
    books.add(`liability.unapplied of ${key}`, -answer.paid);
    writeItem(findings, { kind: 'unmatched-claim', about: key, cents: answer.paid });
  }
}

/** Gives what the patient owes of the claim, or has as a credit. */
function writeBalances(
  books: Books,
  fold: ClaimFold,
  { writeOffs, paid }: Pick<Happened, 'writeOffs'> & { readonly paid: number },
): number {
  const { claim } = fold;
  const balances = fold.debts.balances();
  const placed = sumOf([...balances.values()]);
  if (placed !== chargeOf(claim)) {
    throw new Error(`${claim.name}: ${placed} of ${chargeOf(claim)} are accounted for`);
  }
  payPatient(balances, paid);
  writeOff(balances, writeOffs);
  for (const [name, cents] of balances) if (name !== 'cash') books.add(`${claim.name} ${name}`, cents);
  for (const { arrived, cents } of fold.aside) books.add(`liability.unapplied of ${arrived.key}`, -cents);
  return balances.get('receivable.patient') ?? 0;
}

/** What found no claim is no claim's. */
function writeItem(findings: Findings, { kind, about, cents }: Item, claim?: WorldClaim): void {
  const whose = claim === undefined || kind === 'unmatched-claim' ? '' : `${claim.name} `;
  const name = `${whose}item ${kind} ${about}`.trim();
  findings.add(name, cents === undefined ? 'open' : dollars(cents));
}

/** Cash is BPR02, whatever becomes of the claims; a positive PLB debits its account. */
function writeRemittance(
  { books, findings }: Account,
  remittance: Remittance,
  settled: ReadonlySet<Plb>,
): void {
  const key = keyOf(remittance);
  books.add(`cash posted by ${key}`, paymentOf(remittance));
  books.add(`cash.remittance of ${key}`, paymentOf(remittance));
  books.add('payer.offset', -carriedBy(remittance));
  for (const plb of remittance.adjustments) {
    const { code, cents } = plb;
    const account = accountOfPlb(code);
    const isUnapplied = account === 'liability.unapplied';
    books.add(isUnapplied ? `${account} of ${key}` : account, cents);
    if (isReviewed(code) && !settled.has(plb)) {
      const item = { kind: 'provider-adjustment', about: key, cents: isUnapplied ? -cents : cents };
      writeItem(findings, item);
    }
  }
}

/** Money finds the remittances that it is to pay where it is exactly theirs; else it waits. */
function writeEntry({ books, findings }: Account, entry: BankEntry, arrived: readonly Remittance[]): void {
  const { cents, fee, pays } = entry;
  books.add('cash.bank', cents);
  books.add('expense.payer-charges', fee);
  const posted = pays.filter((remittance) => arrived.includes(remittance));
  const isWhole = pays.length > 0 && posted.length === pays.length;
  if (isWhole && sumOf(pays.map(paymentOf)) === cents + fee) {
    for (const remittance of pays)
      books.add(`cash.remittance of ${keyOf(remittance)}`, -paymentOf(remittance));
    return;
  }
  books.add('liability.unapplied of the bank', -(cents + fee));
  const kind = posted.length > 0 ? 'deposit-amount-mismatch' : 'money-without-remittance';
  findings.add(`item ${kind}`, dollars(cents + fee));
}
