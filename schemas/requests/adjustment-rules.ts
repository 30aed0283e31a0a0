import Joi from 'joi';
import type { RuleMeaning } from '../adjustment-rule.js';
import { calendarDate, identifier, page, text } from './common.js';

/** All of them, so that a meaning that is added does not compile until it is offered. */
const MEANINGS: Readonly<Record<RuleMeaning, null>> = {
  contractual: null,
  'multiple-procedure': null,
  capitation: null,
  'patient-share': null,
  'no-patient-share': null,
  'prior-payer': null,
  pended: null,
  coverage: null,
  technical: null,
  medical: null,
  bundling: null,
  'non-covered': null,
  duplicate: null,
  unclassified: null,
  information: null,
  'missing-information': null,
};

export const RULE_MEANINGS = Object.keys(MEANINGS) as readonly RuleMeaning[];

const reasonCode = Joi.string()
  .pattern(/^[A-Za-z]{0,2}\d{1,3}$/, 'adjustment reason code')
  .example('45');
const remarkCode = Joi.string()
  .pattern(/^[A-Za-z]{1,2}\d{1,4}$/, 'remark code')
  .example('N130');
const meaning = Joi.string()
  .valid(...RULE_MEANINGS)
  .description('What an adjustment that fits means for money');

const key = {
  groupCode: Joi.string().valid('CO', 'OA', 'PI', 'PR', 'CR').description('CAS01; any when left out'),
  reasonCode: reasonCode.description('CAS02; left out only where the row is about a remark'),
  remarkCode: remarkCode.description('LQ*HE, MIA or MOA; any or none when left out'),
  payerId: text(80).min(1).description('NM109 of the payer; any when left out'),
};

export const adjustmentRuleListQuery = Joi.object({
  source: Joi.string().valid('practice', 'default').description('Rows of the practice or of the program'),
  ...{ reasonCode, remarkCode, meaning },
  ...page,
});

export const adjustmentRuleParams = Joi.object({
  ruleId: identifier.required(),
});

export const newAdjustmentRule = Joi.object({
  ...key,
  meaning: meaning.required(),
  isPreventable: Joi.boolean().description('Of denials; left to their class when left out'),
  effectiveFrom: calendarDate.required().description('First date of payment for which it holds'),
  effectiveTo: calendarDate.description('Last date of payment for which it holds'),
}).meta({ component: 'NewAdjustmentRule' });

export const adjustmentRuleEnd = Joi.object({
  effectiveTo: calendarDate.required().description('Last date of payment for which it holds'),
}).meta({ component: 'AdjustmentRuleEnd' });
