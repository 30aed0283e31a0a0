import { readFileSync } from 'node:fs';
import { readClaimStatusInquiry } from '../../../edi/claim-status/read-claim-status-inquiry.js';
import { readClaimStatusResponse } from '../../../edi/claim-status/read-claim-status-response.js';
import { renderClaimStatus } from '../../../edi/claim-status/render-claim-status.js';
import { renderClaimStatusInquiry } from '../../../edi/claim-status/render-claim-status-inquiry.js';
import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import { fixture, pathsOf, setsOf } from '../sets-of.js';

function renderInquiry(set: TransactionSet): string {
  const { inquiry, issues } = readClaimStatusInquiry(set);
  return renderClaimStatusInquiry(inquiry!, issues);
}

function renderAnswer(set: TransactionSet): string {
  const { response, issues } = readClaimStatusResponse(set);
  return renderClaimStatus(response!, issues);
}

const render = (set: TransactionSet) => (set.identifier === '276' ? renderInquiry(set) : renderAnswer(set));
const setsIn = (identifier: string) =>
  pathsOf(identifier)
    .flatMap((path) => setsOf(readFileSync(path), identifier))
    .filter(({ version }) => version === '005010X212');

describe('the sheet of a claim status', () => {
  it.each(['276/subscriber-and-dependent', '277/paid-pending-and-not-found', '277/provider-not-known'])(
    'tells claim by claim: %s',
    (name) => {
      const [set] = setsOf(fixture(`${name}.edi`), name.slice(0, 3));
      expect(`${render(set!)}\n`).toBe(Buffer.from(fixture(`${name}.txt`)).toString());
    },
  );

  it('tells what is kept as sent, and what could not be read', () => {
    const text = Buffer.from(fixture('277/paid-pending-and-not-found.edi'))
      .toString()
      .replace('DTP*472*D8*20260102', 'DTP*472*D8*20260231~\nXYZ*1');
    const sheet = render(setsOf(Buffer.from(text), '277')[0]!);
    expect(sheet).toContain('\n  Not understood, kept as sent: DTP XYZ\n');
    expect(sheet).toContain('\n  ! DTP03 is not a date of the form CCYYMMDD');
    expect(sheet).toContain('\n  ! Segment XYZ has no known meaning here; it is kept as sent');
  });

  it('stays within 100 columns and names every claim, also of the samples that others wrote', () => {
    for (const set of [...setsIn('276'), ...setsIn('277')]) {
      const sheet = render(set);
      expect(sheet.split('\n').filter((line) => line.length > 100)).toEqual([]);
      for (const trace of set.segments.filter(({ id }) => id === 'TRN')) {
        if (trace.element(2) !== '0') expect(sheet).toContain(trace.element(2));
      }
    }
  });
});
