import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Journal } from '../../../schemas/ledger.js';
import { ZERO } from '../../../schemas/money.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import type { RecoupmentEntry, RecoupmentFact } from '../../../schemas/recoupment.js';
import { buildRegister } from '../../domain/recoupment/build-register.js';
import { planRegisterChanges } from '../../domain/recoupment/plan-register-changes.js';
import { readPayee, readRecoupmentFacts } from '../../domain/recoupment/read-recoupment-facts.js';
import type { AdviceHeader } from '../outline/judge-remittance.js';
import type { Records } from '../ports.js';
import type { RecoupmentAccount } from '../records/recoupment-records.js';
import { findExpectedCodes, findPayerSettings } from '../settings/payer-settings.js';

type NewFact = RecoupmentFact & { readonly expectedDate?: CalendarDate };

/**
 * Makes an account of the register again with facts that have come, and moves ledger and worklist to what it says. An
 * account without a fact costs one look. The journals are for the caller to append.
 */
export async function settleRegister(
  records: Records,
  account: RecoupmentAccount,
  facts: readonly NewFact[],
  accountingDate: CalendarDate,
): Promise<Journal[]> {
  if (!(await records.recoupments.lock(account, facts.length > 0))) return [];
  await records.recoupments.insert(facts);
  const standing = await records.recoupments.readAccount(account);
  const all = standing.map(({ fact }) => fact);
  const entries = buildRegister(all, await records.recoupments.findChains(account, all));
  const byKey = new Map(standing.map((record) => [record.key, record]));
  const changes = planRegisterChanges(entries, byKey, accountingDate);
  const transferred = entries.filter(
    ({ fact, transferAmount }) => byKey.get(fact.key)?.transferAmount !== transferAmount,
  );
  await records.recoupments.settle(entries, new Set(transferred.map(({ fact }) => fact.key)));
  await records.workItems.open(changes.openedItems);
  await records.workItems.close(changes.closedItems);
  return [...changes.journals];
}

/**
 * The part of a posted remittance that the register takes; also without one of its own, a claim's new control number
 * may explain what was open. Comes after the claim payments and the provider adjustments are placed.
 */
export async function settleRemittance(
  records: Records,
  advice: AdviceHeader,
  ids: { readonly remittanceId: string; readonly setHash: string },
  practice: PracticeSettings | undefined,
  accountingDate: CalendarDate,
): Promise<Journal[]> {
  const taxIds = taxIdsOf(practice);
  const expected = findExpectedCodes(findPayerSettings(advice, practice));
  const facts = readRecoupmentFacts(advice, ids, expected).map((fact) => ({
    ...fact,
    payeeIdentifier: taxIds.get(fact.payeeIdentifier) ?? fact.payeeIdentifier,
  }));
  return settleAccounts(records, advice, facts, taxIds, {
    payees: facts.map(({ payeeIdentifier }) => payeeIdentifier),
    accountingDate,
  });
}

/** The accounts of the payer with these payees, and with that of the set. */
async function settleAccounts(
  records: Records,
  { payerIdentifier, payer, payee }: AdviceHeader,
  facts: readonly NewFact[],
  taxIds: ReadonlyMap<string, string>,
  { payees, accountingDate }: { readonly payees: readonly string[]; readonly accountingDate: CalendarDate },
): Promise<Journal[]> {
  const named = readPayee(payee);
  const all = new Set([...payees, ...(named === undefined ? [] : [taxIds.get(named) ?? named])]);
  const journals: Journal[] = [];
  for (const payeeIdentifier of [...all].sort()) {
    const account = { payerIdentifier, payeeIdentifier, payerName: payer.name };
    const own = facts.filter((fact) => fact.payeeIdentifier === payeeIdentifier);
    journals.push(...(await settleRegister(records, account, own, accountingDate)));
  }
  return journals;
}

/**
 * Takes back what an undone remittance told the register, and makes its accounts again without it. The remittance must
 * be marked as undone already.
 */
export async function withdrawRemittance(
  records: Records,
  advice: AdviceHeader,
  remittanceId: string,
  practice: PracticeSettings | undefined,
  accountingDate: CalendarDate,
): Promise<Journal[]> {
  const told = await records.recoupments.findOfRemittance(remittanceId);
  const byKey = new Map(told.map((record) => [record.key, record]));
  const entries = told.map(({ fact }): RecoupmentEntry => {
    const nothing = {
      openedAmount: ZERO,
      openAmount: ZERO,
      transferAmount: ZERO,
      closings: [],
      findings: [],
    };
    return { fact, state: 'withdrawn', ...nothing };
  });
  const { journals, closedItems } = planRegisterChanges(entries, byKey, accountingDate);
  const transferred = told.filter(({ transferAmount }) => transferAmount !== ZERO).map(({ key }) => key);
  await records.recoupments.settle(entries, new Set(transferred));
  await records.workItems.close(closedItems);
  const others = await settleAccounts(records, advice, [], taxIdsOf(practice), {
    payees: told.map(({ fact }) => fact.payeeIdentifier),
    accountingDate,
  });
  return [...journals, ...others];
}

/** Tax number by NPI: payers name us by either, and the register knows us by the tax number. */
export function taxIdsOf(practice: PracticeSettings | undefined): ReadonlyMap<string, string> {
  if (!practice) return new Map();
  const { billingProvider, practitioners, facilities } = practice;
  const providers = [
    ...facilities.flatMap((each) => each.provider ?? []),
    ...practitioners.map((each) => each.provider),
    billingProvider,
  ];
  // Who has no tax number of their own works under that of the practice.
  const ofPractice = billingProvider.taxId;
  return new Map(
    providers.flatMap(({ npi, taxId = ofPractice }) =>
      npi === undefined || taxId === undefined ? [] : [[npi, taxId] as const],
    ),
  );
}
