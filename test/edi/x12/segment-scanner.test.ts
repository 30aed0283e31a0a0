import { findBlockScan } from '../../../edi/x12/block-scan.js';
import { SegmentScanner } from '../../../edi/x12/segment-scanner.js';
import fc from '../../support/property-testing.js';

const DELIMITERS = { element: '*', component: ':', repetition: '^', terminator: '~' };
/** Of what stands in files, of what may stand behind a terminator, and of what ends the scan. */
const piece = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('*', '~', 'A', 'NM1', ' ', '********', '~~~') },
  { weight: 6, arbitrary: fc.stringMatching(/^[ -~]{0,20}$/) },
  { weight: 3, arbitrary: fc.constantFrom('\n', '\r\n', '\r', '~\n', '~\r\n') },
  { weight: 1, arbitrary: fc.constantFrom('\x00', '\x1d', '\x1c', '\x7f', '\x80', '\xff', '\r\r\n', '\t') },
);

type Found = readonly { readonly separators: readonly number[] }[];

/** What a scan found, segment by segment. */
function foundOf({ separators, ends }: SegmentScanner, segments: number): Found {
  return Array.from({ length: segments }, (_, index) => ({
    separators: [...separators.subarray(index === 0 ? 0 : ends[index - 1], ends[index])],
  }));
}

describe('SegmentScanner', () => {
  it.each([
    ['*', '~'],
    ['\x1d', '\x1c'],
    ['|', "'"],
  ])('finds by blocks what it finds byte by byte, with %j and %j', (element, terminator) => {
    const scanner = new SegmentScanner();
    scanner.setDelimiters({ ...DELIMITERS, element, terminator }, terminator);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(40), fc.nat(3), (pieces, from, cut) => {
        const text = pieces.join('').replaceAll('*', element).replaceAll('~', terminator);
        const bytes = Buffer.from(`${'x'.repeat(from)}${text}`, 'latin1');
        const end = Math.max(from, bytes.length - cut);
        const byBlocks = foundOf(scanner, scanner.scan(bytes, from, end));
        const byBytes = foundOf(scanner, scanner.scanByBytes(bytes, from, end));
        // By blocks it may stop earlier only where three line breaks follow each other.
        const isShort = byBlocks.length < byBytes.length && /[\r\n]{3}/.test(text);
        expect(byBlocks).toEqual(isShort ? byBytes.slice(0, byBlocks.length) : byBytes);
      }),
      { numRuns: 3_000 },
    );
  });

  it('has blocks to scan by on every engine that the tests run on', () => {
    expect(findBlockScan()).toBeDefined();
  });

  it('finds the separators of a whole window', () => {
    const scanner = new SegmentScanner();
    scanner.setDelimiters(DELIMITERS, '~');
    const bytes = Buffer.alloc(70_000, '~');
    expect(scanner.scan(bytes, 3, bytes.length)).toBe(65_536);
    expect(scanner.separators[65_535]).toBe(65_538);
    expect(scanner.ends[65_535]).toBe(65_536);
  });

  it('finds nothing where a terminator is a line break or lies outside of ASCII', () => {
    const scanner = new SegmentScanner();
    for (const terminator of ['\n', '\r', '\xc2\xa6']) {
      scanner.setDelimiters({ ...DELIMITERS, terminator }, terminator);
      expect(scanner.scan(Buffer.from(`A*1${terminator}`, 'latin1'), 0, 4)).toBe(0);
    }
  });
});
