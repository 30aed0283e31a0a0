import { ClaimNumbersReader } from '../../../edi/remittance-835/claim-numbers-reader.js';
import { ClaimPaymentReader } from '../../../edi/remittance-835/claim-payment-reader.js';
import { RemittanceReader, type StartClaim } from '../../../edi/remittance-835/remittance-reader.js';
import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import type { Segment } from '../../../edi/x12/segment.js';
import { readSampleFiles } from '../../support/sample-files.js';
import { setsOf, writtenSet } from '../sets-of.js';

function readAll<C>({ segments, delimiters }: TransactionSet, start: StartClaim<C, Segment>): C[] {
  const found: C[] = [];
  const none = () => {};
  const claimPayment = (each: C) => found.push(each);
  const parts = { claimPayment, head: none, header: none, otherSegment: none };
  const reader = new RemittanceReader<C>(segments[0]!, delimiters, parts, start);
  for (const segment of segments.slice(1)) reader.add(segment);
  reader.end();
  return found;
}

function readAlone(set: TransactionSet) {
  return readAll(set, (reading, head) => new ClaimNumbersReader(reading, head));
}

function readWhole(set: TransactionSet) {
  return readAll(set, (...begin) => new ClaimPaymentReader(...begin)).map((payment) => {
    const { patientControlNumber, payerControlNumber, references } = payment;
    return {
      patientControlNumber,
      references,
      ...(payerControlNumber !== undefined && { payerControlNumber }),
    };
  });
}

test('the numbers of a claim payment are read without the rest: those of its services are none', () => {
  const set = writtenSet('835', '005010X221A1', [
    ['BPR', 'I', '0', 'C', 'NON'],
    ['LX', '1'],
    ['CLP', 'A1', '22', '-50', '0', '', '12', 'ICN2'],
    ['REF', 'F8', 'ICN1', 'OLD'],
    ['SVC', ['HC', '99213'], '-50', '0'],
    ['REF', 'F8', 'LINE'],
    ['CLP', 'A2', '4', '50', '0'],
    ['REF', 'EA', 'M7'],
    ['REF', 'F8', 'ICN3'],
  ]);
  expect(readAlone(set)).toEqual([
    {
      patientControlNumber: 'A1',
      payerControlNumber: 'ICN2',
      references: [{ qualifier: 'F8', value: 'ICN1', description: 'OLD' }],
    },
    {
      patientControlNumber: 'A2',
      references: [
        { qualifier: 'EA', value: 'M7' },
        { qualifier: 'F8', value: 'ICN3' },
      ],
    },
  ]);
  expect(readAlone(set)).toEqual(readWhole(set));
});

for (const { hash, bytes } of readSampleFiles()) {
  const sets = setsOf(bytes, '835');
  if (sets.length === 0) continue;
  test(`they are those of the whole claim payment in the sample ${hash}`, () => {
    expect(sets.map(readAlone)).toEqual(sets.map(readWhole));
  });
}
