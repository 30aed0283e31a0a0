import Joi from 'joi';
import { page } from './common.js';

export const settingsVersionListQuery = Joi.object(page);

export const settingsVersionParams = Joi.object({
  version: Joi.number().integer().min(1).max(2_147_483_647).required().description('From 1'),
});
