import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { renderIssue } from '../../../schemas/issue.js';
import type { DenialClass } from '../../../schemas/remittance-records.js';
import type { SignedWaiver } from '../../../schemas/signed-waiver.js';
import { checkWaiver, type WaivedDenial } from '../../../src/domain/denials/check-waiver.js';

const SERVED = '2026-02-10' as CalendarDate;

const PAPER: SignedWaiver = {
  ...{ notice: 'waiver', document: 'W-17', signedOn: SERVED, lines: ['L1'] },
};

const DENIED: WaivedDenial = {
  denial: { groupCode: 'CO', reasonCode: '50', denialClass: 'medical', lineControlNumber: 'L1' },
  lines: [
    { lineControlNumber: 'L1', serviceDate: SERVED, modifiers: [] },
    { lineControlNumber: 'L2', serviceDate: '2026-02-12' as CalendarDate, modifiers: ['GZ'] },
  ],
  payer: { claimFilingCode: 'CI', acceptsWaivers: true },
};

const MEDICARE: WaivedDenial = {
  ...DENIED,
  payer: { claimFilingCode: 'MB' },
  lines: [{ lineControlNumber: 'L1', serviceDate: SERVED, modifiers: ['GA'] }],
};

const ABN: SignedWaiver = { ...PAPER, notice: 'abn' };

function tell(waiver: SignedWaiver, denied: WaivedDenial): string {
  const found = checkWaiver(waiver, denied);
  return found ? found.code.replace('approval.waiver-', '') : 'allowed';
}

const denied = (given: Partial<WaivedDenial['denial']>): WaivedDenial => ({
  ...DENIED,
  denial: { ...DENIED.denial, ...given },
});

describe('a signed waiver', () => {
  test('lets a denial under CO or PI go to the patient, when it was signed before the service or on its day', () => {
    expect(tell(PAPER, DENIED)).toBe('allowed');
    expect(tell({ ...PAPER, signedOn: '2026-01-02' as CalendarDate }, DENIED)).toBe('allowed');
    expect(tell(PAPER, denied({ groupCode: 'PI' }))).toBe('allowed');
  });

  test('signed after the service lets nobody bill', () => {
    const late = { ...PAPER, signedOn: '2026-02-11' as CalendarDate };
    expect(tell(late, DENIED)).toBe('too-late');
    expect(renderIssue(checkWaiver(late, DENIED)!)).toBe(
      'The waiver was signed on 2026-02-11, after the service of 2026-02-10',
    );
  });

  test.each(['PR', 'OA', 'CR'])('is none for what is denied under %s', (groupCode) => {
    expect(tell(PAPER, denied({ groupCode }))).toBe('group');
  });

  test.each<[DenialClass, string]>([
    ['medical', 'allowed'],
    ['non-covered', 'allowed'],
    ['coverage', 'allowed'],
    ['technical', 'class'],
    ['bundling', 'class'],
    ['duplicate', 'class'],
    ['full-contractual', 'class'],
    ['unclassified', 'class'],
  ])('and a denial that is %s: %s', (denialClass, wanted) => {
    expect(tell(PAPER, denied({ denialClass }))).toBe(wanted);
  });

  test('names the services that were denied, and only those of the claim', () => {
    expect(tell({ ...PAPER, lines: ['L2'] }, DENIED)).toBe('other-lines');
    expect(tell({ ...PAPER, lines: ['L1', 'L9'] }, DENIED)).toBe('no-line');
    const { lineControlNumber: _, ...whole } = DENIED.denial;
    const ofClaim = { ...DENIED, denial: whole };
    expect(tell(PAPER, ofClaim)).toBe('other-lines');
    // Of a claim that was denied as a whole, everything has to be named, and nothing billed as without notice.
    expect(tell({ ...PAPER, lines: ['L1', 'L2'] }, ofClaim)).toBe('denied-by-claim');
  });

  test('counts only with a payer that allows it', () => {
    expect(tell(PAPER, { ...DENIED, payer: { claimFilingCode: 'CI' } })).toBe('payer');
    expect(tell(PAPER, { ...DENIED, payer: {} })).toBe('payer');
    expect(tell(ABN, DENIED)).toBe('notice');
  });

  test('of Medicare is the ABN, and the line was billed with GA or GX', () => {
    expect(tell(ABN, MEDICARE)).toBe('allowed');
    expect(tell(PAPER, MEDICARE)).toBe('notice');
    const billed = (modifiers: string[]) => ({ ...MEDICARE, lines: [{ ...MEDICARE.lines[0]!, modifiers }] });
    expect(tell(ABN, billed(['GX']))).toBe('allowed');
    expect(tell(ABN, billed(['25']))).toBe('not-billed');
    expect(tell(ABN, billed(['GA', 'GZ']))).toBe('denied-by-claim');
  });
});
