import type { TextSegment } from '../../../edi/x12/text-segment.js';
import { Tokenizer } from '../../../edi/x12/tokenizer.js';
import fc from '../../support/property-testing.js';
import { SAMPLE_FILES } from './sample-files.js';
import { sampleBytes } from './sample-interchange.js';

function tokenize(bytes: Uint8Array, cuts: readonly number[]): unknown {
  const segments: TextSegment[] = [];
  const tokenizer = new Tokenizer((segment) => void segments.push(segment.keep()), { segmentBytes: 500 });
  const ends = [...new Set([...cuts, bytes.length])].sort((one, other) => one - other);
  let start = 0;
  for (const end of ends) {
    tokenizer.push(bytes.subarray(start, end));
    start = end;
  }
  tokenizer.end();
  return {
    segments: segments.map((segment) => ({
      text: [segment.id, ...Array.from({ length: segment.elementCount }, (_, at) => segment.element(at + 1))],
      place: [segment.byteOffset, segment.byteLength, segment.line, segment.gap, segment.terminator],
      encoding: segment.encoding,
      breaks: segment.breaks,
      issues: segment.issues,
    })),
    issues: tokenizer.issues,
    epilogue: tokenizer.epilogue,
    stopped: tokenizer.stopped,
  };
}

const sample = sampleBytes().toString('latin1');

describe('Tokenizer', () => {
  it.each(Object.entries(SAMPLE_FILES))(
    'reads %s the same for a cut at every byte and byte by byte',
    (_, text) => {
      const bytes = Buffer.from(text, 'latin1');
      const whole = tokenize(bytes, []);
      const written = JSON.stringify(whole);
      const expectSame = (cuts: readonly number[]) => {
        const found = tokenize(bytes, cuts);
        // Of thousands of readings: compared value by value, to tell where, only what is not the same.
        if (JSON.stringify(found) !== written) expect({ cuts, found }).toEqual({ cuts, found: whole });
      };
      for (let cut = 1; cut < bytes.length; cut += 1) expectSame([cut]);
      expectSame([...bytes.keys()]);
    },
  );

  it('reads damaged files the same for any chunks, and never throws', () => {
    const edits = fc.array(
      fc.tuple(fc.nat(sample.length), fc.nat(255), fc.constantFrom('set', 'insert', 'cut')),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(edits, fc.array(fc.nat(sample.length + 10), { maxLength: 20 }), (damage, cuts) => {
        let text = sample;
        for (const [at, byte, kind] of damage) {
          const put = kind === 'cut' ? '' : String.fromCharCode(byte);
          text = text.slice(0, at) + put + text.slice(kind === 'insert' ? at : at + 1);
        }
        const bytes = Buffer.from(text, 'latin1');
        const within = cuts.filter((cut) => cut < bytes.length);
        expect(tokenize(bytes, within)).toEqual(tokenize(bytes, []));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['~', 'ISA*~', 'ISA', ' ', '~ ', 'ISA*00*'])('stops soon on endless %j', (text) => {
    for (const start of ['', sample.slice(0, 150), sample]) {
      const tokenizer = new Tokenizer(() => undefined);
      tokenizer.push(Buffer.from(start));
      tokenizer.push(Buffer.from(text.repeat(1_000_000)));
      tokenizer.end();
      expect(tokenizer.stopped).toBe(true);
      expect(tokenizer.issues.length).toBeLessThan(30_000);
    }
  });

  it('keeps memory flat on bytes without a terminator', () => {
    const tokenizer = new Tokenizer(() => undefined);
    tokenizer.push(sampleBytes().subarray(0, 150));
    const chunk = Buffer.alloc(1_000_000, 'A');
    for (let megabyte = 0; megabyte < 50; megabyte += 1) tokenizer.push(chunk);
    expect(tokenizer.stopped).toBe(true);
    expect(tokenizer.issues.map(({ code }) => code)).toEqual(['x12.segment-too-long']);
  });
});
