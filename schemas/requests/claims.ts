import Joi from 'joi';
import { calendarDate, identifier, page, text } from './common.js';

const STATES = [
  ...['draft', 'needs-work', 'ready', 'submitted', 'accepted'],
  ...['rejected', 'pending', 'adjudicated', 'denied', 'void'],
];

const sort = Joi.string()
  .valid('entry', '-entry', 'serviceDate', '-serviceDate', 'charge', '-charge')
  .default('-entry')
  .description('Order of the list; a minus turns it round');

export const claimListQuery = Joi.object({
  state: Joi.string().valid(...STATES),
  patientAccountId: identifier,
  sort,
  ...page,
});

/** Names and member ids are looked for by POST, so that they stand in no address. */
export const claimSearchRequest = Joi.object({
  state: Joi.string().valid(...STATES),
  patientAccountId: identifier,
  patientControlNumber: text(38)
    .min(1)
    .description('CLM01; case, blanks and leading zeros make no difference'),
  payerControlNumber: text(50).min(1).description('CLP07 or REF*1K of any answer so far'),
  patientName: text(60).min(1).description('The beginning of the last name'),
  memberId: text(80).min(1),
  payerId: text(80).min(1),
  serviceFrom: calendarDate,
  serviceTo: calendarDate,
  sort,
  ...page,
}).meta({ component: 'ClaimSearch' });

export const claimParams = Joi.object({ claimId: identifier.required() });
