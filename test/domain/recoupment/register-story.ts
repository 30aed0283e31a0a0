import { formatCents, negateCents } from '../../../schemas/money.js';
import type { ClaimChain, RecoupmentEntry, RecoupmentFact } from '../../../schemas/recoupment.js';
import { buildRegister } from '../../../src/domain/recoupment/build-register.js';
import { readRecoupmentFacts } from '../../../src/domain/recoupment/read-recoupment-facts.js';
import { advice, day, money, providerAdjustment } from '../remittance/remittance-builder.js';

export interface RegisterStory {
  readonly facts: readonly RecoupmentFact[];
  readonly chains: readonly ClaimChain[];
}

/**
 * Facts as text, one step a day: `WO:A -50, FB 20` is a remittance (`CS 50 closes WO:A`, as a person says); `letter L1 A 50` a letter about the claim that the
 * payer calls A (`letter L1 A 0` only announces); `cheque 1 50 77` pays, by our number 77, what step 1 opened; `withdraw 1` takes a letter of step 1 back; `chain A A2` are numbers of
 * one claim, with `taken 50` behind them what its own payments took back.
 */
export function tellRegister(text: string): RegisterStory {
  const facts: RecoupmentFact[] = [];
  const chains: ClaimChain[] = [];
  const steps = text.split(';').map((step) => step.trim());
  for (const [index, step] of steps.entries()) {
    const [word = '', ...rest] = step.split(/\s+/);
    const date = day(`2026-03-${String(index + 1).padStart(2, '0')}`);
    const base = { payerIdentifier: '1999999999', payeeIdentifier: '1234567893', payerName: 'PAYER', date };
    if (word === 'chain') chains.push(readChain(rest));
    else if (word === 'letter') {
      const [letterNumber = '', reference = '', amount = ''] = rest;
      const key = `letter:${letterNumber}:${reference}`;
      facts.push({
        ...base,
        key,
        source: 'letter',
        letterNumber,
        reference,
        amount: negateCents(money(amount)),
      });
    } else if (word === 'withdraw') {
      const letter = facts.find((fact) => fact.date === day(`2026-03-${rest[0]!.padStart(2, '0')}`))!;
      const taken = { key: `letter-withdrawal:${letter.key}`, matchedTo: letter.key };
      facts.push({ ...letter, ...taken, date, amount: negateCents(letter.amount) });
    } else if (word === 'cheque') {
      const paid = facts.find((fact) => fact.date === day(`2026-03-${rest[0]!.padStart(2, '0')}`))!;
      const amount = money(rest[1]!);
      const reference = rest[2] === undefined ? {} : { reference: rest[2] };
      const key = `cheque:${index}`;
      facts.push({ ...base, key, source: 'cheque', amount, matchedTo: paid.key, ...reference });
    } else facts.push(...closeChosen(readStep(step, index), facts, rest));
  }
  return { facts, chains };
}

function readStep(step: string, index: number): RecoupmentFact[] {
  const adjustments = step.split(',').map((text, at) => {
    const [code = '', amount = ''] = text.trim().split(/\s+/);
    // A blank inside a reference is written as a low line.
    return providerAdjustment(at + 1, code.replaceAll('_', ' '), amount);
  });
  const paymentDate = day(`2026-03-${String(index + 1).padStart(2, '0')}`);
  const set = advice({ providerAdjustments: adjustments, paymentDate });
  return readRecoupmentFacts(set, { remittanceId: `R${index + 1}`, setHash: `S${index + 1}` });
}

/** `CS 50 closes WO:B`, as a person has said. */
function closeChosen(
  read: readonly RecoupmentFact[],
  facts: readonly RecoupmentFact[],
  words: readonly string[],
): readonly RecoupmentFact[] {
  const at = words.indexOf('closes');
  if (at < 0) return read;
  const [code, reference] = words[at + 1]!.split(':');
  const chosen = facts.find((fact) => fact.reasonCode === code && fact.reference === reference)!;
  return read.map((fact) => ({ ...fact, matchedTo: chosen.key }));
}

function readChain(words: readonly string[]): ClaimChain {
  const at = words.indexOf('taken');
  const numbers = at < 0 ? words : words.slice(0, at);
  return {
    claimId: `claim-${numbers[0]}`,
    payerControlNumbers: numbers,
    takenBack: at < 0 ? [] : words.slice(at + 1).map(money),
  };
}

/** `WO:A -50.00 partly-closed -20.00 (reference 30.00) !finding`, for entries that opened something. */
export function renderRegister(entries: readonly RecoupmentEntry[]): string[] {
  return entries
    .filter(({ state, findings }) => state !== 'settling' || findings.length > 0)
    .map((entry) => {
      const { fact, closings, findings } = entry;
      const name = [fact.reasonCode ?? fact.source, fact.reference].filter(Boolean).join(':');
      const closed = closings.map(({ basis, amount }) => `${basis} ${formatCents(amount)}`).join(', ');
      return [
        `${name} ${formatCents(entry.openedAmount)} ${entry.state} ${formatCents(entry.openAmount)}`,
        ...(closed === '' ? [] : [`(${closed})`]),
        ...findings.map(({ finding, amount }) => `!${finding} ${formatCents(amount)}`),
      ].join(' ');
    });
}

export function registerOf(text: string): string[] {
  const { facts, chains } = tellRegister(text);
  return renderRegister(buildRegister(facts, chains));
}
