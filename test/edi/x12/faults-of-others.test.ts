import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { writeParsed } from '../../../edi/x12/write-parsed.js';
import { readEvents } from './read-events.js';
import { sampleBytes } from './sample-interchange.js';

const sample = sampleBytes().toString('latin1');

const read = (text: string) => parseX12(Buffer.from(text, 'latin1'));
const body = (text: string) => read(text).interchanges.flatMap(({ groups }) => groups[0]!.sets[0]!.segments);
const found = (text: string) =>
  read(text).interchanges.flatMap(({ issues }) => issues.map(({ code, severity }) => `${severity} ${code}`));

/** Faults that readers in wide use have; each was seen in one of them. */
describe('what other readers get wrong', () => {
  it('a chunk that ends on a terminator neither loses nor repeats a segment', () => {
    for (const text of [sample, sample.replaceAll('~', '~\r\n')]) {
      const bytes = Buffer.from(text, 'latin1');
      const ends = [...text.matchAll(/~/g)].map(({ index }) => index + 1);
      expect(readEvents(bytes, ends)).toEqual(readEvents(bytes, []));
      expect(ends.length).toBe(8);
    }
  });

  it('a first chunk shorter than an ISA is waited for', () => {
    const whole = readEvents(sampleBytes(), []);
    for (const cut of [1, 3, 4, 50, 103, 104, 105]) expect(readEvents(sampleBytes(), [cut])).toEqual(whole);
  });

  it('a segment without elements inherits none of the one before it', () => {
    const [, , first, second] = body(sample.replace('SVC', 'LX*5~LX~SVC').replace('SE*4', 'SE*6'));
    expect([first!.element(1), first!.elementCount]).toEqual(['5', 1]);
    expect([second!.id, second!.element(1), second!.elementCount]).toEqual(['LX', '', 0]);
    expect([second!.isEmpty(1), second!.amount(1)]).toEqual([true, undefined]);
  });

  it('an IEA without the last terminator is read', () => {
    const file = read(sample.slice(0, -1));
    expect(file.interchanges[0]!.trailer).toMatchObject({ id: 'IEA', byteLength: 15 });
    expect(found(sample.slice(0, -1))).toEqual(['warning x12.unterminated-segment']);
  });

  it.each(['42', '0000000042', '42.0', '000000042X', '00000004X'])('IEA02 %s is not ISA13', (number) => {
    expect(found(sample.replace('IEA*1*000000042', `IEA*1*${number}`))).toEqual([
      'error x12.control-number-mismatch',
    ]);
  });

  it('a second interchange with other delimiters is read by them', () => {
    const other = sample
      .replaceAll(':', '>')
      .replaceAll('*', '|')
      .replaceAll('~', '\n')
      .replaceAll('000000042', '000000043');
    const file = read(sample + other);
    expect(file.issues).toEqual([]);
    const services = file.interchanges.map(({ groups }) => groups[0]!.sets[0]!.segments[2]!);
    expect(services.map((each) => [each.id, each.component(1, 2), each.element(2)])).toEqual([
      ['SVC', '99213', '10.5'],
      ['SVC', '99213', '10.5'],
    ]);
    expect(found(sample + other)).toEqual([]);
  });

  it.each([
    ['UTF-8', 'Mu\xc3\xb1oz \xe2\x80\x93 \xe6\x9d\x8e', 'Muñoz – 李'],
    ['Latin-1', 'Mu\xf1oz', 'Muñoz'],
  ])('a name in %s stays what it is, also when it is written again', (_, bytes, name) => {
    const text = sample.replace('CHK', bytes);
    expect(body(text)[1]!.element(4)).toBe(name);
    expect(Buffer.from(writeParsed(read(text))).toString('latin1')).toBe(text);
  });

  it('a question mark releases nothing: X12 has no release character', () => {
    const [, name] = body(sample.replace('BPR*I*10.5', 'NM1*O?*BRIEN?:A?~BPR*I*10.5'));
    expect([name!.id, name!.element(1), name!.element(2)]).toEqual(['NM1', 'O?', 'BRIEN?:A?']);
    expect(name!.component(2, 1)).toBe('BRIEN?');
  });

  it.each([
    ['a byte order mark', '\xef\xbb\xbf', 3],
    ['a line break', '\r\n', 2],
    ['both', '\xef\xbb\xbf\n', 4],
  ])('%s before the ISA is passed over', (_, start, byteOffset) => {
    const file = read(start + sample);
    expect(file.interchanges[0]!.header).toMatchObject({ id: 'ISA', byteOffset, byteLength: 106 });
    expect(file.interchanges[0]!.delimiters.terminator).toBe('~');
    expect(file.issues.filter(({ severity }) => severity !== 'information')).toEqual([]);
  });
});
