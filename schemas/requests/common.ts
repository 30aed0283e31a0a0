import Joi from 'joi';
import { parseCalendarDate } from '../calendar-date.js';

/** Text of a request: no control characters, which neither a database nor a log could keep apart from its own. */
export const text = (limit: number) =>
  Joi.string()
    .max(limit)
    .pattern(/^[^\p{Cc}\p{Cs}]*$/u, 'text without control characters');

/** `YYYY-MM-DD`, a day that exists. */
export const calendarDate = Joi.string()
  .pattern(/^\d{4}-\d{2}-\d{2}$/, 'date YYYY-MM-DD')
  .custom((value: string, helpers) => parseCalendarDate(value) ?? helpers.error('string.pattern.name'))
  .example('2026-06-30');

/** An instant in UTC: `2026-07-02T12:00:00Z`. */
export const instant = Joi.string()
  .pattern(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/, 'instant in UTC')
  .custom((value: string, helpers) =>
    parseCalendarDate(value.slice(0, 10)) ? value : helpers.error('string.pattern.name'),
  )
  .example('2026-07-02T12:00:00Z');

export const identifier = Joi.string()
  .pattern(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'identifier')
  .example('01997b1e-5f00-7cc3-98c4-dc0c0c07398f');

/** Dollars with two decimals, as a string: no amount is ever a float. */
export const amount = Joi.string()
  .pattern(/^-?\d+\.\d{2}$/, 'amount of dollars')
  .example('125.00');

/** The part of a list that is asked for. */
export const page = {
  limit: Joi.number().integer().min(1).max(200).default(50).description('How many items at most, 1 to 200'),
  cursor: Joi.string()
    .max(2000)
    .pattern(/^[\w-]+\.[\w-]+$/, 'cursor')
    .description('`nextCursor` of the page before; holds for the same filter and order only'),
};
