import { validateInterchange } from '../../edi/validate-interchange.js';
import { renderIssue } from '../../schemas/issue.js';
import { fixture } from './sets-of.js';

function issuesAfter(from: string | RegExp, to: string): string[] {
  const text = Buffer.from(fixture('837p/one-claim.edi')).toString('latin1');
  expect(text).toMatch(from);
  return validateInterchange(Buffer.from(text.replace(from, to), 'latin1')).map(renderIssue);
}

describe('validateInterchange', () => {
  it.each([
    ['the interchange', 'IEA*1*', 'IEA*2*', ['IEA01 says 2, 1 were read (IEA01, line 32, byte 864)']],
    ['the group', 'GE*1*7', 'GE*1*8', ['GE02 says 8, GS06 says 7 (GE02, line 31, byte 856)']],
    ['the set', 'SE*28', 'SE*29', ['SE01 says 29, 28 were read (SE01, line 30, byte 844)']],
    [
      'a segment',
      'HI*ABK:J020*ABF:R509~\n',
      '',
      [
        'SE01 says 28, 27 were read (SE01, line 29, byte 822)',
        'Segment HI is required and absent (2300 HI, line 23, byte 687)',
      ],
    ],
    [
      'an element',
      '*UN*1*',
      '*UX*1*',
      ['SV103 is none of the codes that guide 005010X222A1 lists (2400 SV103, line 27, byte 773)'],
    ],
    [
      'a guide that is not known',
      'ST*837*0001*005010X222A1',
      'ST*837*0001*005010X999',
      ['No guide is known for transaction set 837 version 005010X999 (ST, line 3, byte 164)'],
    ],
  ])('tells what is wrong with %s', (_, from, to, expected) => {
    expect(issuesAfter(from, to)).toEqual(expected);
  });

  it('has nothing to say about a right file, and tells of one that is none', () => {
    expect(issuesAfter('ISA', 'ISA')).toEqual([]);
    expect(validateInterchange(Buffer.from('PK\u0003\u0004')).map(({ code }) => code)).toContain(
      'x12.no-interchange',
    );
  });
});
