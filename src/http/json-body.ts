import type Joi from 'joi';
import type { RequestBody } from './api-route.js';

/** Far more than any request that is no file or bundle says. */
const JSON_LIMIT = 262_144;

export function jsonBody(schema: Joi.ObjectSchema, description: string): RequestBody {
  return { contentTypes: ['application/json'], schema, maxBytes: JSON_LIMIT, description };
}
