import { deflateRawSync, gzipSync } from 'node:zlib';
import { openTestStore, type TestStore } from '../../support/open-test-store.js';
import { attack, changed, expectQuarantine, ISA, remittance } from './attack.js';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
}, 180_000);
afterAll(() => opened.close());

describe('a file that is cut or counted wrong', () => {
  test('the file itself is posted when nothing is wrong with it', async () => {
    const { received, journals, codes } = await attack(opened, remittance());
    expect([received.result, received.remittances[0]!.result, journals, codes]).toEqual([
      'applied',
      'posted',
      1,
      [],
    ]);
  });

  test('X1: cut at a byte', async () => {
    const text = remittance();
    const { received } = await expectQuarantine(
      opened,
      text.slice(0, text.indexOf('CAS') + 5),
      'x12.missing-trailer',
    );
    expect(received.issues.map(({ syntaxErrorCode }) => syntaxErrorCode)).toContain('023');
  });

  test('X2: cut at the end of a segment', async () => {
    const text = remittance();
    const { received } = await expectQuarantine(
      opened,
      text.slice(0, text.indexOf('SE*')),
      'x12.missing-trailer',
    );
    expect(received.issues.map(({ syntaxErrorCode }) => syntaxErrorCode)).toContain('023');
  });

  test.each([
    ['X3: SE01', /~SE\*\d+/, '~SE*99', 'x12.count-mismatch'],
    ['X4: ST02 and SE02', /~SE\*(\d+)\*0001/, '~SE*$1*0002', 'x12.control-number-mismatch'],
    ['X5: GE01', 'GE*1*', 'GE*2*', 'x12.count-mismatch'],
    ['X5: GE02', 'GE*1*901', 'GE*1*902', 'x12.control-number-mismatch'],
    ['X6: IEA01', 'IEA*1*', 'IEA*2*', 'x12.count-mismatch'],
    ['X6: IEA02', 'IEA*1*000000901', 'IEA*1*000000902', 'x12.control-number-mismatch'],
  ])('%s', async (_, from, to, code) => {
    await expectQuarantine(opened, changed(from, to), code);
  });
});

describe('an envelope that is not one', () => {
  test.each([
    ['X7: an ISA that is too long', '*ZZ*CLEARHOUSE     *', '*ZZ*CLEARHOUSE        *', 'x12.header-width'],
    ['X7: an ISA that is too short', '*ZZ*CLEARHOUSE     *', '*ZZ*CLEARHOUSE*', 'x12.header-width'],
    ['X9: an ISA inside', 'LX*1~', `LX*1~${ISA}`, 'x12.nested-interchange'],
    ['X10: bytes after IEA', /$/, 'and so on', 'x12.text-outside-interchange'],
  ])('%s', async (_, from, to, code) => {
    await expectQuarantine(opened, changed(from, to), code);
  });

  test.each([
    ['equal to each other', ':', '*'],
    ['a letter', ':', 'A'],
    ['a digit', ':', '7'],
    ['a space', ':', ' '],
  ])('X8: a component separator that is %s', async (_, from, to) => {
    const header = `${ISA.slice(0, -2)}${to}~`;
    const text = remittance().replace(ISA, header).replaceAll(from, to);
    const { received, journals } = await attack(opened, text);
    expect([received.result, journals]).toEqual(['quarantined', 0]);
  });

  test('X9: several interchanges stand each on its own', async () => {
    const broken = changed('IEA*1*', 'IEA*2*');
    const { received, journals } = await attack(opened, `${broken}\r\n${remittance()}`);
    expect([received.result, received.remittances.length, journals]).toEqual(['applied', 1, 1]);
  });

  test('X10: white space and Control-Z after IEA are nothing', async () => {
    const { codes, journals } = await attack(opened, `${remittance()}\r\n \x1a`);
    expect([codes, journals]).toEqual([[], 1]);
  });
});

describe('bytes that are not text', () => {
  test.each([
    ['NUL', changed('PLAN ONE', 'PLAN\0ONE')],
    ['ESC', changed('PLAN ONE', 'PLAN\x1bONE')],
    ['UTF-16', Buffer.from(remittance(), 'utf16le')],
    ['EBCDIC', Buffer.from('c9e2c15cf0f05c', 'hex')],
  ])('X11: %s is quarantined', async (_, bytes) => {
    const { received, journals } = await attack(opened, bytes);
    expect([received.remittances[0]?.result ?? received.result, journals]).toEqual(['quarantined', 0]);
  });

  test('X11: a byte order mark is taken off and noted', async () => {
    const { received, journals } = await attack(opened, `\xef\xbb\xbf${remittance()}`);
    expect(received.issues).toMatchObject([{ severity: 'information' }]);
    expect(journals).toBe(1);
  });

  test('X11: Latin-1 is read and noted', async () => {
    const { received, journals } = await attack(opened, changed('PLAN ONE', 'PLAN \xc9T\xc9'));
    expect(received.issues.map(({ code, severity }) => `${code} ${severity}`)).toContain(
      'x12.latin-1 warning',
    );
    expect(journals).toBe(1);
  });

  test('X12: lines that end or wrap anywhere give the same', async () => {
    const plain = await attack(opened, remittance());
    const ends = ['\n', '\r\n', '\r'];
    let count = 0;
    const mixed = remittance().replaceAll('~', () => `~${ends[count++ % 3]}`);
    const { received } = await attack(opened, mixed, plain.sent);
    expect(received.remittances[0]!.result).toBe('duplicate');
    const wrapped = await attack(opened, remittance().replace(/.{80}/g, '$&\r\n'), plain.sent);
    expect(wrapped.received.remittances[0]!.result).toBe('duplicate');
  });

  test('X13: 50 MB without a terminator is refused early', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const bytes = Buffer.alloc(50 * 1024 ** 2, 'A');
    bytes.write(ISA, 'latin1');
    const { received } = await expectQuarantine(opened, bytes, 'x12.segment-too-long');
    expect(received.issues[0]!.at.byteOffset).toBeLessThan(1000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(180 * 1024 ** 2);
  }, 60_000);

  test.each([
    ['gzip', gzipSync(Buffer.alloc(8 * 1024 ** 2))],
    [
      'zip',
      Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), deflateRawSync(Buffer.alloc(99_999))]),
    ],
  ])('X15: %s is refused and never unpacked', async (_, bytes) => {
    await expectQuarantine(opened, bytes, 'intake.no-usable-set');
  });
});
