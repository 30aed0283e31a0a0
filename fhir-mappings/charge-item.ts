import { readMoney } from './charge.js';
import { conditionSource } from './condition.js';
import type { EncounterReading } from './encounter-reading.js';
import type { FhirElement } from './fhir-element.js';
import type { FhirResource } from './resources.js';
import type { ServiceCandidate } from './service-candidate.js';
import { findPeriod } from './service-period.js';

const CHARGED = ['billable', 'billed'];

const SETTLED = ['not-billable', 'aborted', 'entered-in-error'];

/**
 * ChargeItem: billable and billed ones are services, settled ones are left out with a note, all others hold the
 * encounter. priceOverride is the price of the whole item and wants a reason.
 */
export function readChargeItems(
  reading: EncounterReading,
  chargeItems: readonly FhirResource[],
): ServiceCandidate[] {
  return chargeItems.flatMap((chargeItem) => {
    reading.read.add(chargeItem);
    const { element } = chargeItem;
    const status = element.text('status') ?? 'unknown';
    if (CHARGED.includes(status)) return [readChargeItem(reading, chargeItem)];
    if (SETTLED.includes(status)) reading.note('fhir.charge-excluded', element.get('status'), { status });
    else reading.hold('fhir.undecided-charge', element.get('status'), { status });
    return [];
  });
}

function readChargeItem(reading: EncounterReading, chargeItem: FhirResource): ServiceCandidate {
  const { element } = chargeItem;
  const price = element.get('priceOverride');
  if (price.exists && element.text('overrideReason') === undefined)
    reading.warn('fhir.price-without-reason', price);
  const period = findPeriod(reading, element, 'occurrence');
  return {
    source: conditionSource(chargeItem),
    at: element,
    concept: element.get('code'),
    modifiers: [],
    quantity: element.get('quantity'),
    factor: element.get('factorOverride'),
    ...(period && { period }),
    ...(price.exists && { statedCharge: () => readMoney(reading, price) }),
    diagnosisSources: readReasonSources(reading, element, chargeItem, ['reason']),
  };
}

/** The Conditions that a service names as its reason, by reference or by the code of one of them. */
export function readReasonSources(
  reading: EncounterReading,
  element: FhirElement,
  from: FhirResource,
  names: readonly string[],
): string[] {
  const linked = reading.setting.links.ofEncounter(reading.encounter).conditions;
  return names.flatMap((name) =>
    element.list(name).flatMap((reason) => {
      const referred = reading.find(reason, from, ['Condition']);
      const codes = reason.list('coding').map((coding) => coding.text('code'));
      const coded = linked.filter((condition) =>
        condition.element
          .get('code')
          .list('coding')
          .some((coding) => coding.text('code') !== undefined && codes.includes(coding.text('code'))),
      );
      return [...(referred ? [referred] : []), ...coded].map(conditionSource);
    }),
  );
}
