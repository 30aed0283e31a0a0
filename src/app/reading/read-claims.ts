import { type Cents, subtractCents, sumCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { PlannedDenial } from '../../../schemas/remittance-records.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { ClaimRecord, Records, RemittanceRecord } from '../ports.js';
import type {
  AccountEntry,
  ClaimFilter,
  ClaimOrder,
  ListedClaim,
  ListedClaimPayment,
  ListedWorkItem,
  Page,
  PageRequest,
  RecordedClaimEvent,
} from '../records/list-records.js';

export interface ClaimDetail {
  readonly record: ClaimRecord;
  /** Sum of all receivables of the claim. */
  readonly openAmount: Cents;
  readonly events: readonly RecordedClaimEvent[];
  readonly payments: readonly ListedClaimPayment[];
  /** Those that the payments came in, to tell where each entry is from. */
  readonly remittances: readonly RemittanceRecord[];
  readonly denials: readonly PlannedDenial[];
  readonly workItems: readonly ListedWorkItem[];
  readonly entries: readonly AccountEntry[];
}

export async function listClaims(
  context: AppContext,
  actor: Actor,
  filter: ClaimFilter,
  order: ClaimOrder,
  page: PageRequest,
): Promise<Outcome<Page<ListedClaim>>> {
  return context.unitOfWork.run(actor, { action: 'claim.read', objectType: 'claim' }, async (records) => {
    const claims = await records.lists.claims(filter, order, page);
    records.audit.count({ claims: claims.items.length });
    return done(claims);
  });
}

/** A claim with its history, payments, denials and ledger; refused as unknown when the practice has none such. */
export async function getClaim(
  context: AppContext,
  actor: Actor,
  claimId: string,
): Promise<Outcome<ClaimDetail>> {
  const act = { action: 'claim.read', objectType: 'claim', objectId: claimId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const record = await records.lists.findClaim(claimId);
    return record ? done(await gatherDetail(records, record)) : refused('unknown', []);
  });
}

/** More than a claim ever has; a claim with more is shown by its account's ledger in pages. */
const ALL = { limit: 200 };

async function gatherDetail(records: Records, record: ClaimRecord): Promise<ClaimDetail> {
  const { claimId } = record;
  const entries = await records.lists.claimEntries(claimId);
  const payments = (await records.lists.claimPayments({ claimId }, ALL)).items;
  return {
    record,
    openAmount: sumCents(entries, openEffect),
    events: await records.lists.claimEvents(claimId),
    payments,
    remittances: await findRemittances(records, payments),
    denials: await records.denials.findByClaims([claimId]),
    workItems: (await records.lists.workItems({ claimId }, ALL)).items,
    entries,
  };
}

async function findRemittances(records: Records, payments: readonly ListedClaimPayment[]) {
  const found: RemittanceRecord[] = [];
  for (const remittanceId of new Set(payments.map((payment) => payment.remittanceId))) {
    const remittance = await records.lists.findRemittance(remittanceId);
    if (remittance) found.push(remittance);
  }
  return found;
}

/** What a posting adds to the receivables: moving between two of them adds nothing. */
export function openEffect({ debit, credit, amount }: AccountEntry): Cents {
  const added = debit.startsWith('receivable.') ? amount : ZERO;
  const taken = credit.startsWith('receivable.') ? amount : ZERO;
  return subtractCents(added, taken);
}
