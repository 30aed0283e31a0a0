import { createHmac } from 'node:crypto';
import { GUIDES } from '../../../edi/guides/find-guide.js';
import { SEGMENT_REDACTIONS } from '../../../edi/redaction/parse-redaction-table.js';
import { type RedactedFile, redactFile } from '../../../edi/redaction/redact-file.js';
import { readRemittanceAdvice } from '../../../edi/remittance-835/read-remittance-advice.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { elementsOf } from '../../../edi/x12/changed-segment.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { renderIssue } from '../../../schemas/issue.js';
import { checkRemittanceBalance } from '../../../schemas/remittance-balance.js';
import fc from '../../support/property-testing.js';
import { readSampleFiles } from '../../support/sample-files.js';
import { fixture, setsOf } from '../sets-of.js';

const digestOf = (seed: string) => (text: string) => createHmac('sha256', seed).update(text).digest();
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

function redact(bytes: Uint8Array, seed = 'spring', shiftDays = 0): RedactedFile {
  const redacted = redactFile(bytes, { digest: digestOf(seed), shiftDays });
  if ('refused' in redacted) throw new Error(redacted.refused.issues.map(renderIssue).join('; '));
  return redacted.done;
}

const redactText = (text: string, seed?: string, shiftDays?: number) =>
  textOf(redact(Buffer.from(text, 'latin1'), seed, shiftDays).bytes);
const segmentsOf = (text: string) => text.split(/~\r?\n?/);
const find = (text: string, start: string) => segmentsOf(text).find((segment) => segment.startsWith(start))!;

const OURS = [
  '837p/dependent.edi',
  '837p/secondary-coverage.edi',
  '837p/one-subscriber-twice.edi',
  '837i/statement.edi',
  '837d/one-tooth.edi',
  '835/paid.edi',
  '835/provider-adjustments.edi',
  '835/reversal-and-correction.edi',
  '277ca/rejected-by-payer.edi',
  '999/partly-accepted.edi',
  'ta1/before-a-group.edi',
];
const files = [
  ...OURS.map((name) => ({ name, bytes: fixture(name) })),
  ...(process.env.SAMPLES_DIR ? readSampleFiles() : []).map(({ hash, bytes }) => ({ name: hash, bytes })),
];

describe('what is replaced', () => {
  const dependent = textOf(fixture('837p/dependent.edi'));
  const redacted = redactText(dependent);

  test('people: names, member and group numbers, addresses, control numbers, in their form', () => {
    expect(find(redacted, 'NM1*IL')).toMatch(
      /^NM1\*IL\*1\*(?!DOE)[A-Z]{3}\*(?!PAT)[A-Z]{3}\*{4}MI\*[A-Z](?!2002)\d{4}$/,
    );
    expect(find(redacted, 'SBR')).toMatch(/^SBR\*P\*\*\*(?!ACME)[A-Z]{4}\*{5}BL$/);
    expect(find(redacted, 'CLM')).toMatch(/^CLM\*[A-Z](?!1002)\d{4}\*125\.5\*\*\*11:B:1\*Y\*A\*Y\*Y$/);
    expect(segmentsOf(redacted)[20]).toMatch(/^NM1\*QC\*1\*[A-Z]{3}\*(?!SAM)[A-Z]{3}$/);
    expect(segmentsOf(redacted)[21]).toMatch(/^N3\*\d [A-Z]{3} [A-Z]{6}$/);
    expect(segmentsOf(redacted)[22]).toMatch(/^N4\*(?!DENVER)[A-Z]{6}\*CO\*(?!80203)\d{5}$/);
    expect(find(redacted, 'PER')).toMatch(/^PER\*IC\*[A-Z]{7} [A-Z]{6}\*TE\*(?!5555550100)\d{10}$/);
  });

  test('the same by the same: the name of the subscriber is that of the patient', () => {
    const [subscriber, patient] = ['NM1*IL', 'NM1*QC'].map((start) => find(redacted, start).split('*')[3]);
    expect(subscriber).toBe(patient);
    expect(redactText(dependent)).toBe(redacted);
    expect(redactText(dependent, 'autumn')).not.toBe(redacted);
  });

  test('payers, providers, codes and amounts stay', () => {
    for (const start of [
      'ISA',
      'GS',
      'NM1*85',
      'NM1*PR',
      'NM1*82',
      'N3*1',
      'REF*EI',
      'HI',
      'SV1',
      'DTP',
      'PRV',
      'SE',
    ]) {
      expect(find(redacted, start)).toBe(find(dependent, start));
    }
  });

  test('births move back by less than a year, and by their own number of days', () => {
    const twins = dependent.replace('DMG*D8*20150203*M', 'DMG*D8*20150203*M~\nDMG*D8*20150204*M');
    const [first, second] = segmentsOf(redactText(twins)).filter((segment) => segment.startsWith('DMG'));
    const days = [first!, second!].map((segment) => segment.split('*')[2]!);
    for (const day of days) expect(day >= '20140203' && day < '20150203').toBe(true);
    expect(days[0]).not.toBe(days[1]);
  });

  test('dates move together when they are told to', () => {
    const paid = textOf(fixture('835/paid.edi'));
    const moved = redactText(paid, 'spring', 30);
    expect(find(moved, 'DTM*405')).toBe('DTM*405*20260214');
    expect(find(moved, 'DTM*150')).toBe('DTM*150*20260201');
    expect(find(moved, 'BPR')).toMatch(/\*20260214$/);
    expect(find(moved, 'GS')).toContain('*20260214*0930*');
    expect(find(moved, 'ISA')).toContain('*260214*0930*');
    expect(
      find(redactText(dependent.replace('D8*20260102', 'RD8*20251230-20260102'), 'x', -365), 'DTP'),
    ).toBe('DTP*472*RD8*20241230-20250102');
  });

  test('accounts, and what a segment holds that no line of the table names', () => {
    const paid = textOf(fixture('835/paid.edi')).replace(
      'LX*1~',
      'LX*1~\nZZZ*DOE*ANN:5~\nLQ*HE*N130*JOHN DOE*DOE~',
    );
    const redacted835 = redactText(paid);
    expect(find(redacted835, 'BPR').split('*')[9]).toMatch(/^(?!1112223)\d{7}$/);
    expect(segmentsOf(redacted835)[16]).toMatch(/^(?!ZZZ)[A-Z]{3}\*(?!DOE)[A-Z]{3}\*(?!ANN)[A-Z]{3}:\d$/);
    expect(redacted835).not.toMatch(/JOHN/);
    const unknown = redact(Buffer.from(paid)).unknownSegments;
    expect(unknown).toBe(1);
  });

  test('what stands outside of segments', () => {
    const paid = textOf(fixture('835/paid.edi'));
    expect(redactText(`${paid}Ann Doe\x1a`)).toMatch(/~\nXXX XXX.$/);
  });

  test.each(['hello', 'I\0S\0A\0', ''])('a file that is not read to its end is refused: %j', (text) => {
    const redacted = redactFile(Buffer.from(text), { digest: digestOf('x') });
    expect('refused' in redacted && redacted.refused.issues[0]!.code).toBe('redaction.not-whole');
  });
});

