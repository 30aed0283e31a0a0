import type { Outcome } from '../../../../schemas/outcome.js';
import {
  adjustmentRuleEnd,
  adjustmentRuleListQuery,
  adjustmentRuleParams,
  newAdjustmentRule,
} from '../../../../schemas/requests/adjustment-rules.js';
import {
  type AdjustmentRuleFilter,
  listAdjustmentRules,
} from '../../../app/reading/read-adjustment-rules.js';
import { addAdjustmentRule, endAdjustmentRule } from '../../../app/settings/add-adjustment-rule.js';
import { type PageAnswer, type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { readList } from '../../read-list.js';
import type { WebContext } from '../../web-context.js';
import { presentAdjustmentRules } from './presenter.js';
import { AdjustmentRulesView } from './view.js';

const PATH = '/adjustment-rules';

export function adjustmentRulesRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: PATH,
      access: { action: 'adjustment-rule.read' },
      query: adjustmentRuleListQuery,
      answer: async (call) => ({ page: await showRules(services, call, call.query) }),
    },
    {
      method: 'POST',
      path: PATH,
      access: { action: 'adjustment-rule.edit' },
      form: newAdjustmentRule,
      answer: async (call) => {
        const { csrf: _, ...rule } = call.form;
        return answer(services, call, await addAdjustmentRule(services, call.actor, rule));
      },
    },
    {
      method: 'POST',
      path: `${PATH}/{ruleId}/end`,
      access: { action: 'adjustment-rule.edit' },
      params: adjustmentRuleParams,
      form: adjustmentRuleEnd,
      answer: async (call) => {
        const { ruleId } = call.params as { ruleId: string };
        return answer(
          services,
          call,
          await endAdjustmentRule(services, call.actor, ruleId, call.form.effectiveTo),
        );
      },
    },
  ];
}

/** Done: the rows of the practice. Refused for a reason that can be mended: what was typed, and why not. */
async function answer(services: WebContext, call: PageCall, outcome: Outcome<unknown>): Promise<PageAnswer> {
  const isMendable = 'refused' in outcome && outcome.refused.issues.length > 0;
  if (!isMendable) {
    takeDone(outcome);
    return { location: `${PATH}?source=practice` };
  }
  const { csrf: _, ...values } = call.form;
  const tried = { values, issues: outcome.refused.issues };
  const page = await showRules(services, call, { limit: 50, source: 'practice' }, tried);
  return { page, status: outcome.refused.code === 'conflict' ? 409 : 422 };
}

async function showRules(
  services: WebContext,
  { actor, viewer }: PageCall,
  asked: { limit: number } & AdjustmentRuleFilter,
  tried?: Parameters<typeof presentAdjustmentRules>[2],
) {
  const list = await readList(services.cursors, 'adjustment-rules', asked, (filter, page) =>
    listAdjustmentRules(services, actor, filter, page),
  );
  return AdjustmentRulesView({ rules: presentAdjustmentRules(list, viewer, tried), viewer });
}
