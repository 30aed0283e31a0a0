import { done } from '../../../schemas/outcome.js';
import { submissionListQuery, submissionParams } from '../../../schemas/requests/lists.js';
import { submission, submissionPage, submitResult } from '../../../schemas/responses/exchange.js';
import { submitClaims } from '../../app/claims/submit-claims.js';
import { getSubmission, listSubmissions } from '../../app/reading/read-exchange.js';
import { viewAmount } from '../../app/views/common.js';
import { viewSubmission } from '../../app/views/exchange.js';
import type { ApiCall, ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { listRoute } from '../list-route.js';
import { answerOne } from '../paging.js';

export function submissionRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/submissions',
      operationId: 'submitClaims',
      tag: 'Submissions',
      summary: 'Write every ready claim into 837 files',
      description:
        'Control numbers, bytes and claim states are one transaction. Our own bytes are checked against the guide ' +
        'first; a claim that fails goes to the worklist. The bytes are read under the file of the submission.',
      access: { action: 'claim.submit' },
      isIdempotent: true,
      success: { status: 201, description: 'The files that were made', schema: submitResult },
      refusals: ['invalid'],
      handle: (call) => submitReady(services, call),
    },
    listRoute(cursors, {
      path: '/api/v1/submissions',
      operationId: 'listSubmissions',
      tag: 'Submissions',
      summary: 'Submissions and how far they were acknowledged',
      action: 'submission.read',
      query: submissionListQuery,
      schema: submissionPage,
      read: (actor, filter, page) => listSubmissions(services, actor, filter, page),
      view: viewSubmission,
    }),
    {
      method: 'GET',
      path: '/api/v1/submissions/{submissionId}',
      operationId: 'getSubmission',
      tag: 'Submissions',
      summary: 'One submission with its control numbers and claims',
      access: { action: 'submission.read' },
      params: submissionParams,
      success: { status: 200, description: 'The submission', schema: submission },
      refusals: ['unknown'],
      handle: async ({ actor, params }) =>
        answerOne(await getSubmission(services, actor, params['submissionId']!), viewSubmission),
    },
  ];
}

async function submitReady(services: HttpContext, { actor, idempotencyKey }: ApiCall) {
  // A key belongs to its actor: another one's request is another request.
  const outcome = await submitClaims(services, actor, `${actor.actorId}:${idempotencyKey}`);
  if ('refused' in outcome) return outcome;
  const { submissions, needsWork } = outcome.done;
  const made = submissions.map(
    ({ submissionId, fileId, interchangeControlNumber, claims, chargeAmount }) => ({
      submissionId,
      fileId,
      interchangeControlNumber,
      claims,
      chargeAmount: viewAmount(chargeAmount),
    }),
  );
  return done({ body: { submissions: made, needsWork } });
}
