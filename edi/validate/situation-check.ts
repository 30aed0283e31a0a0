import { type Issue, type IssueCode, issue, type Place } from '../../schemas/issue.js';
import type { SituationalRule } from '../guides/situational-rule.js';
import { IssueList } from '../x12/issue-list.js';
import type { Segment } from '../x12/segment.js';
import type { Reads } from './plan-holding.js';
import type { ScopeLoop } from './scope-loop.js';
import type { ScopeCheck } from './scope-tree.js';

/** The situational rules of a guide, laid out for the walk. */
export interface SituationPlan {
  readonly byLoop: ReadonlyMap<string, readonly SituationalRule[]>;
  /** What all of them look at; undefined for anything. */
  readonly reads: Reads | undefined;
}

export function planSituations(rules: readonly SituationalRule[]): SituationPlan {
  const byLoop = new Map<string, SituationalRule[]>();
  for (const rule of rules) for (const id of rule.loops) byLoop.set(id, [...(byLoop.get(id) ?? []), rule]);
  const isTold = rules.every(({ reads }) => reads !== undefined);
  return { byLoop, reads: isTold ? [...new Set(rules.flatMap(readsOf))] : undefined };
}

/** With each loop itself, whose opener is held. */
function readsOf({ loops, reads = [] }: SituationalRule): string[] {
  const within = reads.flatMap((read) => (read.includes('/') ? [read] : loops.map((id) => `${id}/${read}`)));
  return [...within, ...loops.map((id) => `${id}/`)];
}

/** Looks at the situational rules of a loop when it ends. A loop without rules costs nothing. */
export class SituationCheck implements ScopeCheck {
  readonly issues: IssueList;
  readonly #plan: SituationPlan;

  constructor(plan: SituationPlan, issueLimit: number) {
    this.issues = new IssueList(issueLimit);
    this.#plan = plan;
  }

  get reads(): Reads | undefined {
    return this.#plan.reads;
  }

  left(loop: ScopeLoop): void {
    const rules = this.#plan.byLoop.get(loop.id);
    if (!rules) return;
    for (const rule of rules) {
      const segment = rule.when(loop);
      if (segment) this.issues.push(describe(rule, segment, loop));
    }
  }
}

/** Codes of IK304 for a segment and of IK403 for an element; what is missing or too much names what demands it. */
function describe(rule: SituationalRule, broken: Segment, loop: ScopeLoop): Issue {
  const { segment, element, demand, severity, reason } = rule;
  const [code, syntaxErrorCode] = codesOf(demand, element !== undefined);
  const name = element === undefined ? { segment } : { element: nameOf(rule, element) };
  const found = issue(code, placeAt(rule, broken, loop), { ...name, rule: rule.id, reason }, severity);
  if (demand === 'value') return { ...found, syntaxErrorCode };
  return { ...found, syntaxErrorCode, trigger: findTrigger(rule, broken, loop) };
}

/** A missing segment stands, so to speak, at what demands it. */
function placeAt(
  { segment, element, component, within, demand }: SituationalRule,
  broken: Segment,
  loop: ScopeLoop,
) {
  const owner = loop.findOwner(broken) ?? loop;
  const place = owner.placeOf(broken, element);
  if (component !== undefined) return { ...place, component };
  if (demand !== 'present' || element !== undefined) return place;
  return { ...place, segment, loop: within ?? owner.id };
}

function findTrigger({ trigger = {} }: SituationalRule, broken: Segment, loop: ScopeLoop): Place {
  const cause = trigger.segment?.(loop) ?? broken;
  const { element, component } = trigger;
  const owner = loop.findOwner(cause) ?? loop.findOuterOwner(cause) ?? loop;
  return { ...owner.placeOf(cause, element), ...(component !== undefined && { component }) };
}

/** `CLM05`, `CLM11-04`. */
function nameOf({ segment, component }: SituationalRule, element: number): string {
  const name = segment + String(element).padStart(2, '0');
  return component === undefined ? name : `${name}-${String(component).padStart(2, '0')}`;
}

function codesOf(demand: SituationalRule['demand'], isElement: boolean): [IssueCode, string] {
  if (demand === 'value') return ['guide.situation-value', 'I12'];
  if (demand === 'present') {
    return isElement ? ['guide.situation-element-missing', 'I9'] : ['guide.situation-segment-missing', 'I6'];
  }
  return isElement ? ['guide.situation-element-not-used', 'I13'] : ['guide.situation-segment-not-used', 'I9'];
}
