import { divideFile } from '../../../edi/division/divide-file.js';
import { namePieces } from '../../../edi/division/name-pieces.js';
import type { Piece } from '../../../edi/division/piece.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { type Issue, renderIssue } from '../../../schemas/issue.js';
import { readSampleFiles } from '../../support/sample-files.js';
import { fixture } from '../sets-of.js';

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const errorsOf = (bytes: Uint8Array) =>
  validateInterchange(bytes).filter(({ severity }: Issue) => severity === 'error');

function piecesOf(bytes: Uint8Array, by: 'set' | 'claim', firstControlNumber?: number): readonly Piece[] {
  const number = firstControlNumber === undefined ? {} : { firstControlNumber };
  const divided = divideFile(bytes, { by, ...number });
  if ('refused' in divided) throw new Error(divided.refused.issues.map(renderIssue).join('; '));
  return divided.done;
}

function refusalOf(text: string, by: 'set' | 'claim', firstControlNumber = 1): string[] {
  const divided = divideFile(Buffer.from(text, 'latin1'), { by, firstControlNumber });
  return 'refused' in divided ? divided.refused.issues.map(renderIssue) : [];
}

/** Two sets of one claim and one of two claims in two groups. */
const ONE = textOf(fixture('837p/one-claim.edi'));
const TWICE = textOf(fixture('837p/one-subscriber-twice.edi'));
const PAID = textOf(fixture('835/paid.edi'));

function withSets(text: string, count: number): string {
  const set = /ST\*[\s\S]*SE\*\d+\*0001~\n/.exec(text)![0];
  const sets = Array.from({ length: count }, (_, index) => set.replaceAll('*0001', `*000${index + 1}`));
  return text.replace(set, sets.join('')).replace(/GE\*1\*/, `GE*${count}*`);
}

describe('by set', () => {
  test('each set is an interchange without errors, and holds the segments of its set', () => {
    const whole = withSets(PAID, 3);
    const pieces = piecesOf(Buffer.from(whole), 'set');
    expect(pieces).toHaveLength(3);
    for (const [index, { bytes }] of pieces.entries()) {
      expect(errorsOf(bytes)).toEqual([]);
      expect(textOf(bytes)).toBe(PAID.replaceAll('*0001', `*000${index + 1}`));
    }
    expect(namePieces(pieces)).toEqual([
      '000000001-1-0001.edi',
      '000000001-1-0002.edi',
      '000000001-1-0003.edi',
    ]);
  });

  test('numbers of interchanges count on from a first one', () => {
    const pieces = piecesOf(Buffer.from(withSets(PAID, 2)), 'set', 700);
    const headers = pieces.map(({ bytes }) =>
      /^ISA.{87}(\d{9})[\s\S]*IEA\*1\*(\d{9})~\n$/.exec(textOf(bytes))?.slice(1),
    );
    expect(headers).toEqual([
      ['000000700', '000000700'],
      ['000000701', '000000701'],
    ]);
  });

  test('TA1 segments are a piece of their own', () => {
    const pieces = piecesOf(fixture('ta1/before-a-group.edi'), 'set');
    expect(namePieces(pieces)[0]).toMatch(/^\d{9}-ta1\.edi$/);
    expect(textOf(pieces[0]!.bytes)).toMatch(/\nTA1\*.*~\nIEA\*0\*/);
    expect(pieces.flatMap(({ bytes }) => errorsOf(bytes))).toEqual([]);
  });

  test('delimiters and line breaks are those of the interchange that it came from', () => {
    const other = PAID.replaceAll('*', '|')
      .replaceAll('~\n', '\r\n')
      .replace('000000001|0', '000000002|0')
      .replace('|000000001\r', '|000000002\r');
    const pieces = piecesOf(Buffer.from(PAID + other), 'set');
    expect(pieces.map(({ bytes }) => textOf(bytes))).toEqual([PAID, other.replaceAll('\r\n', '\r\n')]);
  });
});

