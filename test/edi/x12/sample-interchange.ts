import type { SegmentData } from '../../../edi/x12/segment.js';
import type { InterchangeData, SetData } from '../../../edi/x12/write-x12.js';

/** An interchange of one group with the sets given: the smallest file that is right. */
export function sampleInterchange(sets: readonly SetData[]): InterchangeData {
  return {
    senderId: 'CLINIC',
    receiverId: 'PAYER',
    date: '260105',
    time: '0930',
    controlNumber: '42',
    usage: 'P',
    groups: [
      {
        functionalCode: 'HP',
        senderCode: 'PAYER',
        receiverCode: 'CLINIC',
        date: '20260105',
        time: '0930',
        controlNumber: '7',
        version: '005010X221A1',
        sets,
      },
    ],
  };
}

export const SAMPLE_SEGMENTS: readonly SegmentData[] = [
  ['BPR', 'I', '10.5', 'C', 'CHK', '', ''],
  ['SVC', ['HC', '99213', '', ''], '10.5', '', '', '1'],
];

export const SAMPLE_SET: SetData = {
  identifier: '835',
  controlNumber: '0001',
  segments: SAMPLE_SEGMENTS,
};

export function sampleBytes(): Buffer {
  return Buffer.from(
    'ISA*00*          *00*          *ZZ*CLINIC         *ZZ*PAYER          *260105*0930*^*00501*000000042*0*P*:~' +
      'GS*HP*PAYER*CLINIC*20260105*0930*7*X*005010X221A1~' +
      'ST*835*0001*005010X221A1~BPR*I*10.5*C*CHK~SVC*HC:99213*10.5***1~SE*4*0001~GE*1*7~IEA*1*000000042~',
    'latin1',
  );
}
