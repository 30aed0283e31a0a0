import { type Issue, issue } from '../../../schemas/issue.js';
import { ZERO } from '../../../schemas/money.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import type { PlannedWorkItem } from '../../../schemas/remittance-records.js';
import type { AdviceHeader } from '../outline/judge-remittance.js';

type Payee = Pick<AdviceHeader, 'payee' | 'place'>;

/**
 * Whether a set is meant for this practice: its tax number decides where it names one (N104 FI, REF*TJ), by its digits;
 * else the NPI or any other number of ours. An NPI that is not ours beside a tax number that is, is told (X21); without
 * settings nothing can be compared.
 */
export function checkPayee(advice: Payee, practice: PracticeSettings | undefined): Issue[] {
  if (!practice) return [];
  const { payee, place } = advice;
  const ours = findOurNumbers(practice);
  const taxNumbers = findTaxNumbers(payee);
  const named = [payee.identifier, ...payee.references.map(({ value }) => value)];
  const isOurs =
    taxNumbers.length > 0
      ? taxNumbers.some((number) => ours.taxNumbers.has(number))
      : named.some((number) => ours.npis.has(number ?? '') || ours.taxNumbers.has(digitsOf(number ?? '')));
  const at = { loop: '1000B', segment: 'N1', element: 4, line: place.line };
  if (!isOurs) return [issue('remittance.payee-not-ours', at)];
  const npi = findNpi(payee);
  if (npi === undefined || ours.npis.has(npi)) return [];
  return [issue('remittance.new-payee-npi', at, { npi }, 'warning')];
}

/** The task for an NPI that a payer knows and the settings do not: one, however many remittances bear it. */
export function planPayeeTask(advice: Payee, practice: PracticeSettings | undefined): PlannedWorkItem[] {
  const isNew = checkPayee(advice, practice).some(({ code }) => code === 'remittance.new-payee-npi');
  const npi = findNpi(advice.payee);
  if (!isNew || npi === undefined) return [];
  // Without the place in a file, which is another one in each remittance.
  const issues = [issue('remittance.new-payee-npi', {}, { npi }, 'warning')];
  return [{ naturalKey: keyOf(npi), kind: 'new-npi', amount: ZERO, issues }];
}

/** The keys of the tasks that settings settle: those of every NPI that they know. */
export function findSettledPayeeTasks(practice: PracticeSettings): string[] {
  return [...findOurNumbers(practice).npis].map(keyOf);
}

function keyOf(npi: string): string {
  return `new-npi:${npi}`;
}

function findOurNumbers({ billingProvider, practitioners, facilities }: PracticeSettings) {
  const providers = [
    billingProvider,
    ...practitioners.map((each) => each.provider),
    ...facilities.flatMap((each) => each.provider ?? []),
  ];
  return {
    npis: new Set(providers.flatMap(({ npi }) => npi ?? [])),
    taxNumbers: new Set(providers.flatMap(({ taxId }) => (taxId === undefined ? [] : digitsOf(taxId)))),
  };
}

function findTaxNumbers({ identifierQualifier, identifier, references }: AdviceHeader['payee']): string[] {
  const ofParty = identifierQualifier === 'FI' ? [identifier ?? ''] : [];
  const referred = references.filter(({ qualifier }) => qualifier === 'TJ').map(({ value }) => value);
  return [...ofParty, ...referred].map(digitsOf).filter((number) => number !== '');
}

function findNpi({ identifierQualifier, identifier }: AdviceHeader['payee']): string | undefined {
  return identifierQualifier === 'XX' ? identifier : undefined;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
