import Joi from 'joi';
import { count, pageOf, timestamp, word } from './common.js';

export const settings = Joi.object()
  .unknown()
  .meta({ component: 'PracticeSettings' })
  .description('The practice file as docs/practice-file.md describes it');

const version = {
  version: count.required().description('From 1'),
  recordedAt: timestamp.description('They are in force from then on; left out where it is not known'),
  recordedBy: word.description('Who gave or changed them'),
  changed: Joi.array()
    .items(word)
    .required()
    .description('Names of the settings that differ from the version before'),
};

const settingsVersion = Joi.object(version).meta({ component: 'SettingsVersion' });

export const settingsVersionPage = pageOf('SettingsVersionPage', settingsVersion);

export const settingsOfVersion = Joi.object({
  ...version,
  settings,
})
  .meta({ component: 'SettingsOfVersion' })
  .description('Settings are left out of a version from before any were given');
