import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildClaims837 } from '../../../edi/claim-837/build-claims-837.js';
import type { ClaimSheet } from '../../../edi/claim-837/claim-sheet.js';
import { readClaimBatch } from '../../../edi/claim-837/read-claim-batch.js';
import { readClaimSheets } from '../../../edi/claim-837/read-claim-sheets.js';
import { renderClaimSheets } from '../../../edi/claim-837/render-claim-sheets.js';
import type { Claim, Payer, ServiceLineCommon } from '../../../schemas/claim.js';
import { ZERO } from '../../../schemas/money.js';
import fc from '../../support/property-testing.js';
import { fixture, pathsOf, setsOf, writtenSet } from '../sets-of.js';
import { BATCH, claims } from './sample-claims.js';

const sheetsOf = (name: string) => readClaimSheets(setsOf(fixture(name), '837')[0]!);

/** A sheet lists every REF beside its payer; of some a claim has fields of its own. */
function namedPayer({ references, ...payer }: Payer): Payer {
  return payer;
}

/** What a sheet and a claim say of the same CLM, where both have it. */
function commonOf(claim: Claim) {
  if (claim.form !== 'professional') throw new Error('Only professional claims were sent');
  const lines = claim.lines.map((line) => [
    line.procedure,
    line.chargeAmount,
    line.unitCount,
    line.serviceDate,
    line.serviceEndDate,
    line.diagnosisPointers.map(String),
    line.lineControlNumber,
  ]);
  const { patientControlNumber, chargeAmount, subscriber, patient, payer, billingProvider } = claim;
  const others = claim.otherCoverages.map(({ payer: other, subscriber: holder }) => [
    namedPayer(other),
    holder,
  ]);
  const codes = claim.diagnoses.map(({ code }) => code);
  return {
    ...{
      patientControlNumber,
      chargeAmount,
      subscriber,
      patient,
      payer,
      billingProvider,
      codes,
      others,
      lines,
    },
    rendering: claim.renderingProvider,
    references: [claim.payerControlNumber, claim.priorAuthorizationNumber],
  };
}

function commonOfSheet(sheet: ClaimSheet): ReturnType<typeof commonOf> {
  const lines = sheet.lines.map((line) => [
    line.procedure,
    line.chargeAmount,
    line.unitCount,
    line.serviceDate,
    line.serviceEndDate,
    line.diagnosisPointers,
    line.lineControlNumber ?? '',
  ]);
  const { patientControlNumber, chargeAmount, coverage, patient, billingProvider } = sheet;
  const referenceOf = (wanted: string) =>
    sheet.references.find(({ qualifier }) => qualifier === wanted)?.value;
  return {
    patientControlNumber,
    chargeAmount: chargeAmount!,
    subscriber: coverage.subscriber!,
    patient: patient!,
    payer: coverage.payer!,
    billingProvider: billingProvider!,
    codes: sheet.diagnoses.map(({ code }) => code),
    others: sheet.otherCoverages.map(({ payer, subscriber }) => [namedPayer(payer!), subscriber!]),
    lines: lines as ReturnType<typeof commonOf>['lines'],
    rendering: sheet.providers.find(({ entityCode }) => entityCode === '82')?.provider,
    references: [referenceOf('F8'), referenceOf('G1')],
  };
}

test('whatever claim is written, its sheet says the same, and its lines sum to its charge', () => {
  fc.assert(
    fc.property(fc.array(claims, { minLength: 1, maxLength: 4 }), (sent) => {
      const set = writtenSet('837', '005010X222A1', buildClaims837({ ...BATCH, claims: sent }));
      const read = readClaimBatch(set).claims;
      const { claims: sheets, issues } = readClaimSheets(set);
      expect(issues).toEqual([]);
      expect(sheets.map(commonOfSheet)).toEqual(read.map(commonOf));
      expect(sheets.map(({ balance }) => balance?.difference)).toEqual(sheets.map(() => ZERO));
    }),
    { numRuns: 60 },
  );
});