describe.each(files)('$name', ({ bytes }) => {
  const readable = !('refused' in redactFile(bytes, { digest: digestOf('x') }));

  test('has the same structure and the same issues', () => {
    if (!readable) return expect(validateInterchange(bytes).length).toBeGreaterThan(0);
    const redacted = redact(bytes).bytes;
    const shapeOf = (of: Uint8Array) =>
      parseX12(of).segments.map((segment) => [
        segment.elementCount,
        ...elementsOf(segment).map((text) => text.length),
      ]);
    expect(shapeOf(redacted)).toEqual(shapeOf(bytes));
    const issuesOf = (of: Uint8Array) =>
      validateInterchange(of).map(({ code, at }) => `${code} ${at.line} ${at.element}`);
    expect(issuesOf(redacted)).toEqual(issuesOf(bytes));
  });

  test('has the same amounts and balances', () => {
    const balancesOf = (of: Uint8Array) =>
      setsOf(of, '835').map((set) => {
        const { advice } = readRemittanceAdvice(set);
        return advice && checkRemittanceBalance(advice);
      });
    if (readable) expect(balancesOf(redact(bytes).bytes)).toEqual(balancesOf(bytes));
    else expect(setsOf(bytes, '835')).toEqual([]);
  });
});

describe('nothing that is planted survives where the table does not say so', () => {
  /** Elements of our own files that hold text, by segment, qualifier and position. */
  function plantedPlaces() {
    return OURS.flatMap((name) =>
      parseX12(fixture(name)).segments.flatMap((segment) =>
        elementsOf(segment).flatMap((text, index) => {
          const isPlace = segment.id !== 'ISA' && text !== '' && index + 1 !== 8;
          return isPlace ? [{ name, offset: segment.byteOffset, position: index + 1 }] : [];
        }),
      ),
    );
  }

  /** The file with a text in one element. */
  function plant(
    name: string,
    offset: number,
    position: number,
    canary: string,
  ): { text: string; label: string } {
    const bytes = fixture(name);
    const segment = parseX12(bytes).segments.find(({ byteOffset }) => byteOffset === offset)!;
    const elements = elementsOf(segment).map((text, index) => (index + 1 === position ? canary : text));
    const line = [segment.id, ...elements].join('*');
    const text = textOf(bytes);
    const label = `${segment.id}${String(position).padStart(2, '0')}`;
    return { text: text.slice(0, offset) + line + text.slice(offset + segment.byteLength - 1), label };
  }

  test('a name of two words', () => {
    const survivors = new Set<string>();
    for (const { name, offset, position } of plantedPlaces()) {
      const { text, label } = plant(name, offset, position, 'Canary Bird');
      if (redactText(text).includes('Canary')) survivors.add(label);
    }
    // Names, addresses and identifiers of payers and providers, and the codes of senders and receivers.
    expect([...survivors].sort()).toEqual(
      ['GS02', 'GS03', 'N102', 'N301', 'N401', 'N403', 'NM103', 'NM104', 'NM109', 'N104', 'REF02'].sort(),
    );
  });

  test('any text with a blank, in any element of a patient', () => {
    const places = plantedPlaces().filter(({ name, offset, position }) => {
      const { text } = plant(name, offset, position, 'Canary Bird');
      return !redactText(text).includes('Canary');
    });
    const word = fc.stringMatching(/^[A-Z]{3,8} [A-Za-z0-9']{3,8}$/);
    fc.assert(
      fc.property(fc.nat({ max: places.length - 1 }), word, (index, canary) => {
        const { name, offset, position } = places[index]!;
        expect(redactText(plant(name, offset, position, canary).text)).not.toContain(canary);
      }),
      { numRuns: 150, seed: 11 },
    );
  });
});

test('the table names every segment of every guide, so that none is replaced whole for want of a line', () => {
  const missing = GUIDES.flatMap(({ id, segmentIds }) =>
    [...segmentIds]
      .filter((segment) => !SEGMENT_REDACTIONS.has(segment))
      .map((segment) => `${id} ${segment}`),
  );
  expect(missing).toEqual([]);
});
