import Joi from 'joi';
import { count, word } from './common.js';

export const session = Joi.object({
  actorId: word.required(),
  name: word.required(),
  role: word.required(),
  practiceId: word.required(),
  secondFactor: Joi.string().valid('done', 'wanted', 'not-enrolled').required(),
  csrfToken: word.required().description('Goes into X-CSRF-Token of requests that write by the cookie'),
}).meta({ component: 'Session' });

export const secondFactorOffer = Joi.object({
  secret: word.required(),
  uri: word.required().description('otpauth address for an authenticator app'),
  enrolment: word.required().description('Handed back with the first code; nothing is kept until then'),
}).meta({ component: 'SecondFactorOffer' });

export const token = Joi.object({
  access_token: word.required(),
  token_type: Joi.string().valid('bearer').required(),
  expires_in: count.required(),
  scope: word.required(),
}).meta({ component: 'Token' });

export const tokenProblem = Joi.object({
  error: word.required(),
  error_description: word,
}).meta({ component: 'TokenProblem' });

export const smartConfiguration = Joi.object({
  token_endpoint: word.required(),
  token_endpoint_auth_methods_supported: Joi.array().items(word).required(),
  token_endpoint_auth_signing_alg_values_supported: Joi.array().items(word).required(),
  grant_types_supported: Joi.array().items(word).required(),
  scopes_supported: Joi.array().items(word).required(),
  capabilities: Joi.array().items(word).required(),
}).meta({ component: 'SmartConfiguration' });
