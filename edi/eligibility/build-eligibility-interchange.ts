import { buildInterchange, type InterchangeEnvelope } from '../build-interchange.js';
import type { InterchangeData } from '../x12/write-x12.js';
import { buildEligibilityInquiry, type EligibilityInquiryContent } from './build-eligibility-inquiry.js';
import { buildEligibilityResponse, type EligibilityResponseContent } from './build-eligibility-response.js';

const VERSION = '005010X279A1';

/** What the X12 writer takes for a file of 270: one group with a set for every inquiry. */
export function buildEligibilityInquiryInterchange(
  inquiries: readonly EligibilityInquiryContent[],
  envelope: InterchangeEnvelope,
): InterchangeData {
  const kind = { functionalCode: 'HS', identifier: '270', version: VERSION };
  return buildInterchange(envelope, kind, inquiries.map(buildEligibilityInquiry));
}

/** What the X12 writer takes for a file of 271: one group with a set for every response. */
export function buildEligibilityResponseInterchange(
  responses: readonly EligibilityResponseContent[],
  envelope: InterchangeEnvelope,
): InterchangeData {
  const kind = { functionalCode: 'HB', identifier: '271', version: VERSION };
  return buildInterchange(envelope, kind, responses.map(buildEligibilityResponse));
}
