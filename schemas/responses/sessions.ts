import Joi from 'joi';
import { count, word } from './common.js';

export const session = Joi.object({
  actorId: word.required(),
  name: word.required(),
  role: word.required(),
  practiceId: word.required(),
  secondFactor: Joi.string().valid('done', 'wanted', 'not-enrolled').required(),
  csrfToken: word.required().description('Goes into X-CSRF-Token of requests that write by the cookie'),
}).id('Session');

export const secondFactorOffer = Joi.object({
  secret: word.required(),
  uri: word.required().description('otpauth address for an authenticator'),
}).id('SecondFactorOffer');

export const token = Joi.object({
  access_token: word.required(),
  token_type: Joi.string().valid('bearer').required(),
  expires_in: count.required(),
  scope: word.required(),
}).id('Token');

export const tokenProblem = Joi.object({
  error: word.required(),
  error_description: word,
}).id('TokenProblem');
