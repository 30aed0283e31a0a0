import { createHash } from 'node:crypto';
import Joi from 'joi';
import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { readPracticeSettings } from '../../../schemas/practice-schema.js';
import { configurePractice, getPractice } from '../../app/configure-practice.js';
import type { ApiAnswer, ApiCall, ApiRoute } from '../api-route.js';
import type { HttpServices } from '../services.js';

const settings = Joi.object()
  .unknown()
  .meta({ component: 'PracticeSettings' })
  .description('The practice file as docs/practice-file.md describes it');

export function practiceRoutes(services: HttpServices): ApiRoute[] {
  const tag = 'Practice';
  return [
    {
      method: 'GET',
      path: '/api/v1/practice',
      operationId: 'getPractice',
      tag,
      summary: 'Who bills, renders and pays, at what price: the settings of the practice',
      access: { action: 'practice.configure' },
      success: { status: 200, description: 'The settings, with an ETag of their content', schema: settings },
      refusals: ['unknown'],
      handle: async ({ actor }) => {
        const outcome = await getPractice(services, actor);
        if ('refused' in outcome) return outcome;
        return done({ body: outcome.done, headers: { etag: etagOf(outcome.done) } });
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
      refusals: ['invalid', 'conflict'],
      handle: (call) => replace(services, call),
    },
  ];
}

async function replace(
  services: HttpServices,
  { actor, body, request }: ApiCall,
): Promise<Outcome<ApiAnswer>> {
  const read = readPracticeSettings(body);
  if ('refused' in read) return read;
  const wanted = request.headers['if-match'] as string | undefined;
  const outcome = await configurePractice(services, actor, read.done, (standing) =>
    wanted === undefined || wanted === etagOf(standing)
      ? undefined
      : refused('conflict', [issue('request.changed-meanwhile')]),
  );
  return 'refused' in outcome ? outcome : done({});
}

function etagOf(value: unknown): string {
  return `"${createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('base64url')}"`;
}
