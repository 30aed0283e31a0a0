import { done } from '../../../schemas/outcome.js';
import { fileParams, pageQuery, remittanceParams } from '../../../schemas/requests/lists.js';
import {
  certificate,
  certifiedPaymentPage,
  fileCertificates,
} from '../../../schemas/responses/certificates.js';
import { listCertifiedPayments, proveCertificates } from '../../app/reading/read-certificates.js';
import { viewCertificate, viewCertifiedPayment } from '../../app/views/certificates.js';
import type { ApiCall, ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { listRoute } from '../list-route.js';

const DESCRIPTION =
  'Read again in the stored file: each amount at its place, the sums, and the hash that covers them.';

export function certificateRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/remittances/{remittanceId}/certificate',
      operationId: 'getCertificate',
      tag: 'Remittances',
      summary: 'The proof that a remittance adds up: transaction, ledger, deposit, and what fails',
      description: DESCRIPTION,
      access: { action: 'remittance.read' },
      params: remittanceParams,
      success: { status: 200, description: 'The certificate', schema: certificate },
      refusals: ['unknown'],
      handle: (call) => answerCertificate(services, call),
    },
    listRoute(cursors, {
      path: '/api/v1/remittances/{remittanceId}/certificate/claim-payments',
      operationId: 'listCertifiedPayments',
      tag: 'Remittances',
      summary: 'The equations of each claim payment and line, with the byte offset of every term',
      action: 'remittance.read',
      params: remittanceParams,
      query: pageQuery,
      schema: certifiedPaymentPage,
      refusals: ['unknown'],
      read: (actor, _, page, params) =>
        listCertifiedPayments(services, actor, { remittanceId: params['remittanceId']! }, page),
      view: viewCertifiedPayment,
    }),
    {
      method: 'GET',
      path: '/api/v1/files/{fileId}/certificates',
      operationId: 'listFileCertificates',
      tag: 'Files',
      summary: 'The certificates of all 835 sets of a file, also of those that are quarantined',
      description: DESCRIPTION,
      access: { action: 'remittance.read' },
      params: fileParams,
      success: { status: 200, description: 'The certificates', schema: fileCertificates },
      refusals: ['unknown'],
      handle: (call) => answerFile(services, call),
    },
  ];
}

async function answerCertificate(services: HttpContext, { actor, params }: ApiCall) {
  const remittanceId = params['remittanceId']!;
  const outcome = await proveCertificates(services, actor, { remittanceId });
  return 'refused' in outcome ? outcome : done({ body: viewCertificate(outcome.done[0]!) });
}

async function answerFile(services: HttpContext, { actor, params }: ApiCall) {
  const outcome = await proveCertificates(services, actor, { fileId: params['fileId']! });
  return 'refused' in outcome ? outcome : done({ body: { items: outcome.done.map(viewCertificate) } });
}
