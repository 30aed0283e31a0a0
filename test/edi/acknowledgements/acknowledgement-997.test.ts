import { readAcknowledgement997 } from '../../../edi/acknowledgements/read-acknowledgement-997.js';
import { fixture, setsOf } from '../sets-of.js';

const set = setsOf(fixture('997/rejected.edi'), '997')[0]!;

test('a 997 says what a 999 does, under older names of its segments', () => {
  const place = { segment: 'CLM', segmentPosition: '25', loop: '2300' };
  expect(readAcknowledgement997(set)).toEqual({
    functionalCode: 'HC',
    groupControlNumber: '7',
    version: '',
    code: 'P',
    counts: { included: '2', received: '2', accepted: '1' },
    errorCodes: ['5'],
    sets: [
      { identifier: '837', controlNumber: '0001', code: 'A', errorCodes: [], errors: [] },
      {
        identifier: '837',
        controlNumber: '0002',
        code: 'R',
        errorCodes: ['5', '99'],
        errors: [
          { ...place, code: '8' },
          { ...place, element: '5', component: '3', dataElement: '1325', code: '7' },
          { segment: 'DTP', segmentPosition: '30', code: '3' },
        ],
      },
    ],
  });
});

test('one that names no group says nothing', () => {
  const segments = set.segments.filter(({ id }) => id !== 'AK1');
  expect(readAcknowledgement997({ ...set, segments })).toBeUndefined();
});