describe('by claim', () => {
  test('a claim keeps its levels, counted from 1', () => {
    const pieces = piecesOf(Buffer.from(TWICE), 'claim');
    const total = TWICE.split('\n').filter((line) => line.startsWith('CLM')).length;
    expect(pieces).toHaveLength(total);
    for (const [index, { bytes, claim }] of pieces.entries()) {
      expect(claim).toBe(index + 1);
      expect(errorsOf(bytes)).toEqual([]);
      expect(textOf(bytes).match(/\nCLM/g)).toHaveLength(1);
    }
    expect(namePieces(pieces)[1]).toMatch(/-claim-0002\.edi$/);
  });

  test('dependents of a subscriber who has a claim as well', () => {
    const dependent = textOf(fixture('837p/dependent.edi'));
    const both = dependent
      .replace('SBR*P***ACME', 'SBR*P*18**ACME')
      .replace(
        'NM1*PR*2*PLAN ONE*****PI*P1~\nHL*3',
        'NM1*PR*2*PLAN ONE*****PI*P1~\nCLM*C9*1***11:B:1*Y*A*Y*Y~\nHL*3',
      );
    const pieces = piecesOf(Buffer.from(both.replace('SE*31', 'SE*32')), 'claim');
    const levels = pieces.map(({ bytes }) => textOf(bytes).match(/HL\*[^~]*/g));
    expect(levels).toEqual([
      ['HL*1**20*1', 'HL*2*1*22*0'],
      ['HL*1**20*1', 'HL*2*1*22*1', 'HL*3*2*23*0'],
    ]);
    expect(pieces.map(({ bytes }) => /SE\*(\d+)/.exec(textOf(bytes))![1])).toEqual(['18', '31']);
  });

  test('all claims together are the claims of the file', () => {
    const claims = (bytes: Uint8Array) => textOf(bytes).match(/CLM\*[\s\S]*?(?=~\n(?:CLM|HL|SE)\*)/g);
    const pieces = piecesOf(Buffer.from(TWICE), 'claim');
    expect(pieces.flatMap(({ bytes }) => claims(bytes))).toEqual(claims(Buffer.from(TWICE)));
  });
});

describe('refused', () => {
  test.each<[string, string, 'set' | 'claim', number, string]>([
    [
      'an 835 by claim',
      PAID,
      'claim',
      1,
      'An 835 pays all its claims at once: BPR02 and PLB balance over the whole set, so it is divided by set only (ST, line 3, byte 164)',
    ],
    [
      'an acknowledgement by claim',
      textOf(fixture('999/accepted.edi')),
      'claim',
      1,
      'Set 999 holds no claims that could be told apart; divide it by set (ST, line 3, byte 165)',
    ],
    [
      'a wrong count',
      PAID.replace('SE*35', 'SE*36'),
      'set',
      1,
      'The envelope has errors; a part of it would not be what the sender meant',
    ],
    [
      'no trailer',
      PAID.slice(0, PAID.indexOf('GE*')),
      'set',
      1,
      'The envelope has errors; a part of it would not be what the sender meant',
    ],
    ['no X12', 'hello', 'set', 1, 'The envelope has errors; a part of it would not be what the sender meant'],
    [
      'a claim below nothing',
      ONE.replace(/HL\*[^~]*~\n/g, '').replace(/SE\*(\d+)/, (_, count) => `SE*${count - 2}`),
      'claim',
      1,
      'CLM stands under no billing provider',
    ],
    [
      'too large a number',
      withSets(PAID, 2),
      'set',
      999_999_999,
      '2 control numbers from 999999999 on do not fit into nine digits',
    ],
  ])('%s', (_, text, by, first, sentence) => {
    expect(refusalOf(text, by, first)[0]).toContain(sentence);
  });
});

test('names hold nothing but letters, digits and hyphens', () => {
  const piece = {
    interchangeControlNumber: '00000000/',
    groupControlNumber: '..',
    setControlNumber: '',
    bytes: new Uint8Array(),
  };
  expect(namePieces([piece, piece])).toEqual(['00000000_-__-_.edi', '00000000_-__-_-again-2.edi']);
});

const samples = process.env.SAMPLES_DIR ? readSampleFiles() : [];

test('files that others wrote: no piece has an error that its file has not', () => {
  let count = 0;
  for (const { bytes, hash } of samples) {
    for (const by of ['set', 'claim'] as const) {
      const divided = divideFile(bytes, { by });
      if ('refused' in divided) continue;
      const codes = new Set(errorsOf(bytes).map(({ code }) => code));
      for (const piece of divided.done) {
        const more = errorsOf(piece.bytes).filter(({ code }) => !codes.has(code));
        expect({ hash, by, more: more.map(renderIssue) }).toEqual({ hash, by, more: [] });
        expect(parseX12(piece.bytes).interchanges).toHaveLength(1);
        count += 1;
      }
    }
  }
  expect(count > 100).toBe(samples.length > 0);
});
