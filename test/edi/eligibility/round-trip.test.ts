import { buildEligibilityInquiry } from '../../../edi/eligibility/build-eligibility-inquiry.js';
import {
  buildEligibilityInquiryInterchange,
  buildEligibilityResponseInterchange,
} from '../../../edi/eligibility/build-eligibility-interchange.js';
import { buildEligibilityResponse } from '../../../edi/eligibility/build-eligibility-response.js';
import { readEligibilityInquiry } from '../../../edi/eligibility/read-eligibility-inquiry.js';
import { readEligibilityResponse } from '../../../edi/eligibility/read-eligibility-response.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { type InterchangeData, writeX12 } from '../../../edi/x12/write-x12.js';
import fc from '../../support/property-testing.js';
import { meaningOf } from '../arbitraries.js';
import { setsOf, writtenSet } from '../sets-of.js';
import { inquiries, responses } from './sample-coverages.js';

const VERSION = '005010X279A1';
const ENVELOPE = {
  sender: { qualifier: '30', id: 'ROSE' },
  recipient: { id: 'PLANONE' },
  ...({ date: '20260115', time: '0930', usage: 'P', acknowledgementRequested: false } as const),
  ...{ interchangeControlNumber: '12', groupControlNumber: '7' },
};

function bytesOf(interchange: InterchangeData): Uint8Array {
  const written = writeX12([interchange]);
  if ('refused' in written) throw new Error(written.refused.issues.map(({ code }) => code).join());
  return written.done;
}

describe('an eligibility inquiry on the wire and back', () => {
  it('says the same, for any that the guide allows', () => {
    fc.assert(
      fc.property(inquiries, (made) => {
        const segments = buildEligibilityInquiry(made);
        const { inquiry, issues } = readEligibilityInquiry(writtenSet('270', VERSION, segments));
        expect(issues).toEqual([]);
        expect(meaningOf(inquiry)).toEqual(made);
      }),
      { numRuns: 60 },
    );
  });

  it('is valid by the guide in an envelope of its own', () => {
    fc.assert(
      fc.property(inquiries, (made) => {
        const bytes = bytesOf(buildEligibilityInquiryInterchange([made, made], ENVELOPE));
        expect(validateInterchange(bytes)).toEqual([]);
        expect(setsOf(bytes, '270')).toHaveLength(2);
        expect(Buffer.from(bytes).toString()).toContain('~GS*HS*');
      }),
      { numRuns: 30 },
    );
  });
});

describe('an eligibility response on the wire and back', () => {
  it('says the same, for any that the guide allows', () => {
    fc.assert(
      fc.property(responses, (made) => {
        const segments = buildEligibilityResponse(made);
        const { response, issues } = readEligibilityResponse(writtenSet('271', VERSION, segments));
        expect(issues).toEqual([]);
        expect(meaningOf(response)).toEqual(made);
      }),
      { numRuns: 60 },
    );
  });

  it('is valid by the guide in an envelope of its own', () => {
    fc.assert(
      fc.property(responses, (made) => {
        const bytes = bytesOf(buildEligibilityResponseInterchange([made], ENVELOPE));
        expect(validateInterchange(bytes)).toEqual([]);
        expect(Buffer.from(bytes).toString()).toContain(
          '~GS*HB*ROSE*PLANONE*20260115*0930*7*X*005010X279A1~',
        );
      }),
      { numRuns: 30 },
    );
  });
});
