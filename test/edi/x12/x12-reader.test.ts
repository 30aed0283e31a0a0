import type { ResumePoint } from '../../../edi/x12/resume-point.js';
import { X12Reader } from '../../../edi/x12/x12-reader.js';
import { EventList, eventsOfTree, LOW_LIMITS, RunList, readEvents } from './read-events.js';
import { SAMPLE_FILES } from './sample-files.js';
import { sampleBytes } from './sample-interchange.js';

const sample = sampleBytes().toString('latin1');

/** Two groups of two sets each, in an interchange before another. */
function severalSets(): string {
  const sets = sample.replace(/ST\*835.*SE\*4\*0001~/, (set) => set + set.replaceAll('0001', '0002'));
  const group = sets.replace('GE*1', 'GE*2').replace(/GS\*.*GE\*2\*7~/, (all) => {
    return all + all.replace('*7*X', '*8*X').replace('GE*2*7', 'GE*2*8');
  });
  return group.replace('IEA*1', 'IEA*2') + sample.replaceAll('000000042', '000000043');
}

/** What stands from the n-th start of a set on. */
function fromSet(told: unknown, index: number): unknown {
  const { events } = told as { events: [string][] };
  const starts = [...events.keys()].filter((at) => events[at]![0] === 'startSet');
  return events.slice(starts[index]);
}

/** The points at which the reading of a text can be taken up. */
function pointsOf(bytes: Uint8Array): ResumePoint[] {
  const points: ResumePoint[] = [];
  const reader: X12Reader = new X12Reader({ startSet: () => void points.push(reader.resumePoint!) });
  reader.push(bytes);
  reader.end();
  return points;
}

describe('X12Reader', () => {
  it.each(Object.entries(SAMPLE_FILES))(
    'tells the same of %s for a cut at every byte and byte by byte',
    (_, file) => {
      const bytes = Buffer.from(file, 'latin1');
      const whole = readEvents(bytes, []);
      expect(whole).toMatchObject(eventsOfTree(bytes) as object);
      const text = JSON.stringify(whole);
      for (let cut = 1; cut < bytes.length; cut += 1) {
        expect(JSON.stringify(readEvents(bytes, [cut]))).toBe(text);
      }
      expect(JSON.stringify(readEvents(bytes, Array.from(bytes.keys())))).toBe(text);
    },
  );

  it.each(Object.entries(SAMPLE_FILES))('tells of %s in runs what it tells one by one', (_, file) => {
    const bytes = Buffer.from(file, 'latin1');
    const text = JSON.stringify(readEvents(bytes, []));
    const list = new RunList();
    expect(JSON.stringify(readEvents(bytes, [], undefined, list))).toBe(text);
    for (let cut = 1; cut < bytes.length; cut += 7) {
      expect(JSON.stringify(readEvents(bytes, [cut], undefined, new RunList()))).toBe(text);
    }
  });

  it('hands over a set in one run where nothing breaks it', () => {
    const list = new RunList();
    const { events } = readEvents(sampleBytes(), [], undefined, list) as { events: [string][] };
    const { length } = events.filter(([kind]) => kind === 'segment');
    expect(length).toBeGreaterThan(list.runs + 1);
    expect(list.runs).toBe(1);
  });

  it.each([
    ['plain', severalSets()],
    ['with line ends', severalSets().replaceAll('~', '~\r\n')],
    ['ended by lines', severalSets().replaceAll('~', '\n')],
    ['with a terminator of three bytes', severalSets().replaceAll('~', '\xe2\x80\xa6')],
    ['with a terminator of two bytes', severalSets().replaceAll('~', '\xc2\xa7')],
    ['with a terminator of Latin-1', severalSets().replaceAll('~', '\xa7')],
  ])('takes up %s at each set and tells the rest as it was', (_, text) => {
    const bytes = Buffer.from(text, 'latin1');
    const whole = readEvents(bytes, []);
    const points = pointsOf(bytes);
    expect(points.length).toBe(5);
    points.forEach((point, index) => {
      const rest = readEvents(bytes.subarray(point.byteOffset), [3], point);
      expect((rest as { events: unknown }).events).toEqual(fromSet(whole, index));
    });
  });

  it('takes up without counts and numbers, and leaves the trailers around unchecked', () => {
    const bytes = Buffer.from(severalSets().replace('GE*2*7', 'GE*5*9'));
    const [, { delimiters, groupVersion, byteOffset }] = pointsOf(bytes) as [ResumePoint, ResumePoint];
    const list = new EventList();
    const reader = X12Reader.resume(list, { delimiters, groupVersion, byteOffset }, LOW_LIMITS);
    reader.push(bytes.subarray(byteOffset));
    reader.end();
    expect(reader.issues).toEqual([]);
    const ends = list.events.filter((event) => /^end/.test((event as [string])[0]));
    expect(ends.map((event) => (event as unknown[])[1])).toEqual(Array(ends.length).fill([]));
    expect(ends.length).toBe(9);
  });

  it('says of nothing after a set that its trailers are missing, and of nothing at all that', () => {
    const [point] = pointsOf(sampleBytes()) as [ResumePoint];
    const told = readEvents(Buffer.from('ST*835*0001~'), [], point);
    expect(JSON.stringify(told).match(/x12\.missing-trailer/g)).toHaveLength(3);
    expect(readEvents(Buffer.alloc(0), [])).toMatchObject({
      events: [],
      issues: [{ code: 'x12.no-interchange' }],
    });
  });
});
