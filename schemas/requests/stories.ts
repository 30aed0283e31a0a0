import Joi from 'joi';
import { page, text } from './common.js';

/** By POST: what some systems call a payer id can be a name. */
export const payerBalanceRequest = Joi.object({
  payerId: text(80).min(1).required(),
  ...page,
}).meta({ component: 'PayerBalanceRequest' });

export const segmentQuery = Joi.object({
  byteOffset: Joi.number()
    .integer()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .required()
    .description('Of the first byte of a segment, from the start of the file'),
});
