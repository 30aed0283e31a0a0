import {
  buildAcknowledgedSet,
  type ErrorPolicy,
  findGroupCode,
} from '../../../edi/acknowledgements/build-acknowledged-set.js';
import { buildAcknowledgement999 } from '../../../edi/acknowledgements/build-acknowledgement-999.js';
import { readAcknowledgement999 } from '../../../edi/acknowledgements/read-acknowledgement-999.js';
import { validateAgainstGuide } from '../../../edi/validate-interchange.js';
import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { fixture, setsOf, writtenSet } from '../sets-of.js';

const GROUP = { functionalCode: 'HC', version: '005010X222A1' };
const CLAIMS = setsOf(fixture('837p/one-claim.edi'), '837')[0]!;
const positionOf = (id: string) => CLAIMS.segments.findIndex((segment) => segment.id === id) + 1;

const AT_CLAIM = { segment: 'CLM', segmentPosition: positionOf('CLM'), loop: '2300' };
const MISSING: Issue = {
  ...issue('guide.missing-segment', { segment: 'REF', segmentPosition: positionOf('HI'), loop: '2300' }),
  syntaxErrorCode: 'I6',
  trigger: { ...AT_CLAIM, element: 5, component: 3 },
};

/** Builds, writes and reads the 999 of a set with these issues; its segments as texts. */
function acknowledge(issues: readonly Issue[], policy?: ErrorPolicy, set: TransactionSet = CLAIMS) {
  const told = buildAcknowledgedSet(set, issues, { policy });
  const sets = [told];
  const code = findGroupCode(sets);
  const segments = buildAcknowledgement999({ groupControlNumber: '7', code, sets }, GROUP);
  const written = writtenSet('999', '005010X231A1', segments);
  expect(validateAgainstGuide(written)).toEqual([]);
  const texts = written.segments.map((segment) =>
    [segment.id, ...Array.from({ length: segment.elementCount }, (_, at) => segment.element(at + 1))].join(
      '*',
    ),
  );
  return { told, texts: texts.slice(3, -1), read: readAcknowledgement999(written)! };
}

describe('a set in error', () => {
  it('names what demands a missing segment, and the claim', () => {
    const { texts } = acknowledge([MISSING]);
    expect(texts).toEqual([
      `IK3*REF*${positionOf('HI')}*2300*I6`,
      `CTX*SITUATIONAL TRIGGER*CLM*${positionOf('CLM')}*2300*5:3`,
      'CTX*CLM01:C1001',
      'IK5*R*5',
      'AK9*R*1*1*0',
    ]);
  });

  it('names what demands an element after the element', () => {
    const found: Issue = {
      ...issue('guide.missing-element', { ...AT_CLAIM, element: 11, component: 4 }),
      syntaxErrorCode: 'I9',
      trigger: { ...AT_CLAIM, element: 11, component: 1 },
    };
    expect(acknowledge([found]).texts).toEqual([
      `IK3*CLM*${positionOf('CLM')}*2300*8`,
      'CTX*CLM01:C1001',
      'IK4*11:4*156*I9',
      `CTX*SITUATIONAL TRIGGER*CLM*${positionOf('CLM')}*2300*11:1`,
      'IK5*R*5',
      'AK9*R*1*1*0',
    ]);
  });

  it('is read again as it was told', () => {
    const { told, read } = acknowledge([MISSING]);
    expect(read.sets).toEqual([told]);
  });

  it('is accepted with errors when the receiver only notes them', () => {
    const { texts, told } = acknowledge([MISSING], () => 'note');
    expect(told.code).toBe('E');
    expect(texts.slice(-2)).toEqual(['IK5*E*5', 'AK9*E*1*1*1']);
  });

  it('is rejected when one of its errors is not only noted', () => {
    const other: Issue = { ...issue('guide.unexpected-segment', AT_CLAIM), syntaxErrorCode: '2' };
    const policy: ErrorPolicy = ({ code }) => (code === 'guide.missing-segment' ? 'note' : 'reject');
    expect(acknowledge([MISSING, other], policy).told.code).toBe('R');
  });

  it('names no claim for a segment before the first', () => {
    const found: Issue = {
      ...issue('guide.unexpected-segment', { segment: 'PER', segmentPosition: 4, loop: '1000A' }),
      syntaxErrorCode: '2',
    };
    expect(acknowledge([found]).texts[0]).toBe('IK3*PER*4*1000*2');
    expect(acknowledge([found]).texts[1]).toBe('IK5*R*5');
  });

  it('leaves out a claim number that could not be written', () => {
    const segments = CLAIMS.segments.map((segment) =>
      segment.id === 'CLM' ? Object.assign(Object.create(segment), { element: () => 'A:B' }) : segment,
    );
    const { texts } = acknowledge([MISSING], undefined, { ...CLAIMS, segments });
    expect(texts.filter((text) => text.startsWith('CTX*CLM01'))).toEqual([]);
  });
});
