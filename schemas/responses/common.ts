import Joi from 'joi';
import { amount, calendarDate, identifier } from '../requests/common.js';

/** Answers are checked against these before they leave: a field that none names is a bug, not a leak. */
export const word = Joi.string().allow('');

export const timestamp = Joi.string().isoDate().example('2026-07-15T15:00:00.000Z');

export const count = Joi.number().integer().min(0);

export const place = Joi.object({
  loop: Joi.string(),
  segment: word,
  segmentPosition: count,
  element: count,
  component: count,
  repetition: count,
  byteOffset: count,
  line: count,
  path: word,
})
  .meta({ component: 'Place' })
  .description('Where something stands in a file, resource, claim or request');

export const issue = Joi.object({
  code: Joi.string().required().description('Stable code of the finding'),
  severity: Joi.string().valid('error', 'warning', 'information').required(),
  text: Joi.string().required().description('What was found, what was wanted, and where'),
  at: place.required(),
}).meta({ component: 'Issue' });

export const issues = Joi.array().items(issue).required();

export const patient = Joi.object({
  name: word.required(),
  birthDate: calendarDate,
  isMasked: Joi.boolean().required().description('True where the reader sees initials only'),
}).meta({ component: 'Patient' });

/** RFC 9457. */
export const problem = Joi.object({
  type: Joi.string().required(),
  title: Joi.string().required(),
  status: count.required(),
  code: Joi.string().required().description('Stable code of the refusal'),
  requestId: Joi.string().required(),
  issues: Joi.array().items(issue),
})
  .meta({ component: 'Problem' })
  .description('A refusal, in the form of RFC 9457');

/** A page of a list. */
export function pageOf(id: string, item: Joi.ObjectSchema): Joi.ObjectSchema {
  return Joi.object({
    items: Joi.array().items(item).required(),
    nextCursor: Joi.string().description('Absent on the last page'),
  }).meta({ component: id });
}

export { amount, calendarDate, identifier };
