import { buildInterchange, type InterchangeEnvelope } from '../build-interchange.js';
import type { InterchangeData } from '../x12/write-x12.js';
import { buildClaimStatusInquiry, type ClaimStatusInquiryContent } from './build-claim-status-inquiry.js';
import { buildClaimStatusResponse, type ClaimStatusResponseContent } from './build-claim-status-response.js';

const VERSION = '005010X212';

/** What the X12 writer takes for a file of 276: one group with a set for every inquiry. */
export function buildClaimStatusInquiryInterchange(
  inquiries: readonly ClaimStatusInquiryContent[],
  envelope: InterchangeEnvelope,
): InterchangeData {
  const kind = { functionalCode: 'HR', identifier: '276', version: VERSION };
  return buildInterchange(envelope, kind, inquiries.map(buildClaimStatusInquiry));
}

/** What the X12 writer takes for a file of 277: one group with a set for every response. */
export function buildClaimStatusResponseInterchange(
  responses: readonly ClaimStatusResponseContent[],
  envelope: InterchangeEnvelope,
): InterchangeData {
  const kind = { functionalCode: 'HN', identifier: '277', version: VERSION };
  return buildInterchange(envelope, kind, responses.map(buildClaimStatusResponse));
}
