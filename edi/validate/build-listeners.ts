import { findSituationalRules } from '../guides/find-situational-rules.js';
import type { Guide } from '../guides/guide.js';
import { DEFAULT_LIMITS } from '../x12/limits.js';
import type { Delimiters } from '../x12/segment.js';
import { AcknowledgementBalance } from './acknowledgement-balance.js';
import { ClaimBalance } from './claim-balance.js';
import { ExternalCodeCheck } from './external-code-check.js';
import { PaymentBalance } from './payment-balance.js';
import { type HoldingPlan, planHolding } from './plan-holding.js';
import { type ScopeCheck, ScopeTree } from './scope-tree.js';
import { planSituations, SituationCheck, type SituationPlan } from './situation-check.js';
import type { ValidateOptions } from './validate-options.js';
import type { WalkListener } from './walk-listener.js';

/** What is the same for every set of a guide. */
interface GuideLayout {
  readonly situations: SituationPlan;
  /** By the types of test that look at segments that were held. */
  readonly holding: Map<string, HoldingPlan>;
}

const LAYOUTS = new WeakMap<Guide, GuideLayout>();

/** What has to listen to the walk for the types of test that are asked for; nothing for types 1 and 2. */
export function buildListeners(
  guide: Guide,
  {
    snipTypes = [],
    codeSets,
    delimiters,
    issueLimit = DEFAULT_LIMITS.issues,
  }: ValidateOptions & { readonly delimiters: Delimiters },
): WalkListener[] {
  const layout = layOut(guide);
  const checks: ScopeCheck[] = [];
  if (snipTypes.includes(3)) checks.push(...findBalances(guide, issueLimit));
  if (snipTypes.includes(4) && layout.situations.byLoop.size > 0) {
    checks.push(new SituationCheck(layout.situations, issueLimit));
  }
  const listeners: WalkListener[] = [];
  if (checks.length > 0) {
    const types = snipTypes.filter((type) => type === 3 || type === 4);
    const plan = findHolding(guide, layout.holding, types.join(), checks);
    listeners.push(new ScopeTree(guide.root, delimiters, plan, checks));
  }
  if (snipTypes.includes(5)) listeners.push(new ExternalCodeCheck(guide.root, codeSets, issueLimit));
  return listeners;
}

function layOut(guide: Guide): GuideLayout {
  const known = LAYOUTS.get(guide);
  if (known) return known;
  const layout = { situations: planSituations(findSituationalRules(guide)), holding: new Map() };
  LAYOUTS.set(guide, layout);
  return layout;
}

function findHolding(
  guide: Guide,
  holding: GuideLayout['holding'],
  key: string,
  checks: readonly ScopeCheck[],
): HoldingPlan {
  const known = holding.get(key);
  if (known) return known;
  const isTold = checks.every(({ reads }) => reads !== undefined);
  const reads = isTold ? checks.flatMap((check) => check.reads ?? []) : undefined;
  const sums = checks.flatMap((check) => check.sums ?? []);
  const plan = planHolding(guide, reads, sums);
  holding.set(key, plan);
  return plan;
}

function findBalances({ id, identifier }: Guide, issueLimit: number): ScopeCheck[] {
  if (identifier === '837') return [new ClaimBalance(issueLimit)];
  if (identifier === '835') return [new PaymentBalance(issueLimit)];
  return id.startsWith('005010X214') ? [new AcknowledgementBalance(issueLimit)] : [];
}
