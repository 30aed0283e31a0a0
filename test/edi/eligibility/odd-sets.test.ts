import { buildEligibilityInquiry } from '../../../edi/eligibility/build-eligibility-inquiry.js';
import { buildEligibilityResponse } from '../../../edi/eligibility/build-eligibility-response.js';
import { readEligibilityInquiry } from '../../../edi/eligibility/read-eligibility-inquiry.js';
import { readEligibilityResponse } from '../../../edi/eligibility/read-eligibility-response.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import type { Issue } from '../../../schemas/issue.js';
import fc from '../../support/property-testing.js';
import { meaningOf } from '../arbitraries.js';
import { damagedSet } from '../damaged-set.js';
import { fixture, setsOf, writtenSet } from '../sets-of.js';

const VERSION = '005010X279A1';
const REQUEST = Buffer.from(fixture('270/subscriber-and-dependent.edi')).toString('latin1');
const ANSWER = Buffer.from(fixture('271/active-with-benefits.edi')).toString('latin1');

/** The set of a text with one change, which has to be one. */
function changed(text: string, from: string, to: string): TransactionSet {
  expect(text.split(from)).toHaveLength(2);
  return setsOf(Buffer.from(text.replace(from, to), 'latin1'), text === REQUEST ? '270' : '271')[0]!;
}

const told = (issues: readonly Issue[]) =>
  issues.map(({ code, severity, at }) => `${severity} ${code} ${at.loop ?? ''} ${at.segment}`);
const benefitsOf = (set: TransactionSet) =>
  readEligibilityResponse(set).response!.sources[0]!.receivers[0]!.subscribers[0]!.benefits;

