import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildFileAcknowledgement } from '../../../edi/acknowledgements/build-file-acknowledgement.js';
import { buildInterchangeAcknowledgement } from '../../../edi/acknowledgements/build-interchange-acknowledgement.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { issue } from '../../../schemas/issue.js';
import { fixture, samplePaths } from '../sets-of.js';

const OPTIONS = { date: '20260304', time: '1530', controlNumber: 41 };
const CLAIMS = Buffer.from(fixture('837p/one-claim.edi')).toString('latin1');
const ISA13 = parseX12(Buffer.from(CLAIMS, 'latin1')).interchanges[0]!.header.element(13);

/** The segments that answer a file, envelopes and all, as texts. */
function answer(
  text: string,
  options: Partial<Parameters<typeof buildFileAcknowledgement>[1]> = {},
): string[] {
  const written = buildFileAcknowledgement(parseX12(Buffer.from(text, 'latin1')), { ...OPTIONS, ...options });
  if ('refused' in written) return written.refused.issues.map(({ code }) => code);
  // A TA1 says date and time as they stood, also when they are none.
  expect(validateInterchange(written.done).filter(({ at }) => at.segment !== 'TA1')).toEqual([]);
  return Buffer.from(written.done).toString('latin1').split('~\n').slice(0, -1);
}

const told = (segments: readonly string[]) => segments.filter((text) => /^(?:TA1|AK1|AK2|IK|AK9)/.test(text));
const asking = (flag: string) => CLAIMS.replace(/\*[01]\*([PT])\*/, `*${flag}*$1*`);

describe('the answer to a file', () => {
  it('goes back to the sender with a 999 for the group', () => {
    const [header, group, ...rest] = answer(asking('0'));
    const source = parseX12(Buffer.from(CLAIMS, 'latin1')).interchanges[0]!;
    expect(header!.split('*').slice(5, 9)).toEqual([7, 8, 5, 6].map((at) => source.header.element(at)));
    expect(group).toMatch(/^GS\*FA\*[^*]+\*[^*]+\*20260304\*1530\*41\*X\*005010X231A1$/);
    expect(told(rest).at(-1)).toBe('AK9*A*1*1*1');
  });

  it('has a TA1 when one is asked for, or always', () => {
    expect(told(answer(asking('1')))[0]).toMatch(new RegExp(`^TA1\\*${ISA13}\\*\\d{6}\\*\\d{4}\\*A\\*000$`));
    expect(told(answer(asking('0')))[0]).toMatch(/^AK1/);
    expect(told(answer(asking('0'), { ta1: 'always' }))[0]).toMatch(/\*A\*000$/);
  });

  it.each([
    ['IEA02 that differs', /IEA\*1\*\d+/, 'IEA*1*000000999', '001'],
    ['IEA01 that is not the count', 'IEA*1*', 'IEA*4*', '021'],
    ['no IEA', /IEA\*1\*\d+~\s*$/, '', '023'],
    ['a qualifier of the sender that is none', '*ZZ*', '*QQ*', '005'],
    ['a date that is none', '*260115*0930*^', '*269931*0930*^', '014'],
    ['a version that is none', '*00501*', '*00999*', '017'],
    ['a usage that is none', /\*([01])\*[PT]\*/, '*$1*X*', '020'],
  ])('is a TA1 alone for %s', (_, from, to, note) => {
    const text = CLAIMS.replace(from, to);
    expect(text).not.toBe(CLAIMS);
    const [, told, end] = answer(text);
    expect(told).toMatch(new RegExp(`^TA1\\*.*\\*R\\*${note}$`));
    expect(end).toBe('IEA*0*000000041');
  });

  it('accepts with a note an interchange whose number came before', () => {
    const lines = told(answer(asking('0') + asking('0')));
    expect(lines.filter((text) => text.startsWith('TA1')).map((text) => text.slice(-6))).toEqual(['*E*025']);
  });

  it('rejects all sets of a group whose trailer is wrong', () => {
    const text = CLAIMS.replace(/GE\*1\*\d+/, 'GE*3*999');
    expect(told(answer(text)).at(-1)).toBe('AK9*R*3*1*1*5*4');
  });

  it('is silent to acknowledgements', () => {
    const text = Buffer.from(fixture('999/accepted.edi'))
      .toString('latin1')
      .replace(/\*1\*([PT])\*/, '*0*$1*');
    expect(answer(text)).toEqual(['acknowledgement.nothing-to-answer']);
  });

  it('takes what somebody else found, as a receiver that is not known', () => {
    const [interchange] = parseX12(Buffer.from(CLAIMS, 'latin1')).interchanges;
    const found = { ...issue('x12.header-width', { segment: 'ISA', element: 8 }), syntaxErrorCode: '009' };
    expect(buildInterchangeAcknowledgement(interchange!, [found])).toMatchObject({
      code: 'R',
      noteCode: '009',
    });
  });

  it('tells of a wrong GS in the group, not in the TA1', () => {
    const lines = told(answer(asking('1').replace('*20260115*0930*7*X*', '*20261315*0930*7*X*')));
    expect(lines[0]).toMatch(/\*A\*000$/);
    expect(lines.at(-1)).toMatch(/^AK9\*R\*1\*1\*1\*1$/);
  });

  it('is without errors for every sample', () => {
    for (const path of samplePaths()) {
      const written = buildFileAcknowledgement(parseX12(readFileSync(path)), OPTIONS);
      const issues = 'done' in written ? validateInterchange(written.done) : [];
      expect([basename(path), issues.filter(({ severity }) => severity === 'error')]).toEqual([
        basename(path),
        [],
      ]);
    }
  });
});
