import Joi from 'joi';
import { text } from './common.js';

export const logInRequest = Joi.object({
  practiceId: text(64).min(1).default('main'),
  name: text(64).min(1).required(),
  password: Joi.string().min(1).max(128).required(),
  code: Joi.string()
    .pattern(/^\d{6}$/, 'six digits')
    .description('Of the second factor, where one is enrolled'),
}).meta({ component: 'LogIn' });

export const secondFactorConfirmation = Joi.object({
  enrolment: Joi.string().max(1000).required().description('As `beginSecondFactor` gave it'),
  code: Joi.string()
    .pattern(/^\d{6}$/, 'six digits')
    .required(),
}).meta({ component: 'SecondFactorConfirmation' });

/** SMART Backend Services: RFC 6749 4.4 with an assertion of RFC 7523. */
export const tokenRequest = Joi.object({
  grant_type: text(100).required(),
  client_assertion_type: text(100).required(),
  client_assertion: Joi.string().max(8000).required(),
  scope: text(500),
}).meta({ component: 'TokenRequest' });