describe('what other forms of claims have', () => {
  test('institutional lines with revenue codes, moments, values and procedures', () => {
    const { form, claims: sheets, chargeTotal } = sheetsOf('837i/statement.edi');
    expect({ form, chargeTotal }).toEqual({ form: 'institutional', chargeTotal: 90_000 });
    const [{ lines, codes, dates, otherSegments, balance }] = sheets as [ClaimSheet];
    expect(lines.map(({ revenueCode, procedure }) => [revenueCode, procedure?.code])).toEqual([
      ['0120', undefined],
      ['0300', '85025'],
    ]);
    expect(codes).toContainEqual({ qualifier: 'BBR', code: '0BH17EZ', date: '2026-01-03' });
    expect(codes).toContainEqual({ qualifier: 'BE', code: '80', value: '3' });
    expect(dates).toContainEqual({ qualifier: '435', date: '2026-01-02', time: '1015' });
    expect(otherSegments).toEqual([{ segment: 'CL1', count: 1 }]);
    expect(balance).toEqual({ stated: 90_000, computed: 89_999, difference: 1 });
  });

  test('dental lines with teeth; the patient below the insured', () => {
    const { form, purposeCode, claims: sheets } = sheetsOf('837d/one-tooth.edi');
    expect({ form, purposeCode }).toEqual({ form: 'dental', purposeCode: '18' });
    const [{ lines, patient, coverage, notes, amounts }] = sheets as [ClaimSheet];
    expect(lines.map(({ teeth }) => teeth)).toEqual([['12 LM', '13'], []]);
    expect(patient?.firstName).toBe('SAM');
    expect(coverage).toMatchObject({ relationshipCode: '19', subscriber: { firstName: 'ANN' } });
    expect({ notes, amounts }).toEqual({
      notes: ['SECOND VISIT'],
      amounts: [{ qualifier: 'F5', amount: 2_000 }],
    });
  });

  test('an older guide sends the tax number where the NPI stands now', () => {
    const text = Buffer.from(fixture('837d/one-tooth.edi')).toString();
    const older = text.replace('*XX*1234567893~', '*24*123456789~').replace('REF*SY*123456789~\n', '');
    const { claims: sheets } = readClaimSheets(setsOf(Buffer.from(older), '837')[0]!);
    expect(sheets[0]!.billingProvider).toMatchObject({ taxId: '123456789', taxIdQualifier: 'EI' });
    expect(sheets[0]!.billingProvider).not.toHaveProperty('npi');
  });
});

describe('what is missing is said with its place', () => {
  const broken = (from: RegExp, to = '') => {
    const text = Buffer.from(fixture('837p/dependent.edi')).toString();
    expect(text).toMatch(from);
    return readClaimSheets(setsOf(Buffer.from(text.replace(from, to)), '837')[0]!);
  };

  test('a claim below no provider', () => {
    const { claims: sheets, issues } = broken(/HL\*1\*\*20[\s\S]*?(?=HL\*2)/);
    expect(sheets).toHaveLength(1);
    expect(issues).toMatchObject([{ code: 'edi.missing-hierarchy', at: { segment: 'CLM' } }]);
    expect(renderClaimSheets({ ...sheetsOf('837p/dependent.edi'), claims: sheets })).not.toContain(
      'Billing provider',
    );
  });

  test('a set without claims', () => {
    const { claims: sheets, issues } = broken(/CLM\*[\s\S]*?(?=SE\*)/);
    expect(sheets).toEqual([]);
    expect(issues).toMatchObject([{ code: 'edi.missing-segment', at: { segment: 'ST' } }]);
  });

  test('a line without its service', () => {
    const { claims: sheets, issues } = broken(/SV1\*[^~]*~\n/);
    expect(issues).toMatchObject([{ code: 'edi.missing-segment', at: { segment: 'LX' } }]);
    expect(sheets[0]).not.toHaveProperty('balance');
  });

  test('a date that does not exist is a warning', () => {
    const { issues } = broken(/DTP\*472\*D8\*\d+/, 'DTP*472*D8*20260230');
    expect(issues).toMatchObject([{ code: 'edi.bad-date', severity: 'warning', at: { loop: '2400' } }]);
  });
});

describe('every 837, our own and the samples that others wrote', () => {
  const folders = ['837p', '837i', '837d'];
  const paths = [...new Set(folders.flatMap(pathsOf))];
  const sets = paths.flatMap((path) =>
    setsOf(readFileSync(path), '837').map((set) => ({
      name: basename(path),
      set,
      sheets: readClaimSheets(set),
    })),
  );

  test('every CLM is a sheet, and every claim that can be read says what its sheet says', () => {
    for (const { name, set, sheets } of sets) {
      const sent = set.segments.filter(({ id }) => id === 'CLM').length;
      expect([name, sheets.claims.length]).toEqual([name, sent]);
      const read = readClaimBatch(set).claims;
      const byLine = new Map(sheets.claims.map((sheet) => [commonKey(sheet), sheet]));
      for (const claim of read) {
        const { patientControlNumber, chargeAmount, lines } = byLine.get(commonKey(claim))!;
        expect([name, patientControlNumber, chargeAmount, lines.map((line) => line.chargeAmount)]).toEqual([
          name,
          claim.patientControlNumber,
          claim.chargeAmount,
          claim.lines.map((line: ServiceLineCommon) => line.chargeAmount),
        ]);
      }
    }
  });

  test('fits into 100 columns and shows each claim by its number', () => {
    for (const { sheets } of sets) {
      const lines = renderClaimSheets(sheets).split('\n');
      expect(lines.filter((line) => line.length > 100)).toEqual([]);
      for (const { patientControlNumber } of sheets.claims) {
        expect(lines.some((line) => line.includes(`Claim ${patientControlNumber}`.slice(0, 90)))).toBe(true);
      }
    }
  });
});

function commonKey({
  patientControlNumber,
  lines,
}: Pick<ClaimSheet, 'patientControlNumber'> & { lines: readonly unknown[] }) {
  return `${patientControlNumber} ${lines.length}`;
}
