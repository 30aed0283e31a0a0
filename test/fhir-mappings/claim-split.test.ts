import { planClaimParts } from '../../fhir-mappings/claim-split.js';
import type { LineDraft } from '../../fhir-mappings/service-line.js';
import { parseCalendarDate } from '../../schemas/calendar-date.js';
import { cents } from '../../schemas/money.js';
import fc from '../support/property-testing.js';

const line = (index: number, diagnosisPointers: number[]): LineDraft => ({
  lineControlNumber: `L${index}`,
  procedure: { qualifier: 'HC', code: '99213', modifiers: [] },
  chargeAmount: cents(100),
  unitCount: '1',
  unitCode: 'UN',
  serviceDate: parseCalendarDate('2024-01-02')!,
  diagnosisPointers,
});

const codes = (count: number) => Array.from({ length: count }, (_, index) => `A${index + 1}`);

test('thirteen diagnoses that lines point to make two claims', () => {
  const lines = [line(1, [1, 2, 3, 4]), line(2, [5, 6, 7, 8]), line(3, [9, 10, 11, 12]), line(4, [13, 1])];
  const { parts, leftOut } = planClaimParts(codes(13), lines);
  expect(leftOut).toBe(0);
  expect(parts.map((part) => part.lines.map((l) => l.lineControlNumber))).toEqual([
    ['L1', 'L2', 'L3'],
    ['L4'],
  ]);
  expect(parts[1]!.diagnoses).toEqual([{ code: 'A1' }, { code: 'A13' }]);
  expect(parts[1]!.lines[0]).toMatchObject({ lineNumber: 1, diagnosisPointers: [2, 1] });
});

test('diagnoses that no line points to fill the room and the rest is counted', () => {
  const { parts, leftOut } = planClaimParts(codes(15), [line(1, [2])]);
  expect(parts[0]!.diagnoses.map(({ code }) => code)).toEqual([...codes(11), 'A12']);
  expect(parts[0]!.lines[0]!.diagnosisPointers).toEqual([2]);
  expect(leftOut).toBe(3);
});

test('no line, pointer or amount is lost, and no limit is passed', () => {
  const pointers = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(pointers, { minLength: 1, maxLength: 130 }), (all) => {
      const lines = all.map((own, index) => line(index, own));
      const { parts } = planClaimParts(codes(20), lines);
      const back = parts.flatMap((part) =>
        part.lines.map((l) => [
          l.lineControlNumber,
          l.diagnosisPointers.map((p) => part.diagnoses[p - 1]!.code),
        ]),
      );
      expect(back).toEqual(lines.map((l) => [l.lineControlNumber, l.diagnosisPointers.map((p) => `A${p}`)]));
      for (const part of parts) {
        expect(part.lines.length).toBeLessThanOrEqual(50);
        expect(part.diagnoses.length).toBeLessThanOrEqual(12);
        expect(new Set(part.diagnoses.map(({ code }) => code)).size).toBe(part.diagnoses.length);
      }
    }),
  );
});
