import { renderFhirJson } from '../../../fhir-mappings/write-back/fhir-decimal.js';
import type { RecordBundle } from '../../../fhir-mappings/write-back/record-bundle.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import { claimParams } from '../../../schemas/requests/claims.js';
import { remittanceParams } from '../../../schemas/requests/lists.js';
import { renderFhirRecord } from '../../app/claims/write-back.js';
import { renderFhirReconciliation } from '../../app/claims/write-back-reconciliation.js';
import type { ApiAnswer, ApiRoute } from '../api-route.js';
import type { HttpContext } from '../http-context.js';

const FHIR = 'application/fhir+json';

/** What was sent and adjudicated, for systems that speak FHIR. */
export function writeBackRoutes(services: HttpContext): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/claims/{claimId}/fhir',
      operationId: 'getClaimAsFhir',
      tag: 'Claims',
      summary: 'A claim as FHIR R4: Claim, ClaimResponse and ExplanationOfBenefit',
      description: 'A transaction Bundle with ids that stay the same: written twice, it is there once.',
      access: { action: 'claim.export' },
      params: claimParams,
      success: { status: 200, description: 'The bundle', contentType: FHIR },
      refusals: ['unknown'],
      handle: async ({ actor, params }) =>
        answerFhir(await renderFhirRecord(services, actor, params['claimId']!)),
    },
    {
      method: 'GET',
      path: '/api/v1/remittances/{remittanceId}/fhir',
      operationId: 'getRemittanceAsFhir',
      tag: 'Remittances',
      summary: 'A posted remittance as FHIR R4: PaymentReconciliation',
      description: 'Its details add up to what was paid, to the cent.',
      access: { action: 'remittance.read' },
      params: remittanceParams,
      success: { status: 200, description: 'The bundle', contentType: FHIR },
      refusals: ['unknown', 'invalid'],
      handle: async ({ actor, params }) =>
        answerFhir(await renderFhirReconciliation(services, actor, params['remittanceId']!)),
    },
  ];
}

/** As text: FHIR's decimals are JSON numbers, and are written from decimal strings. */
function answerFhir(outcome: Outcome<RecordBundle>): Outcome<ApiAnswer> {
  return 'refused' in outcome ? outcome : done({ body: renderFhirJson(outcome.done) });
}
