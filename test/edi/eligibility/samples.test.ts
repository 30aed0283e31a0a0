import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildEligibilityInquiry } from '../../../edi/eligibility/build-eligibility-inquiry.js';
import { buildEligibilityResponse } from '../../../edi/eligibility/build-eligibility-response.js';
import { readEligibilityInquiry } from '../../../edi/eligibility/read-eligibility-inquiry.js';
import { readEligibilityResponse } from '../../../edi/eligibility/read-eligibility-response.js';
import { meaningOf } from '../arbitraries.js';
import { pathsOf, setsOf, writtenSet } from '../sets-of.js';

const VERSION = '005010X279A1';
const setsIn = (folder: string, identifier: string) =>
  pathsOf(folder).flatMap((path) =>
    setsOf(readFileSync(path), identifier)
      .filter(({ version }) => version.startsWith('005010X279'))
      .map((set, index) => ({ name: `${basename(path)} ${index + 1}`, set })),
  );

describe('every 270, our own and the samples that others wrote', () => {
  it.each(setsIn('270', '270'))(
    '$name is read whole and means the same when it is built again',
    ({ set }) => {
      const { inquiry, issues } = readEligibilityInquiry(set);
      expect(issues).toEqual([]);
      const again = readEligibilityInquiry(writtenSet('270', VERSION, buildEligibilityInquiry(inquiry!)));
      expect(meaningOf(again.inquiry)).toEqual(meaningOf(inquiry));
    },
  );
});

describe('every 271, our own and the samples that others wrote', () => {
  it.each(setsIn('271', '271'))(
    '$name is read whole and means the same when it is built again',
    ({ set }) => {
      const { response, issues } = readEligibilityResponse(set);
      expect(issues).toEqual([]);
      const again = readEligibilityResponse(writtenSet('271', VERSION, buildEligibilityResponse(response!)));
      expect(meaningOf(again.response)).toEqual(meaningOf(response));
    },
  );
});
