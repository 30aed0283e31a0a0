import { X12Reader } from '../../../edi/x12/x12-reader.js';
import { sampleBytes } from './sample-interchange.js';

const [header, group] = [sampleBytes().subarray(0, 106), sampleBytes().subarray(106, 156)];
const begin = Buffer.concat([header, group]);

/** Reads a text many times over, in chunks of a size, and gives the milliseconds of the processor and what was read. */
function readRepeated(text: string, bytes: number, chunkSize: number) {
  const piece = Buffer.from(text, 'latin1');
  const whole = Buffer.concat(Array<Buffer>(Math.ceil(bytes / piece.length)).fill(piece));
  let segments = 0;
  let characters = 0;
  const reader = new X12Reader({
    segment(segment) {
      segments += 1;
      characters += segment.element(segment.elementCount).length;
    },
  });
  const start = process.cpuUsage();
  reader.push(begin);
  for (let at = 0; at < whole.length; at += chunkSize) reader.push(whole.subarray(at, at + chunkSize));
  reader.end();
  const { user, system } = process.cpuUsage(start);
  return { milliseconds: (user + system) / 1000, segments, characters };
}

const set = 'ST*835*0001~LX*1~CLP*A1*1*100*80**12*C1~SVC*HC:99213*100*80~SE*5*0001~';

describe('reading', () => {
  it.each([
    ['plain segments', set, 65_536],
    ['small chunks', set, 100],
    ['every other segment with a name beyond ASCII', `ST*835*0001~NM1*IL*1*Ren\xe9~LX*1~`.repeat(3), 65_536],
    ['every segment after two blanks', 'ST*835*0001~  LX*1~  CLP*A~  SE*4*0001~', 65_536],
    ['every other segment empty', 'ST*835*0001~~LX*1~~', 65_536],
    ['long runs of blanks', `ST*835*0001~NTE*ADD*${' '.repeat(60_000)}~`, 4_096],
    ['long segments, byte by byte', `ST*835*0001~NTE*ADD*${'A'.repeat(20_000)}~`, 1],
    ['very many elements', `ST*835*0001~NTE${'*'.repeat(60_000)}A~`, 65_536],
    ['text that looks like an ISA', `ST*835*0001~NTE*${'ISA'.repeat(5_000)}~`, 65_536],
  ])('takes time in proportion to the bytes: %s', (_, text, chunkSize) => {
    const size = 150_000;
    readRepeated(text, size, chunkSize);
    const once = Math.min(...[1, 2].map(() => readRepeated(text, size, chunkSize).milliseconds));
    const four = Math.min(...[1, 2].map(() => readRepeated(text, 4 * size, chunkSize).milliseconds));
    // Four times the bytes in sixteen times the time would be the square; a busy machine is allowed for.
    expect(four).toBeLessThan(9 * once + 50);
    expect(once).toBeLessThan(5_000);
  });

  it('keeps memory flat on 50 MB without a terminator, and refuses them at the limit', () => {
    const { arrayBuffers } = process.memoryUsage();
    const reader = new X12Reader({});
    reader.push(begin);
    const chunk = Buffer.alloc(1_000_000, 'A');
    for (let megabyte = 0; megabyte < 50; megabyte += 1) reader.push(chunk);
    expect(reader.stopped).toBe(true);
    expect(reader.issues).toMatchObject([
      { code: 'x12.segment-too-long', context: { limit: 65_536 }, at: { byteOffset: begin.length } },
    ]);
    expect(process.memoryUsage().arrayBuffers - arrayBuffers).toBeLessThan(4_000_000);
  });

  it('keeps memory flat over more segments than a whole file may have', () => {
    const chunk = Buffer.from(`ST*835*0001~${'LX*1~'.repeat(199_998)}SE*200000*0001~`, 'latin1');
    let segments = 0;
    const reader = new X12Reader({
      segment: () => {
        segments += 1;
      },
    });
    reader.push(begin);
    reader.push(chunk);
    const before = process.memoryUsage();
    for (let count = 1; count < 26; count += 1) reader.push(chunk);
    const after = process.memoryUsage();
    reader.end();
    expect(reader.stopped).toBe(false);
    expect(segments).toBe(5_200_000);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(2_000_000);
  });

  it('stops at a number of segments where that is asked for', () => {
    let segments = 0;
    const reader = new X12Reader(
      {
        segment: () => {
          segments += 1;
        },
      },
      { segments: 6 },
    );
    reader.push(begin);
    reader.push(Buffer.from(set));
    expect([reader.stopped, segments]).toEqual([true, 4]);
    expect(reader.issues).toMatchObject([{ code: 'x12.too-many-segments', context: { limit: 6 } }]);
  });
});
