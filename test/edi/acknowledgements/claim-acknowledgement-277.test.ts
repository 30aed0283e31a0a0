import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildClaimAcknowledgement277 } from '../../../edi/acknowledgements/build-claim-acknowledgement-277.js';
import { readClaimAcknowledgement277 } from '../../../edi/acknowledgements/read-claim-acknowledgement-277.js';
import { validateAgainstGuide, validateInterchange } from '../../../edi/validate-interchange.js';
import { renderIssue } from '../../../schemas/issue.js';
import { fixture, samplePaths, setsOf, writtenSet } from '../sets-of.js';

const VERSION = '005010X214';
const NAMES = readdirSync(join(import.meta.dirname, '..', '..', 'fixtures', '277ca')).sort();
const setOf = (name: string) => setsOf(fixture(`277ca/${name}`), '277')[0]!;
const texts = (set: ReturnType<typeof setOf>) =>
  set.segments
    .slice(1, -1)
    .map((segment) =>
      [segment.id, ...Array.from({ length: segment.elementCount }, (_, at) => segment.element(at + 1))].join(
        '*',
      ),
    );
const withoutPlaces = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === 'place' ? undefined : inner)));

/** The set of a fixture with one change, which has to be one. */
function changed(name: string, from: string, to: string) {
  const text = Buffer.from(fixture(`277ca/${name}`)).toString('latin1');
  expect(text.split(from)).toHaveLength(2);
  return setsOf(Buffer.from(text.replace(from, to), 'latin1'), '277')[0]!;
}

