import { buildClaimAcknowledgement277 } from '../../edi/acknowledgements/build-claim-acknowledgement-277.js';
import { readAcknowledgement999 } from '../../edi/acknowledgements/read-acknowledgement-999.js';
import { readClaimAcknowledgement277 } from '../../edi/acknowledgements/read-claim-acknowledgement-277.js';
import { buildClaims837 } from '../../edi/claim-837/build-claims-837.js';
import { readClaimBatch } from '../../edi/claim-837/read-claim-batch.js';
import { readClaimSheets } from '../../edi/claim-837/read-claim-sheets.js';
import { renderClaimSheets } from '../../edi/claim-837/render-claim-sheets.js';
import { buildRemittanceAdvice } from '../../edi/remittance-835/build-remittance-advice.js';
import { readRemittanceAdvice } from '../../edi/remittance-835/read-remittance-advice.js';
import { renderExplanation } from '../../edi/remittance-835/render-explanation.js';
import { renderSetContent } from '../../edi/remittance-835/render-set-content.js';
import { validateInterchange } from '../../edi/validate-interchange.js';
import { parseX12, type TransactionSet } from '../../edi/x12/parse-x12.js';
import { renderIssue } from '../../schemas/issue.js';
import { checkAcknowledgementTotals } from '../../src/domain/claims/check-acknowledgement-totals.js';
import fc from '../support/property-testing.js';
import { fixture } from './sets-of.js';

const FILES = [
  '835/paid.edi',
  '835/reversal-and-correction.edi',
  '835/provider-adjustments.edi',
  '837p/secondary-coverage.edi',
  '837p/dependent.edi',
  '837i/statement.edi',
  '837d/one-tooth.edi',
  '997/rejected.edi',
  '277ca/rejected-by-payer.edi',
  '999/partly-accepted.edi',
  '997/partly-accepted.edi',
].map((path) => Buffer.from(fixture(path)).toString('latin1'));

/** Reads every set as if it were each of the kinds, and does with it all that can be done. */
function readAsEverything(bytes: Uint8Array): void {
  validateInterchange(bytes).map(renderIssue);
  const sets = parseX12(bytes).interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets));
  for (const set of sets) {
    renderSetContent(set);
    readAcknowledgement999(set);
    readAsClaimAcknowledgement(set);
    const sheets = readClaimSheets(set);
    sheets.issues.map(renderIssue);
    expect(renderClaimSheets(sheets)).not.toMatch(/undefined|NaN|\[object/);
    const batch = readClaimBatch(set);
    batch.issues.map(renderIssue);
    buildClaims837(batch);
    const { advice, issues } = readRemittanceAdvice(set);
    if (!advice) continue;
    renderExplanation(advice, issues);
    buildRemittanceAdvice(advice);
  }
}

function readAsClaimAcknowledgement(set: TransactionSet): void {
  const { acknowledgement, issues } = readClaimAcknowledgement277(set);
  issues.map(renderIssue);
  if (!acknowledgement) return;
  checkAcknowledgementTotals(acknowledgement).map(renderIssue);
  buildClaimAcknowledgement277(acknowledgement);
}

const element = fc.constantFrom(
  '',
  '0',
  '-1',
  '1e9',
  '20260230',
  'ABK:J020',
  ':::',
  '^^',
  'é',
  '99999999999999999999',
);

/** Segments left out, doubled, swapped, cut short, and elements that hold something else. */
const damages = fc.array(
  fc.record({
    at: fc.nat(200),
    kind: fc.constantFrom('omit', 'double', 'swap', 'cut', 'replace'),
    element,
    position: fc.nat(12),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('a damaged file', () => {
  it('is read without a throw, whatever stands where', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILES), damages, (text, all) => {
        const segments = text.split('~\n');
        for (const { at, kind, element: value, position } of all) {
          const index = 3 + (at % Math.max(1, segments.length - 3));
          const found = segments[index] ?? '';
          if (kind === 'omit') segments.splice(index, 1);
          else if (kind === 'double') segments.splice(index, 0, found);
          else if (kind === 'swap') segments.push(...segments.splice(index, 1));
          else if (kind === 'cut') segments[index] = found.slice(0, position);
          else
            segments[index] = found
              .split('*')
              .with(position % found.split('*').length, value)
              .join('*');
        }
        readAsEverything(Buffer.from(segments.join('~\n'), 'latin1'));
      }),
      { numRuns: 400 },
    );
  });

  it('is read without a throw when any of its bytes are others', () => {
    const change = fc.tuple(fc.nat(3000), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        (text, changes) => {
          const bytes = Buffer.from(text, 'latin1');
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          readAsEverything(bytes);
        },
      ),
      { numRuns: 300 },
    );
  });
});
