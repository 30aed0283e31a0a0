import { done } from '../../../schemas/outcome.js';
import {
  adjustmentRuleEnd,
  adjustmentRuleListQuery,
  adjustmentRuleParams,
  newAdjustmentRule,
} from '../../../schemas/requests/adjustment-rules.js';
import { adjustmentRule, adjustmentRulePage } from '../../../schemas/responses/adjustment-rules.js';
import { listAdjustmentRules } from '../../app/reading/read-adjustment-rules.js';
import { addAdjustmentRule, endAdjustmentRule } from '../../app/settings/add-adjustment-rule.js';
import { viewAdjustmentRule } from '../../app/views/adjustment-rules.js';
import type { ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { jsonBody } from '../json-body.js';
import { listRoute } from '../list-route.js';
import { answerOne } from '../paging.js';

const tag = 'Adjustment rules';

export function adjustmentRuleRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [
    listRoute(cursors, {
      path: '/api/v1/adjustment-rules',
      operationId: 'listAdjustmentRules',
      tag,
      summary: 'The decision table: what adjustments by group, reason, remark and payer mean for money',
      action: 'adjustment-rule.read',
      query: adjustmentRuleListQuery,
      schema: adjustmentRulePage,
      read: (actor, filter, page) => listAdjustmentRules(services, actor, filter, page),
      view: viewAdjustmentRule,
    }),
    addRoute(services),
    endRoute(services),
  ];
}

function addRoute(services: HttpContext): ApiRoute {
  return {
    method: 'POST',
    path: '/api/v1/adjustment-rules',
    operationId: 'addAdjustmentRule',
    tag,
    summary: 'Add a row to the decision table of the practice',
    description:
      'The most specific row decides: payer, then remark, then group; among equals the row of the practice. It holds ' +
      'for payments dated after all that are posted. Only PR ever becomes patient due, whatever a row says.',
    access: { action: 'adjustment-rule.edit' },
    body: jsonBody(newAdjustmentRule, 'What the row asks for, and what it says'),
    isIdempotent: true,
    success: { status: 201, description: 'The row', schema: adjustmentRule },
    refusals: ['invalid', 'conflict'],
    handle: async ({ actor, body }) => {
      const outcome = await addAdjustmentRule(services, actor, body);
      return 'refused' in outcome ? outcome : done({ body: viewAdjustmentRule(outcome.done) });
    },
  };
}

function endRoute(services: HttpContext): ApiRoute {
  return {
    method: 'POST',
    path: '/api/v1/adjustment-rules/{ruleId}/end',
    operationId: 'endAdjustmentRule',
    tag,
    summary: 'Let a row of the practice end with a day',
    description: 'Rows are never changed otherwise, and never taken away.',
    access: { action: 'adjustment-rule.edit' },
    params: adjustmentRuleParams,
    body: jsonBody(adjustmentRuleEnd, 'The last day for which it holds'),
    isIdempotent: true,
    success: { status: 200, description: 'The row as it is now', schema: adjustmentRule },
    refusals: ['unknown', 'invalid', 'conflict'],
    handle: async ({ actor, params, body }) =>
      answerOne(
        await endAdjustmentRule(services, actor, params['ruleId']!, body.effectiveTo),
        viewAdjustmentRule,
      ),
  };
}
