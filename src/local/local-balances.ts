import { done, type Outcome, refused } from '../../schemas/outcome.js';
import {
  type ExplainedBalance,
  type ExplainedPayer,
  explainAccountBalance,
  explainClaimBalance,
  explainPayerBalance,
} from '../app/accounts/explain-balance.js';
import type { Actor } from '../app/actor.js';
import type { AppContext } from '../app/context.js';
import { listClaims } from '../app/reading/read-claims.js';
import { readSegments } from '../app/reading/read-segments.js';
import type { PayerClaim } from '../app/records/story-records.js';
import { viewPayer, viewStory } from '../app/views/stories.js';
import type { BalancesTold, ToldSegment, ToldSubject } from '../cli/command-port.js';

/** The stories of all claims of a number, of an account, or what a payer owes. */
export async function tellBalances(
  context: AppContext,
  actor: Actor,
  { kind, id, bytes }: ToldSubject,
): Promise<Outcome<BalancesTold>> {
  if (kind === 'payer') return tellPayer(context, actor, id);
  const ids = kind === 'account' ? done([id]) : await findClaimIds(context, actor, id);
  if ('refused' in ids) return ids;
  const stories: NonNullable<BalancesTold['stories']>[number][] = [];
  for (const each of ids.done) {
    const explain = kind === 'account' ? explainAccountBalance : explainClaimBalance;
    const outcome = await explain(context, actor, each);
    if ('refused' in outcome) return outcome;
    const segments = bytes ? await readAll(context, actor, outcome.done) : done([]);
    if ('refused' in segments) return segments;
    const title = kind === 'account' ? `Patient account ${id}` : `Claim ${id} (${each})`;
    stories.push({ title, ...viewStory(outcome.done), ...(bytes && { segments: segments.done }) });
  }
  return done({ stories });
}

async function findClaimIds(context: AppContext, actor: Actor, number: string): Promise<Outcome<string[]>> {
  const found = await listClaims(context, actor, { patientControlNumber: number }, 'entry', { limit: 200 });
  if ('refused' in found) return found;
  const ids = found.done.items.map(({ claimId }) => claimId);
  return ids.length === 0 ? refused('unknown', []) : done(ids);
}

/** Each segment that a step names, once, in the order of the story. */
async function readAll(
  context: AppContext,
  actor: Actor,
  { steps }: ExplainedBalance,
): Promise<Outcome<ToldSegment[]>> {
  const sources = steps.flatMap((step) => step.sources);
  const unique = new Map(sources.map((source) => [`${source.fileId} ${source.byteOffset}`, source]));
  const segments: ToldSegment[] = [];
  for (const { fileId, byteOffset } of unique.values()) {
    const outcome = await readSegments(context, actor, fileId, byteOffset);
    if ('refused' in outcome) return outcome;
    segments.push({ fileId, byteOffset, text: outcome.done[0]!.text });
  }
  return done(segments);
}

/** With all its claims, page after page. */
async function tellPayer(context: AppContext, actor: Actor, payerId: string): Promise<Outcome<BalancesTold>> {
  const items: PayerClaim[] = [];
  let after: readonly string[] | undefined;
  let told: ExplainedPayer;
  do {
    const page = { limit: 200, ...(after && { after }) };
    const outcome = await explainPayerBalance(context, actor, payerId, page);
    if ('refused' in outcome) return outcome;
    told = outcome.done;
    items.push(...told.claims.items);
    after = told.claims.next;
  } while (after);
  return done({ payer: viewPayer({ ...told, claims: { items } }) });
}
