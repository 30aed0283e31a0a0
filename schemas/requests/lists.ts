import Joi from 'joi';
import { calendarDate, identifier, instant, page, text } from './common.js';

export const encounterListQuery = Joi.object({
  state: Joi.string().valid('claimed', 'held', 'not-billable', 'correction-proposed'),
  ...page,
});

export const submissionListQuery = Joi.object({
  state: Joi.string().valid('built', 'sent', 'accepted', 'partly-accepted', 'rejected'),
  ...page,
});

export const submissionParams = Joi.object({ submissionId: identifier.required() });

export const fileListQuery = Joi.object({
  direction: Joi.string().valid('in', 'out'),
  state: Joi.string().valid('received', 'read', 'quarantined', 'built'),
  kind: Joi.string()
    .pattern(/^[\w-]{1,12}$/, 'kind of file')
    .description('835, 837, 999, 277CA, TA1 or unknown'),
  ...page,
});

export const fileParams = Joi.object({ fileId: identifier.required() });

export const setParams = fileParams.keys({
  setOrdinal: Joi.number()
    .integer()
    .min(1)
    .max(999_999)
    .required()
    .description('Position of the set, from 1'),
});

/** Comes in a header: a payer may have named the file after a patient, and an address stands in many logs. */
export const fileName = text(200).min(1).required();

export const remittanceListQuery = Joi.object({
  state: Joi.string().valid('posted', 'quarantined', 'possible-duplicate', 'dismissed', 'undone'),
  ...page,
});

export const remittanceParams = Joi.object({ remittanceId: identifier.required() });

/** Of the page of a remittance: `from` is the position of a CLP in its set. */
export const remittancePageQuery = Joi.object({
  from: Joi.number().integer().min(1).max(9_999_999),
  ...page,
});

export const pageQuery = Joi.object(page);

export const denialListQuery = Joi.object({
  state: Joi.string().valid('open', 'information', 'reversed', 'given-up', 'billed-on').default('open'),
  denialClass: Joi.string().valid(
    ...['coverage', 'technical', 'medical', 'bundling'],
    ...['non-covered', 'duplicate', 'full-contractual', 'unclassified'],
  ),
  claimId: identifier,
  ...page,
});

export const workItemListQuery = Joi.object({
  state: Joi.string().valid('open', 'closed').default('open'),
  kind: Joi.string().pattern(/^[a-z-]{1,40}$/, 'kind of work item'),
  claimId: identifier,
  ...page,
});

export const accountListQuery = Joi.object({
  openOnly: Joi.boolean().default(false).description('Only accounts on which something is open'),
  ...page,
});

export const accountSearchRequest = Joi.object({
  name: text(60).min(1).required().description('The beginning of the last name'),
  openOnly: Joi.boolean().default(false),
  ...page,
}).meta({ component: 'PatientAccountSearch' });

export const accountParams = Joi.object({ patientAccountId: identifier.required() });

export const agingQuery = Joi.object({
  asOf: calendarDate.description('Business date; today when left out'),
  knownAt: instant.description('Only what was recorded by then'),
});
