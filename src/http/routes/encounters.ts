import Joi from 'joi';
import { issue } from '../../../schemas/issue.js';
import { done, refused } from '../../../schemas/outcome.js';
import { encounterListQuery } from '../../../schemas/requests/lists.js';
import { word } from '../../../schemas/responses/common.js';
import { encounterPage, importResult } from '../../../schemas/responses/exchange.js';
import { importEncounters } from '../../app/claims/import-encounters.js';
import { listEncounters } from '../../app/reading/read-exchange.js';
import { findStoredPractice } from '../../app/settings/practice-settings.js';
import { viewIssue } from '../../app/views/common.js';
import { viewEncounter } from '../../app/views/exchange.js';
import type { ApiCall, ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { listRoute } from '../list-route.js';
import { ProblemError } from '../problem.js';

/** A bundle of one patient's whole life has some thousands; more belongs in a bulk folder or comes from a server. */
const MAX_RESOURCES = 5_000;

const MAX_BYTES = 16 * 1024 * 1024;

/** The elements that R4 gives a Bundle, and no other. */
const bundle = Joi.object({
  resourceType: Joi.string().valid('Bundle').required(),
  id: word,
  meta: Joi.object().unknown(),
  implicitRules: word,
  language: word,
  identifier: Joi.object().unknown(),
  type: word,
  timestamp: word,
  total: Joi.number().integer(),
  link: Joi.array().items(Joi.object().unknown()),
  entry: Joi.array().items(Joi.object().unknown()).required(),
  signature: Joi.object().unknown(),
})
  .meta({ component: 'FhirBundle' })
  .description('A FHIR R4 Bundle with encounters and the resources that they refer to');

export function encounterRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/encounters',
      operationId: 'importEncounters',
      tag: 'Encounters',
      summary: 'Turn the encounters of a FHIR R4 bundle into claims',
      description:
        'Every encounter becomes one or more claims, or is held or not billable with a FHIR OperationOutcome that ' +
        'names the places. The same encounter again is the same claim.',
      access: { action: 'claim.import' },
      body: {
        contentTypes: ['application/fhir+json', 'application/json'],
        schema: bundle,
        maxBytes: MAX_BYTES,
        description: 'A Bundle of at most 5,000 entries with the resources that its encounters refer to',
      },
      isIdempotent: true,
      success: { status: 200, description: 'What became of each encounter', schema: importResult },
      refusals: ['unknown', 'invalid'],
      handle: (call) => importBundle(services, call),
    },
    listRoute(cursors, {
      path: '/api/v1/encounters',
      operationId: 'listEncounters',
      tag: 'Encounters',
      summary: 'Encounters that came in, with the reasons of those that are held',
      action: 'encounter.read',
      query: encounterListQuery,
      schema: encounterPage,
      read: (actor, filter, page) => listEncounters(services, actor, filter, page),
      view: viewEncounter,
    }),
  ];
}

async function importBundle(services: HttpContext, { actor, body }: ApiCall) {
  const count = body.entry.length;
  if (count > MAX_RESOURCES) {
    const context = { count, limit: MAX_RESOURCES };
    throw new ProblemError('too-large', [issue('request.too-many-resources', { path: 'entry' }, context)]);
  }
  const practice = await findStoredPractice(services, actor);
  if ('refused' in practice) return practice;
  if (!practice.done) return refused('unknown', [issue('intake.no-practice')]);
  const { conceptMaps } = services;
  const input = { documents: [body], practice: practice.done, isStored: true, conceptMaps };
  const outcome = await importEncounters(services, actor, input);
  if ('refused' in outcome) return outcome;
  const { byReason: _, unclaimed, issues, ...counts } = outcome.done;
  return done({ body: { ...counts, unclaimed, issues: issues.map(viewIssue) } });
}