describe('readClaimAcknowledgement277', () => {
  it('reads who speaks, to whom, of whose claims, with every status', () => {
    const { acknowledgement, issues } = readClaimAcknowledgement277(setOf('rejected-by-payer.edi'));
    expect(issues).toEqual([]);
    const { sources, ...top } = withoutPlaces(acknowledgement);
    expect(top).toEqual({
      transactionSetControlNumber: '0001',
      reference: 'CH301',
      createdDate: '2026-01-16',
      createdTime: '0800',
      otherSegments: [],
    });
    const { receivers, ...source } = sources[0];
    expect(source).toEqual({
      name: {
        ...{ entityCode: 'PR', entityType: '2', lastName: 'PLAN ONE' },
        ...{ identifierQualifier: 'PI', identifier: 'PLAN1' },
      },
      traceNumber: 'CH301',
      receivedDate: '2026-01-15',
      processedDate: '2026-01-16',
    });
    const { providers, name: _, ...receiver } = receivers[0];
    const totals = { acceptedCount: 1, rejectedCount: 1, acceptedAmount: 15_000, rejectedAmount: 20_000 };
    expect(receiver).toEqual({
      batchReference: '000000007',
      statuses: [
        {
          codes: [{ category: 'A1', status: '19', entity: 'PR' }],
          ...{ date: '2026-01-16', action: 'WQ', amount: 35_000 },
        },
      ],
      totals,
    });
    expect(providers[0].totals).toEqual(totals);
    expect(providers[0].references).toEqual([{ qualifier: 'TJ', value: '999999984' }]);
  });

  it('reads the claims, and of what is rejected every code and line', () => {
    const { acknowledgement } = readClaimAcknowledgement277(setOf('rejected-by-payer.edi'));
    const [accepted, rejected] = withoutPlaces(acknowledgement).sources[0].receivers[0].providers[0].claims;
    expect(accepted).toMatchObject({
      patientControlNumber: 'CW000000001',
      payerControlNumber: 'PL0000000042',
      serviceDate: '2026-01-05',
    });
    expect(rejected).toMatchObject({
      patient: { entityCode: 'QC', lastName: 'ROE', firstName: 'RICHARD', identifier: 'M456' },
      patientControlNumber: 'CW000000002',
      ...{ serviceDate: '2026-01-05', serviceEndDate: '2026-01-07' },
    });
    expect(rejected.statuses).toEqual([
      {
        codes: [
          { category: 'A7', status: '562', entity: '85' },
          { category: 'A6', status: '164', entity: 'IL' },
          { category: 'A3', status: '21' },
        ],
        ...{ date: '2026-01-16', action: 'U', amount: 20_000, message: 'CALL PROVIDER DESK' },
      },
      { codes: [{ category: 'A8', status: '187' }], date: '2026-01-16', action: 'U', amount: 20_000 },
    ]);
    expect(rejected.services).toEqual([
      {
        procedure: { qualifier: 'HC', code: '99213', modifiers: ['25'] },
        ...{ chargeAmount: 12_000, revenueCode: '0450', unitCount: '1' },
        statuses: [{ codes: [{ category: 'A7', status: '454' }], date: '2026-01-16', action: 'U' }],
        ...{ lineControlNumber: '1', prescriptionNumber: 'RX7', serviceDate: '2026-01-05' },
      },
    ]);
  });

  it('says where a claim and its status stand in the file', () => {
    const bytes = Buffer.from(fixture('277ca/accepted-by-payer.edi'));
    const [source] = readClaimAcknowledgement277(setOf('accepted-by-payer.edi')).acknowledgement!.sources;
    const claim = source!.receivers[0]!.providers[0]!.claims[0]!;
    const textAt = ({ byteOffset, byteLength }: typeof claim.place) =>
      bytes.subarray(byteOffset, byteOffset + byteLength).toString();
    expect(textAt(claim.place)).toMatch(/^TRN\*2\*CW000000001~[\s\S]*DTP\*472\*D8\*20260105~$/);
    expect(textAt(claim.statuses[0]!.place)).toBe('STC*A2:20:PR*20260116*WQ*150~');
    expect(claim.statuses[0]!.place.line).toBe(24);
  });

  it.each([
    [
      'a segment without meaning',
      'REF*BLT*111~',
      'REF*ZZ*111~',
      'Segment REF has no known meaning here; it is kept as sent (2200D REF, line 27, byte 657)',
    ],
    [
      'a status with an element that it does not have',
      'STC*A2:20:PR*20260116*WQ*150~\nREF',
      'STC*A2:20:PR*20260116*WQ*150*99~\nREF',
      'Segment STC has no known meaning here; it is kept as sent (2200D STC, line 24, byte 592)',
    ],
    [
      'a date that is none',
      'DTP*472*D8*20260105~',
      'DTP*472*D8*20260231~',
      'DTP03 is not a date of the form CCYYMMDD (2200D DTP03, line 28, byte 670)',
    ],
    [
      'a total that is no whole number',
      'QTY*QA*1~',
      'QTY*QA*1.5~',
      'Segment QTY has no known meaning here; it is kept as sent (2000C QTY, line 19, byte 509)',
    ],
    [
      'an unknown level',
      'HL*4*3*PT~\nNM1*QC*1*DOE*JANE*Q***MI*M123~\n',
      'HL*4*3*22~\n',
      'Segment HL has no known meaning here; it is kept as sent (HL, line 21, byte 531)',
    ],
  ])('keeps %s, and says so', (_, from, to, expected) => {
    const { acknowledgement, issues } = readClaimAcknowledgement277(
      changed('accepted-by-payer.edi', from, to),
    );
    expect(renderIssue(issues[0]!)).toBe(expected);
    expect(issues.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(acknowledgement).toBeDefined();
  });

  it('puts a claim under an empty provider where its levels are missing', () => {
    const text = Buffer.from(fixture('277ca/accepted-by-payer.edi')).toString();
    const levels = text.slice(text.indexOf('HL*1*'), text.indexOf('HL*4*'));
    const { acknowledgement, issues } = readClaimAcknowledgement277(
      changed('accepted-by-payer.edi', levels, ''),
    );
    expect(issues.map(({ code, context }) => `${code} ${context.wanted}`)).toEqual([
      'edi.missing-level 20',
      'edi.missing-level 21',
      'edi.missing-level 19',
    ]);
    const [claim] = acknowledgement!.sources[0]!.receivers[0]!.providers[0]!.claims;
    expect(claim!.patientControlNumber).toBe('CW000000001');
  });

  it('takes each TRN of a patient as a claim of its own', () => {
    const set = changed(
      'accepted-by-clearinghouse.edi',
      'HL*5*3*PT~\nNM1*QC*1*ROE*RICHARD****MI*M456~\n',
      '',
    );
    const { acknowledgement } = readClaimAcknowledgement277(set);
    const { claims } = acknowledgement!.sources[0]!.receivers[0]!.providers[0]!;
    expect(claims.map((claim) => [claim.patientControlNumber, claim.patient.lastName])).toEqual([
      ['CW000000001', 'DOE'],
      ['CW000000002', 'DOE'],
    ]);
  });

  it('refuses a set without BHT', () => {
    const { acknowledgement, issues } = readClaimAcknowledgement277(
      changed('accepted-by-payer.edi', 'BHT*0085*08*CH301*20260116*0800*TH~\n', ''),
    );
    expect(acknowledgement).toBeUndefined();
    expect(issues.map(renderIssue)).toEqual(['Segment BHT is wanted and absent (ST, line 3, byte 166)']);
  });
});

describe('buildClaimAcknowledgement277', () => {
  it.each(NAMES)('builds %s again, segment by segment, valid by its guide', (name) => {
    expect(validateInterchange(fixture(`277ca/${name}`))).toEqual([]);
    const { acknowledgement } = readClaimAcknowledgement277(setOf(name));
    const set = writtenSet('277', VERSION, buildClaimAcknowledgement277(acknowledgement!));
    expect(texts(set)).toEqual(texts(setOf(name)));
    const again = readClaimAcknowledgement277(set);
    expect(withoutPlaces(again.acknowledgement)).toEqual(withoutPlaces(acknowledgement));
  });
});

describe('guide 005010X214', () => {
  it.each([
    ['STC*A2:20:PR*20260116*WQ*150~\nREF', 'STC*A2:20:PR*20260116*W*150~\nREF', '2200D STC03 guide.bad-code'],
    ['STC*A2:20:PR*20260116*WQ*150~\nREF', 'REF', '2200D STC guide.missing-segment'],
    ['DTP*472*D8*20260105~\n', '', '2200D DTP guide.missing-segment'],
    ['HL*4*3*PT~', 'HL*4*2*PT~', '2000D HL02 guide.hierarchy-parent'],
    ['NM1*PR*2*PLAN ONE', 'NM1*41*2*PLAN ONE', '2100A NM101 guide.unknown-qualifier'],
    ['BHT*0085', 'BHT*0010', 'ST BHT01 guide.bad-code'],
    ['REF*BLT*111~', 'REF*EA*111~', '2200D REF01 guide.unknown-qualifier'],
  ])('finds one fault where %j stands as %j', (from, to, expected) => {
    const issues = validateAgainstGuide(changed('accepted-by-payer.edi', from, to));
    expect(
      issues.map(({ at, code }) => {
        const element = at.element === undefined ? '' : String(at.element).padStart(2, '0');
        return `${at.loop} ${at.segment}${element} ${code}`;
      }),
    ).toEqual([expected]);
  });
});

const samples = samplePaths().flatMap((path) =>
  setsOf(readFileSync(path), '277').filter((set) => set.version === VERSION),
);

if (samples.length > 0) {
  it('reads the 277CA samples that others wrote, and builds them again', () => {
    for (const sample of samples) {
      const { acknowledgement, issues } = readClaimAcknowledgement277(sample);
      expect(issues).toEqual([]);
      const set = writtenSet('277', VERSION, buildClaimAcknowledgement277(acknowledgement!));
      const plain = (each: string) => each.replaceAll('|', ':');
      expect(texts(set)).toEqual(texts(sample).map(plain));
    }
    expect(samples).toHaveLength(1);
  });
}
