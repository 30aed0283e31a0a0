import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildClaimStatusInquiry } from '../../../edi/claim-status/build-claim-status-inquiry.js';
import { buildClaimStatusResponse } from '../../../edi/claim-status/build-claim-status-response.js';
import { readClaimStatusInquiry } from '../../../edi/claim-status/read-claim-status-inquiry.js';
import { readClaimStatusResponse } from '../../../edi/claim-status/read-claim-status-response.js';
import { meaningOf } from '../arbitraries.js';
import { pathsOf, setsOf, writtenSet } from '../sets-of.js';

const VERSION = '005010X212';
const setsIn = (folder: string, identifier: string) =>
  pathsOf(folder).flatMap((path) =>
    setsOf(readFileSync(path), identifier)
      .filter(({ version }) => version === VERSION)
      .map((set, index) => ({ name: `${basename(path)} ${index + 1}`, set })),
  );

describe('every 276, our own and the samples that others wrote', () => {
  it.each(setsIn('276', '276'))(
    '$name is read whole and means the same when it is built again',
    ({ set }) => {
      const { inquiry, issues } = readClaimStatusInquiry(set);
      expect(issues).toEqual([]);
      const again = readClaimStatusInquiry(writtenSet('276', VERSION, buildClaimStatusInquiry(inquiry!)));
      expect(meaningOf(again.inquiry)).toEqual(meaningOf(inquiry));
    },
  );
});

describe('every 277 that answers a 276, our own and the samples that others wrote', () => {
  it.each(setsIn('277', '277'))(
    '$name is read whole and means the same when it is built again',
    ({ set }) => {
      const { response, issues } = readClaimStatusResponse(set);
      expect(issues).toEqual([]);
      const again = readClaimStatusResponse(writtenSet('277', VERSION, buildClaimStatusResponse(response!)));
      expect(meaningOf(again.response)).toEqual(meaningOf(response));
    },
  );
});
