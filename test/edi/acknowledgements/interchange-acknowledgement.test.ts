import { buildTa1, readTa1 } from '../../../edi/acknowledgements/interchange-acknowledgement.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { writeX12 } from '../../../edi/x12/write-x12.js';

const REJECTED = {
  interchangeControlNumber: '000000042',
  date: '260115',
  time: '0930',
  code: 'R',
  noteCode: '020',
};

it('reads the TA1 that it builds, in an interchange without a group', () => {
  const written = writeX12([
    {
      senderId: 'PLANONE',
      receiverId: 'ROSECLINIC',
      date: '260115',
      time: '1000',
      controlNumber: '43',
      usage: 'T',
      acknowledgements: [buildTa1(REJECTED)],
      groups: [],
    },
  ]);
  const bytes = 'done' in written ? written.done : new Uint8Array();
  const [interchange] = parseX12(bytes).interchanges;
  expect(interchange!.acknowledgements.map(readTa1)).toEqual([REJECTED]);
});
