import Joi from 'joi';
import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { readPracticeSettings } from '../../../schemas/practice-schema.js';
import { configurePractice, getPractice } from '../../app/settings/configure-practice.js';
import { viewPractice } from '../../app/views/practice.js';
import type { ApiAnswer, ApiCall, ApiRoute } from '../api-route.js';
import { etagOf } from '../etag.js';
import type { HttpContext } from '../http-context.js';
import { answerOne } from '../paging.js';
import { ProblemError } from '../problem.js';

const settings = Joi.object()
  .unknown()
  .meta({ component: 'PracticeSettings' })
  .description('The practice file as docs/practice-file.md describes it');

export function practiceRoutes(services: HttpContext): ApiRoute[] {
  const tag = 'Practice';
  return [
    {
      method: 'GET',
      path: '/api/v1/practice',
      operationId: 'getPractice',
      tag,
      summary: 'Who bills, renders and pays, at what price: the settings of the practice',
      access: { action: 'practice.configure' },
      description:
        'The ETag can be given back as If-Match when they are replaced. A tax number that is a social security ' +
        'number is masked, and has to be given anew.',
      success: { status: 200, description: 'The settings', schema: settings },
      refusals: ['unknown'],
      handle: async ({ actor }) => {
        return answerOne(await getPractice(services, actor), viewPractice);
      },
    },
    {
      method: 'PUT',
      path: '/api/v1/practice',
      operationId: 'configurePractice',
      tag,
      summary: 'Replace the settings of the practice',
      description: 'With If-Match only while they are as they were read; else 409.',
      access: { action: 'practice.configure' },
      body: {
        contentTypes: ['application/json'],
        schema: settings,
        maxBytes: 4 * 1024 * 1024,
        description: 'All settings; those that are left out take their defaults',
      },
      success: { status: 204, description: 'Kept' },
      refusals: ['conflict'],
      handle: (call) => replace(services, call),
    },
  ];
}

async function replace(
  services: HttpContext,
  { actor, body, request }: ApiCall,
): Promise<Outcome<ApiAnswer>> {
  const read = readPracticeSettings(body);
  if ('refused' in read) throw new ProblemError('bad-request', read.refused.issues);
  // A compressed answer says so in its tag; what it tags is the same.
  const ifMatch = request.headers['if-match'] as string | undefined;
  const wanted = ifMatch?.replace(/-(gzip|deflate|br)"$/, '"');
  const outcome = await configurePractice(services, actor, read.done, (standing) =>
    wanted === undefined || (standing && wanted === `"${etagOf(JSON.stringify(viewPractice(standing)))}"`)
      ? undefined
      : refused('conflict', [issue('request.changed-meanwhile')]),
  );
  return 'refused' in outcome ? outcome : done({});
}
