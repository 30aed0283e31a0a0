import type { BankDeposit, DepositPlacement, DepositState } from '../../../schemas/deposit.js';
import type { Issue } from '../../../schemas/issue.js';
import { type Cents, sumCents } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { parseDepositFile } from '../../domain/deposits/parse-deposit-file.js';
import type { Actor } from '../actor.js';
import { type AppContext, sha256, today } from '../context.js';
import type { Records } from '../ports.js';
import type { DepositQueues } from '../records/deposit-records.js';
import { ensurePractice } from '../settings/practice-settings.js';
import { findTrace, settleDeposits } from './settle-deposits.js';

export interface RecordedDeposits {
  readonly name: string;
  /** Rows that could be read, and those of them that were known already. */
  readonly deposits: number;
  readonly known: number;
  /** What arrived by those that are new. */
  readonly amount: Cents;
  /** The new ones by what became of them. */
  readonly states: Readonly<Record<DepositState, number>>;
  readonly issues: readonly Issue[];
  readonly queues: DepositQueues;
}

/**
 * Takes a file of bank deposits (CSV) and sets each beside its remittance. The bytes are kept first; a deposit that
 * is known changes nothing, in whatever file it comes.
 */
export async function recordDeposits(
  context: AppContext,
  actor: Actor,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Outcome<RecordedDeposits>> {
  const { deposits, issues } = parseDepositFile(new TextDecoder().decode(file.bytes));
  if (deposits.length === 0 && issues.length > 0) return refused('invalid', issues);
  const act = { action: 'deposit.record', objectType: 'file' } as const;
  return context.unitOfWork.run<RecordedDeposits>(actor, act, async (records) => {
    await ensurePractice(records, actor);
    const traces = deposits.flatMap((deposit) => findTrace(deposit) ?? []);
    await records.deposits.lock(traces);
    const known = await records.deposits.findKnown(deposits.map(({ key }) => key));
    const arrived = deposits.filter(({ key }) => !known.has(key));
    const placements = await place(context, records, { ...file, arrived, issues });
    records.audit.count({ deposits: arrived.length });
    return done({
      ...{ name: file.name, deposits: deposits.length, known: known.size, issues },
      amount: sumCents(arrived, ({ amount }) => amount),
      states: countStates(placements, arrived),
      queues: await records.deposits.queues(),
    });
  });
}

interface ArrivedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly arrived: readonly BankDeposit[];
  readonly issues: readonly Issue[];
}

async function place(
  context: AppContext,
  records: Records,
  { name, bytes, arrived, issues }: ArrivedFile,
): Promise<readonly DepositPlacement[]> {
  if (arrived.length === 0) return [];
  const hash = sha256(bytes);
  // The bytes may be known from a time when a row of them could not be read.
  const kept = await records.files.findByHash(hash);
  const fileId = kept?.fileId ?? context.ids.next();
  if (!kept) {
    const record = { fileId, name, sha256: hash, byteSize: bytes.length, issues };
    await records.files.insert({ ...record, direction: 'in', kind: 'deposits', state: 'read' }, bytes);
  }
  await records.deposits.insert(arrived, fileId);
  const traces = arrived.flatMap((deposit) => findTrace(deposit) ?? []);
  const keys = arrived.map(({ key }) => key);
  const { journals, placements } = await settleDeposits(records, traces, keys, today(context.clock));
  await records.ledger.append(journals);
  return placements;
}

function countStates(
  placements: readonly DepositPlacement[],
  arrived: readonly BankDeposit[],
): RecordedDeposits['states'] {
  const keys = new Set(arrived.map(({ key }) => key));
  const countOf = (state: DepositState) =>
    placements.filter((each) => each.state === state && keys.has(each.deposit.key)).length;
  return {
    matched: countOf('matched'),
    'money-without-remittance': countOf('money-without-remittance'),
    'deposit-amount-mismatch': countOf('deposit-amount-mismatch'),
  };
}
