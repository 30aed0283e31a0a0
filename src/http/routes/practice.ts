import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { readPracticeSettings } from '../../../schemas/practice-schema.js';
import { settingsVersionListQuery, settingsVersionParams } from '../../../schemas/requests/practice.js';
import { settings, settingsOfVersion, settingsVersionPage } from '../../../schemas/responses/practice.js';
import { configurePractice, getPractice } from '../../app/settings/configure-practice.js';
import { getSettingsVersion, listSettingsVersions } from '../../app/settings/settings-versions.js';
import { viewPractice, viewSettingsOfVersion, viewSettingsVersion } from '../../app/views/practice.js';
import type { ApiAnswer, ApiCall, ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import { etagOf } from '../etag.js';
import type { HttpContext } from '../http-context.js';
import { listRoute } from '../list-route.js';
import { answerOne } from '../paging.js';
import { ProblemError } from '../problem.js';

const tag = 'Practice';

export function practiceRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
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
    ...versionRoutes(services, cursors),
  ];
}

function versionRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [
    listRoute(cursors, {
      path: '/api/v1/practice/versions',
      operationId: 'listSettingsVersions',
      tag,
      summary: 'When and by whom the settings were given and changed, the latest first',
      action: 'practice.configure',
      query: settingsVersionListQuery,
      schema: settingsVersionPage,
      read: (actor, _, page) => listSettingsVersions(services, actor, page),
      view: viewSettingsVersion,
    }),
    {
      method: 'GET',
      path: '/api/v1/practice/versions/{version}',
      operationId: 'getSettingsVersion',
      tag,
      summary: 'The settings as they were from a version to the next',
      access: { action: 'practice.configure' },
      params: settingsVersionParams,
      success: { status: 200, description: 'The version with its settings', schema: settingsOfVersion },
      refusals: ['unknown'],
      handle: async ({ actor, params }) =>
        answerOne(
          await getSettingsVersion(services, actor, Number(params['version'])),
          viewSettingsOfVersion,
        ),
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
