import type {
  DurableEquipment,
  EquipmentCertification,
  FormAnswers,
  Measurement,
} from '../../schemas/professional-supplements.js';
import { present } from '../present.js';
import { findProcedure, findText } from '../segment-reading.js';
import type { LoopSegments } from './loop-segments.js';
import { presentList } from './present-list.js';

const LOOP = '2400';

/** SV5, CR3 and MEA. */
export function readEquipmentParts(head: LoopSegments) {
  return {
    equipment: readEquipment(head),
    certification: readCertification(head),
    measurements: readMeasurements(head),
  };
}

function readEquipment(head: LoopSegments): DurableEquipment | undefined {
  const segment = head.take('SV5');
  if (!segment) return undefined;
  const { reading } = head;
  const rentalAmount = reading.readAmount(LOOP, segment, 4);
  const purchaseAmount = reading.readAmount(LOOP, segment, 5);
  if (rentalAmount === undefined || purchaseAmount === undefined) return undefined;
  return {
    procedure: findProcedure(segment, 1) ?? { qualifier: '', code: '', modifiers: [] },
    days: reading.readNumber(LOOP, segment, 3) ?? '',
    rentalAmount,
    purchaseAmount,
    rentalFrequencyCode: segment.element(6),
  };
}

function readCertification(head: LoopSegments): EquipmentCertification | undefined {
  const segment = head.take('CR3');
  if (!segment) return undefined;
  return { typeCode: segment.element(1), months: head.reading.readNumber(LOOP, segment, 3) ?? '' };
}

function readMeasurements(head: LoopSegments): Measurement[] | undefined {
  return presentList(
    head.takeAll('MEA').map((segment) => ({
      typeCode: segment.element(1),
      qualifier: segment.element(2),
      value: head.reading.readNumber(LOOP, segment, 3) ?? '',
    })),
  );
}

/** Loops 2440, each beginning with its LQ. */
export function readForms(loops: readonly LoopSegments[]): FormAnswers[] | undefined {
  return presentList(
    loops.map((loop) => {
      const form = loop.take('LQ')!;
      const answers = loop.takeAll('FRM').map((segment) =>
        present({
          questionNumber: segment.element(1),
          responseCode: findText(segment, 2),
          text: findText(segment, 3),
          date: findText(segment, 4),
          percentage: loop.reading.readNumber('2440', segment, 5),
        }),
      );
      return { typeCode: form.element(1), formCode: form.element(2), answers };
    }),
  );
}
