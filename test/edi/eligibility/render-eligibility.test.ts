import { readFileSync } from 'node:fs';
import { readEligibilityInquiry } from '../../../edi/eligibility/read-eligibility-inquiry.js';
import { readEligibilityResponse } from '../../../edi/eligibility/read-eligibility-response.js';
import { renderEligibility } from '../../../edi/eligibility/render-eligibility.js';
import { renderEligibilityInquiry } from '../../../edi/eligibility/render-eligibility-inquiry.js';
import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import { parseCalendarDate } from '../../../schemas/calendar-date.js';
import { fixture, pathsOf, setsOf } from '../sets-of.js';

function render(set: TransactionSet): string {
  if (set.identifier === '270') {
    const { inquiry, issues } = readEligibilityInquiry(set);
    return renderEligibilityInquiry(inquiry!, issues);
  }
  const { response, issues } = readEligibilityResponse(set);
  return renderEligibility(response!, issues);
}

const setsIn = (identifier: string) =>
  pathsOf(identifier).flatMap((path) => setsOf(readFileSync(path), identifier));

describe('the sheet of an eligibility', () => {
  it.each([
    '270/subscriber-and-dependent',
    '271/active-with-benefits',
    '271/dependent-inactive',
    '271/member-not-found',
    '271/payer-not-answering',
  ])('tells patient by patient: %s', (name) => {
    const [set] = setsOf(fixture(`${name}.edi`), name.slice(0, 3));
    expect(`${render(set!)}\n`).toBe(Buffer.from(fixture(`${name}.txt`)).toString());
  });

  it('judges another date when asked to', () => {
    const [set] = setsOf(fixture('271/active-with-benefits.edi'), '271');
    const { response } = readEligibilityResponse(set!);
    const on = (date: string) => renderEligibility(response!, [], parseCalendarDate(date));
    expect(on('2025-06-30')).toContain('\nCoverage inactive on 2025-06-30\n');
    expect(on('2026-02-01')).toContain('\nCoverage not verified on 2026-02-01\n');
  });

  it('tells what is kept as sent', () => {
    const text = Buffer.from(fixture('271/dependent-inactive.edi')).toString();
    const changed = text.replace('EB*6**30', 'EB*6**30~\nXYZ*1^2*A:B');
    const { response, issues } = readEligibilityResponse(setsOf(Buffer.from(changed), '271')[0]!);
    const sheet = renderEligibility(response!, issues);
    expect(sheet).toContain('\n    Not understood, kept as sent: XYZ\n');
    expect(sheet).toContain('\n  ! Segment XYZ has no known meaning here; it is kept as sent');
  });

  it('stays within 100 columns, whatever is long, also in the samples that others wrote', () => {
    const sheets = [...setsIn('270'), ...setsIn('271')].map(render);
    const text = Buffer.from(fixture('271/active-with-benefits.edi')).toString();
    const long = text.replace('PRIOR VISITS', `${'A'.repeat(150)} ${'LONG '.repeat(20)}`);
    sheets.push(render(setsOf(Buffer.from(long), '271')[0]!));
    for (const sheet of sheets) expect(sheet.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(sheets.at(-1)).toContain('A'.repeat(80));
  });
});
