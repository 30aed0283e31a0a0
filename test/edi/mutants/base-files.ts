import { fixture } from '../sets-of.js';
import { CANARY } from './oracle.js';

const FILES = [
  '835/paid.edi',
  '835/claim-level-adjustment.edi',
  '835/reversal-and-correction.edi',
  '835/provider-adjustments.edi',
  '837p/secondary-coverage.edi',
  '837p/one-subscriber-twice.edi',
  '837i/statement.edi',
  '837d/one-tooth.edi',
  '999/partly-accepted.edi',
  '277ca/rejected-by-payer.edi',
  '276/subscriber-and-dependent.edi',
  '277/paid-pending-and-not-found.edi',
  '270/subscriber-and-dependent.edi',
  '271/active-with-benefits.edi',
  'ta1/before-a-group.edi',
  'ta1/several.edi',
];

/** Names and identifiers of people: NM103, NM104, NM109, N301 and REF02. */
const PERSONAL = /(?<=~\s*(?:NM1\*(?:IL|QC|74)\*1|N3|REF\*(?:1L|SY|EA))\*)[^*~]+/g;

const ONE_SET = FILES.map((path) => Buffer.from(fixture(path)).toString('latin1'));

/** Our own files with a mark wherever a person is named, one character for each byte. The last ones have two sets in a group. */
export const BASE_FILES: readonly string[] = [
  ...ONE_SET,
  ...['835/paid.edi', '837p/secondary-coverage.edi'].map((path) =>
    withSetTwice(ONE_SET[FILES.indexOf(path)]!),
  ),
].map((text) => text.replace(PERSONAL, `${CANARY}$&`));

/** The second one is another remittance or batch: its numbers differ. */
function withSetTwice(text: string): string {
  const [set] = /ST\*[\s\S]*?SE\*[^~]*~\n/.exec(text)!;
  const second = set
    .replace(/^(ST\*\d+\*)0001/, '$10002')
    .replace(/(SE\*\d+\*)0001/, '$10002')
    .replace('TRN*1*T0001', 'TRN*1*T0002');
  return text.replace(set, set + second).replace('GE*1*', 'GE*2*');
}
