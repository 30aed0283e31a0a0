import { v7 } from 'uuid';
import type { Approval, Verdict } from '../../schemas/approval.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import { formatCents, parseCents, ZERO } from '../../schemas/money.js';
import type { Outcome } from '../../schemas/outcome.js';
import type { Actor } from '../../src/app/actor.js';
import { decideApproval } from '../../src/app/approvals/decide-approval.js';
import { type NewRequest, requestApproval } from '../../src/app/approvals/request-approval.js';
import type { AppContext } from '../../src/app/context.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import type { Records } from '../../src/app/ports.js';
import { doneOf } from './clinic-books.js';
import type { TestStore } from './open-test-store.js';
import { layJobs } from './remittance-jobs.js';
import { type RenderedRemittance, renderRemittance } from './render-remittance.js';
import { newActor, succeed } from './sample-records.js';

/** A practice with ten claims of 150.00, J1N1 to J1N10, and persons who ask and decide. */
export async function openDesk(opened: TestStore) {
  const manager = newActor();
  await layJobs(opened, manager, 1);
  const context: AppContext = {
    unitOfWork: opened.store.unitOfWork,
    clock: opened.clock,
    ids: { next: () => v7() },
  };
  const biller = personOf(manager, 'biller-1', 'biller');
  const accountManager = personOf(manager, 'account-1', 'account-manager');
  const [ann, bob, cyd] = ['ann', 'bob', 'cyd'].map((name) => personOf(manager, name, 'billing-manager'));
  const receive = async (remittance: RenderedRemittance) => {
    const bytes = renderRemittance(remittance);
    const received = doneOf(await receiveFile(context, manager, { name: 'era', bytes }));
    return received.remittances.map(({ result }) => result).join();
  };
  const ask = (actor: Actor, request: Omit<NewRequest, 'amount' | 'reason'> & { amount?: string }) => {
    const { amount, ...rest } = request;
    const cents = amount === undefined ? {} : { amount: parseCents(amount)! };
    return requestApproval(context, actor, { ...rest, ...cents, reason: 'timely filing' });
  };
  const decide = (actor: Actor, { approvalId }: Approval, verdict: Verdict = 'approve') =>
    decideApproval(context, actor, { approvalId, verdict });
  return {
    ...{ context, manager, biller, accountManager, ann: ann!, bob: bob!, cyd: cyd!, receive, ask, decide },
    read: <T>(work: (records: Records) => Promise<T>) => succeed(opened, manager, work),
    balances: () => balances(opened, manager),
    cash: async () => {
      const rows = await succeed(opened, manager, (records) =>
        records.ledger.trialBalance({ asOf: '9999-12-31' as CalendarDate }),
      );
      return formatCents(rows.find(({ account }) => account === 'cash.remittance')?.balance ?? ZERO);
    },
    openItems: async () => {
      const page = await succeed(opened, manager, (records) =>
        records.lists.workItems({ state: 'open' }, { limit: 20 }),
      );
      return page.items;
    },
    denials: () => denials(opened, manager),
    denialKey: async (claim: string) => {
      const page = await succeed(opened, manager, (records) => records.lists.denials({}, { limit: 200 }));
      return page.items.filter((each) => each.patientControlNumber === claim).at(-1)!.naturalKey;
    },
    claimId: async (claim: string) => {
      const page = await succeed(opened, manager, (records) =>
        records.lists.claims({ patientControlNumber: claim }, 'entry', { limit: 1 }),
      );
      return page.items[0]!.claimId;
    },
  };
}

function personOf(actor: Actor, actorId: string, role: Actor['role']): Actor {
  return { ...actor, actorId, role };
}

/** Accounts that are not zero, revenue and cash of remittances left out: `payer1 150.00`. */
async function balances(opened: TestStore, actor: Actor): Promise<string> {
  const rows = await succeed(opened, actor, (records) =>
    records.ledger.trialBalance({ asOf: '9999-12-31' as CalendarDate }),
  );
  return rows
    .filter(({ account }) => account !== 'revenue.charges' && account !== 'cash.remittance')
    .map(({ account, balance }) => `${account.replace('receivable.', '')} ${formatCents(balance)}`)
    .sort()
    .join(', ');
}

/** `J1N1 CO-16 150.00 at stake 150.00 open`. */
async function denials(opened: TestStore, actor: Actor): Promise<string[]> {
  const page = await succeed(opened, actor, (records) => records.lists.denials({}, { limit: 200 }));
  return page.items.map(
    ({ patientControlNumber, groupCode, reasonCode, deniedAmount, atStakeAmount, state }) =>
      `${patientControlNumber} ${groupCode}-${reasonCode} ${formatCents(deniedAmount)} at stake ${formatCents(atStakeAmount)} ${state}`,
  );
}

/** `forbidden approval.own`. */
export function refusalOf(outcome: Outcome<unknown>): string {
  if ('done' in outcome) return 'done';
  const { code, issues } = outcome.refused;
  return [code, ...issues.map((each) => each.code)].join(' ');
}