describe('an eligibility set that is not as its guide wants it', () => {
  it('reads what repeats with the separators of its own file', () => {
    const text = ANSWER.replaceAll('^', '|').replace(':~', '>~');
    const [plan, services] = benefitsOf(setsOf(Buffer.from(text), '271')[0]!);
    expect(plan!.serviceTypeCodes).toEqual(['30']);
    expect(services!.serviceTypeCodes).toEqual(['1', '33', '98', 'UC']);
  });

  it('keeps what no field holds with its benefit, whatever the separators, and writes it again', () => {
    const text = ANSWER.replaceAll('^', '|')
      .replace(':~', '>~')
      .replace('MSG*PRIOR', 'XYZ*1|2*A>B~\nMSG*PRIOR');
    const set = setsOf(Buffer.from(text), '271')[0]!;
    const { response, issues } = readEligibilityResponse(set);
    expect(told(issues)).toEqual(['warning edi.segment-kept 2110C XYZ']);
    const again = readEligibilityResponse(writtenSet('271', VERSION, buildEligibilityResponse(response!)));
    expect(told(again.issues)).toEqual(told(issues));
    expect(meaningOf(again.response)).toEqual(meaningOf(response));
    const limited = benefitsOf(set).find(({ informationCode }) => informationCode === 'F');
    expect(limited!.otherSegments?.map(({ elements }) => elements)).toEqual([['1^2', 'A:B']]);
  });

  it('reads parties of a benefit without LS and LE', () => {
    const bare = ANSWER.replace('LS*2120~\n', '').replace('LE*2120~\n', '');
    const set = setsOf(Buffer.from(bare), '271')[0]!;
    expect(readEligibilityResponse(set).issues).toEqual([]);
    expect(
      benefitsOf(set)
        .at(-1)!
        .entities.map(({ name }) => name.entityCode),
    ).toEqual(['PR', 'IL']);
  });

  it('keeps AAA where they stand: before the name, after it, at a person and at a benefit', () => {
    const text = ANSWER.replace('NM1*PR*2*PLAN ONE*****PI*PLAN1', 'AAA*Y**42*R~\n$&~\nAAA*Y**80*R')
      .replace('NM1*1P*2*ROSE CLINIC*****XX*1234567893', '$&~\nAAA*N**51*C')
      .replace('N4*DENVER*CO*80203', '$&~\nAAA*N**71*C')
      .replace('EB*I**35', '$&~\nAAA*N**53*N');
    const { response, issues } = readEligibilityResponse(setsOf(Buffer.from(text), '271')[0]!);
    expect(issues).toEqual([]);
    const again = readEligibilityResponse(writtenSet('271', VERSION, buildEligibilityResponse(response!)));
    expect(meaningOf(again.response)).toEqual(meaningOf(response));
    const [source] = response!.sources;
    const [receiver] = source!.receivers;
    const [patient] = receiver!.subscribers;
    const loops = [source!, receiver!, patient!, ...patient!.benefits].flatMap(({ rejections }) =>
      rejections.map(({ loop, reasonCode }) => `${loop} ${reasonCode}`),
    );
    expect(loops).toEqual(['2000A 42', '2100A 80', '2100B 51', '2100C 71', '2110C 53']);
  });

  it('tells of a date of birth that does not exist, and keeps it', () => {
    const { inquiry, issues } = readEligibilityInquiry(
      changed(REQUEST, 'DMG*D8*20150203*M', 'DMG*D8*20150230*M'),
    );
    expect(told(issues)).toEqual(['warning edi.bad-date 2100D DMG']);
    const [dependent] = inquiry!.sources[0]!.receivers[0]!.subscribers[0]!.dependents;
    expect(dependent).not.toHaveProperty('birthDate');
    const again = readEligibilityInquiry(writtenSet('270', VERSION, buildEligibilityInquiry(inquiry!)));
    expect(meaningOf(again.inquiry)).toEqual(meaningOf(inquiry));
  });

  it('gives one guide issue for one fault', () => {
    const faults = (text: string, from: string, to: string) => {
      expect(text.split(from)).toHaveLength(2);
      return validateInterchange(Buffer.from(text.replace(from, to), 'latin1'))
        .filter(({ code }) => code.startsWith('guide.'))
        .map(
          ({ code, at, syntaxErrorCode }) =>
            `${code} ${at.loop} ${at.segment}${at.element ?? ''} ${syntaxErrorCode}`,
        );
    };
    expect(faults(ANSWER, 'EB*I**35', 'EB*I**35^9Q')).toEqual(['guide.bad-code 2110C EB3 7']);
    expect(faults(ANSWER, 'EB*C*IND*30***29*420', 'EB*C*IND*30***2X*420')).toEqual([
      'guide.bad-code 2110C EB6 7',
    ]);
    expect(faults(ANSWER, '*VS*20**Y', '*VS***Y')).toEqual(['guide.unpaired 2110C EB10 2']);
    expect(faults(REQUEST, 'EQ*98', 'EQ')).toEqual(['guide.none-present 2110D EQ1 2']);
    expect(faults(REQUEST, 'INS*N*19', 'INS*N*18')).toEqual(['guide.bad-code 2100D INS2 7']);
    expect(faults(REQUEST, 'NM1*03*1*DOE*SAM', 'NM1*03*1*DOE*SAM****MI*M1')).toEqual([
      'guide.element-not-used 2100D NM18 I10',
      'guide.element-not-used 2100D NM19 I10',
    ]);
  });

  it('keeps a HI without a code', () => {
    const text = REQUEST.replace('EQ*98', 'HI~\nHI~\nEQ*98');
    const { inquiry } = readEligibilityInquiry(setsOf(Buffer.from(text), '270')[0]!);
    const again = readEligibilityInquiry(writtenSet('270', VERSION, buildEligibilityInquiry(inquiry!)));
    expect(JSON.stringify(inquiry).match(/"id":"HI"/g)).toHaveLength(2);
    expect(meaningOf(again.inquiry)).toEqual(meaningOf(inquiry));
  });

  it.each([
    ['LE', 'LE*2120~', 'LE*2120~\nLE*2120~\nNM1*1P*1*ROE*MAX~\nLE*2120~', 2],
    ['LS', 'LS*2120~', 'LS*2120~\nLS*2120~\nPER*IC**TE*5555550177~', 1],
  ])('keeps a second %s where it stands', (id, from, to, kept) => {
    const { response } = readEligibilityResponse(changed(ANSWER, from, to));
    const again = readEligibilityResponse(writtenSet('271', VERSION, buildEligibilityResponse(response!)));
    expect(JSON.stringify(response).match(new RegExp(`"id":"${id}"`, 'g'))).toHaveLength(kept);
    expect(meaningOf(again.response)).toEqual(meaningOf(response));
  });

  const damage = fc.tuple(
    fc.nat(),
    fc.constantFrom('drop' as const, 'twice' as const, 'swap' as const, 'empty' as const),
  );
  const damages = fc.array(damage, { minLength: 1, maxLength: 4 });

  it('means the same when it is built again, however an inquiry is damaged', () => {
    fc.assert(
      fc.property(damages, (all) => {
        const { inquiry, issues } = readEligibilityInquiry(damagedSet(REQUEST, '270', all));
        expectNoValues(issues);
        const again = readEligibilityInquiry(writtenSet('270', VERSION, buildEligibilityInquiry(inquiry!)));
        expect(meaningOf(again.inquiry)).toEqual(meaningOf(inquiry));
      }),
      { numRuns: 150 },
    );
  });

  it('means the same when it is built again, however an answer is damaged', () => {
    fc.assert(
      fc.property(damages, (all) => {
        const { response, issues } = readEligibilityResponse(damagedSet(ANSWER, '271', all));
        expectNoValues(issues);
        const again = readEligibilityResponse(
          writtenSet('271', VERSION, buildEligibilityResponse(response!)),
        );
        expect(meaningOf(again.response)).toEqual(meaningOf(response));
      }),
      { numRuns: 150 },
    );
  });
});

function expectNoValues(issues: readonly Issue[]): void {
  for (const { context } of issues) {
    expect(JSON.stringify(context)).not.toMatch(/DOE|M1001|P7001|CHK9001|G77|R900|ROSE/);
  }
}
