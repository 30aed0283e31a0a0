import { buildClaimStatusInquiry } from '../../../edi/claim-status/build-claim-status-inquiry.js';
import {
  buildClaimStatusInquiryInterchange,
  buildClaimStatusResponseInterchange,
} from '../../../edi/claim-status/build-claim-status-interchange.js';
import { buildClaimStatusResponse } from '../../../edi/claim-status/build-claim-status-response.js';
import { readClaimStatusInquiry } from '../../../edi/claim-status/read-claim-status-inquiry.js';
import { readClaimStatusResponse } from '../../../edi/claim-status/read-claim-status-response.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { type InterchangeData, writeX12 } from '../../../edi/x12/write-x12.js';
import fc from '../../support/property-testing.js';
import { meaningOf } from '../arbitraries.js';
import { setsOf, writtenSet } from '../sets-of.js';
import { inquiries, responses } from './sample-statuses.js';

const VERSION = '005010X212';
const ENVELOPE = {
  sender: { id: 'ROSE' },
  recipient: { qualifier: '30', id: 'PLANONE' },
  ...({ date: '20260115', time: '093000', usage: 'T' } as const),
  ...{ interchangeControlNumber: '12', groupControlNumber: '7' },
};

function bytesOf(interchange: InterchangeData): Uint8Array {
  const written = writeX12([interchange]);
  if ('refused' in written) throw new Error(written.refused.issues.map(({ code }) => code).join());
  return written.done;
}

describe('a claim status inquiry on the wire and back', () => {
  it('says the same, for any that the guide allows', () => {
    fc.assert(
      fc.property(inquiries, (made) => {
        const { inquiry, issues } = readClaimStatusInquiry(
          writtenSet('276', VERSION, buildClaimStatusInquiry(made)),
        );
        expect(issues).toEqual([]);
        expect(meaningOf(inquiry)).toEqual(made);
      }),
      { numRuns: 60 },
    );
  });

  it('is valid by the guide in an envelope of its own', () => {
    fc.assert(
      fc.property(fc.array(inquiries, { minLength: 1, maxLength: 2 }), (all) => {
        const bytes = bytesOf(buildClaimStatusInquiryInterchange(all, ENVELOPE));
        expect(validateInterchange(bytes)).toEqual([]);
        const [group] = parseX12(bytes).interchanges[0]!.groups;
        expect(Buffer.from(bytes).toString()).toContain(
          '~GS*HR*ROSE*PLANONE*20260115*093000*7*X*005010X212~',
        );
        expect(group!.sets.map(({ controlNumber }) => controlNumber)).toEqual(
          ['0001', '0002'].slice(0, all.length),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('a claim status response on the wire and back', () => {
  it('says the same, for any that the guide allows', () => {
    fc.assert(
      fc.property(responses, (made) => {
        const { response, issues } = readClaimStatusResponse(
          writtenSet('277', VERSION, buildClaimStatusResponse(made)),
        );
        expect(issues).toEqual([]);
        expect(meaningOf(response)).toEqual(made);
      }),
      { numRuns: 60 },
    );
  });

  it('is valid by the guide in an envelope of its own', () => {
    fc.assert(
      fc.property(responses, (made) => {
        const bytes = bytesOf(buildClaimStatusResponseInterchange([made], ENVELOPE));
        expect(validateInterchange(bytes)).toEqual([]);
        expect(setsOf(bytes, '277')).toHaveLength(1);
        expect(Buffer.from(bytes).toString()).toContain('~GS*HN*');
      }),
      { numRuns: 30 },
    );
  });
});
