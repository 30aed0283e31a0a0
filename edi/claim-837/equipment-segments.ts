import { formatX12Cents } from '../../schemas/money.js';
import type {
  DurableEquipment,
  EquipmentCertification,
  FormAnswers,
  Measurement,
} from '../../schemas/professional-supplements.js';
import { buildProcedure } from '../segment-reading.js';
import type { SegmentData } from '../x12/segment.js';
import { formatQuantity } from './supplement-segments.js';

/** SV5. */
export function buildEquipment(to: SegmentData[], equipment: DurableEquipment | undefined): void {
  if (!equipment) return;
  const { procedure, days, rentalAmount, purchaseAmount, rentalFrequencyCode } = equipment;
  const prices = [formatX12Cents(rentalAmount), formatX12Cents(purchaseAmount)];
  to.push(['SV5', buildProcedure(procedure), 'DA', formatQuantity(days), ...prices, rentalFrequencyCode]);
}

/** CR3. */
export function buildCertification(
  to: SegmentData[],
  certification: EquipmentCertification | undefined,
): void {
  if (certification) to.push(['CR3', certification.typeCode, 'MO', formatQuantity(certification.months)]);
}

/** MEA. */
export function buildMeasurements(to: SegmentData[], measurements: readonly Measurement[] | undefined): void {
  if (!measurements) return;
  for (const { typeCode, qualifier, value } of measurements) {
    to.push(['MEA', typeCode, qualifier, formatQuantity(value)]);
  }
}

/** Loop 2440: LQ with its FRM. */
export function buildForms(to: SegmentData[], forms: readonly FormAnswers[] | undefined): void {
  if (!forms) return;
  for (const { typeCode, formCode, answers } of forms) {
    to.push(['LQ', typeCode, formCode]);
    for (const { questionNumber, responseCode = '', text = '', date = '', percentage } of answers) {
      const share = percentage === undefined ? '' : formatQuantity(percentage);
      to.push(['FRM', questionNumber, responseCode, text, date, share]);
    }
  }
}
