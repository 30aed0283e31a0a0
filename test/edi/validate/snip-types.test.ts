import { validateInterchange } from '../../../edi/validate-interchange.js';
import { ISSUE_MESSAGES, type IssueCode } from '../../../schemas/issue.js';
import { SNIP_TYPES, snipTypeOf } from '../../../schemas/snip-types.js';
import { fixture } from '../sets-of.js';

const CODES = Object.keys(ISSUE_MESSAGES) as IssueCode[];

/** One fault of each type. */
const FAULTY = Buffer.from(fixture('837p/one-claim.edi'))
  .toString('latin1')
  .replace('DMG*D8*19800302', 'DMG*D8*19800230')
  .replace('*UN*1*', '*UX*1*')
  .replace('*125.5***', '*125***')
  .replace('***1:2~', '***1:3~')
  .replace('N4*DENVER*CO*80203', 'N4*DENVER*XX*80203');

describe('types of test', () => {
  it('are known for every code of syntax and guide', () => {
    const tested = CODES.filter((code) => /^(x12|guide)\./.test(code));
    expect(tested.filter((code) => !SNIP_TYPES.includes(snipTypeOf(code)!))).toEqual([]);
    expect(snipTypeOf('fhir.missing' as IssueCode)).toBeUndefined();
  });

  it.each([
    [1, ['guide.bad-date']],
    [2, ['guide.bad-code']],
    [3, ['guide.claim-lines-differ']],
    [4, ['guide.situation-value']],
    [5, ['guide.external-code']],
  ] as const)('are run by themselves: %i', (type, expected) => {
    const codeSets = { check: (_: string, code: string) => (code === 'XX' ? 'invalid' : 'valid') } as const;
    const found = validateInterchange(Buffer.from(FAULTY), { snipTypes: [type], codeSets });
    expect(found.map(({ code }) => code)).toEqual(expected);
    expect(found.map(snipTypeOf)).toEqual([type]);
  });

  it('are 1 and 2 unless others are asked for', () => {
    const bytes = Buffer.from(FAULTY);
    expect(validateInterchange(bytes)).toEqual(validateInterchange(bytes, { snipTypes: [1, 2] }));
    expect(validateInterchange(bytes).map(({ code }) => code)).toEqual(['guide.bad-date', 'guide.bad-code']);
  });

  it('always tell that a set has no guide, for then nothing was tested', () => {
    const bytes = Buffer.from(FAULTY.replace('ST*837*0001*005010X222A1', 'ST*837*0001*005010X999'));
    for (const type of SNIP_TYPES) {
      expect(validateInterchange(bytes, { snipTypes: [type] }).map(({ code }) => code)).toEqual([
        'guide.unknown-set',
      ]);
    }
  });
});
