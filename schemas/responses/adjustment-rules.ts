import Joi from 'joi';
import { calendarDate, pageOf, word } from './common.js';

export const adjustmentRule = Joi.object({
  ruleId: word.required(),
  source: Joi.string().valid('practice', 'default').required(),
  groupCode: word,
  reasonCode: word,
  remarkCode: word,
  payerId: word,
  label: word.description('Our own short label of the reason'),
  meaning: word.required(),
  isPreventable: Joi.boolean(),
  effectiveFrom: calendarDate,
  effectiveTo: calendarDate,
}).meta({ component: 'AdjustmentRule' });

export const adjustmentRulePage = pageOf('AdjustmentRulePage', adjustmentRule);
