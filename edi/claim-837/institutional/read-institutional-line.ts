import type { InstitutionalLine } from '../../../schemas/institutional-claim.js';
import { presentAll } from '../../present.js';
import { findProcedure } from '../../segment-reading.js';
import type { LineParts } from '../claim-parts.js';
import { findParty } from '../loop-segments.js';
import { readPeriod } from '../read-day.js';
import { readLineHead } from '../read-line-head.js';
import { readProvider } from '../read-party.js';
import { readAmount } from '../read-supplements.js';

const LOOP = '2400';

/**
 * Loop 2400 with everything below it (005010X223A2). Undefined, with an error, when there is no SV2, or its charge or
 * its date cannot be read.
 */
export function readInstitutionalLine(parts: LineParts, index: number): InstitutionalLine | undefined {
  const { head, parties } = parts;
  const { reading } = head;
  const first = head.take('LX')!;
  const service = head.take('SV2');
  if (!service) {
    reading.note('edi.missing-segment', LOOP, first, undefined, { segment: 'SV2' });
    return undefined;
  }
  const chargeAmount = reading.readAmount(LOOP, service, 3);
  if (chargeAmount === undefined) return undefined;
  const [serviceDate, serviceEndDate] = readPeriod(head, LOOP, '472');
  const providerOf = (entityCode: string) => {
    const party = findParty(parties, entityCode);
    return party && readProvider(party);
  };
  return presentAll(
    {
      lineNumber: index + 1,
      revenueCode: service.element(1),
      procedure: findProcedure(service, 2),
      chargeAmount,
      unitCode: service.element(4) === 'DA' ? ('DA' as const) : ('UN' as const),
      unitCount: reading.readNumber(LOOP, service, 5) ?? '',
      nonCoveredAmount: reading.readInformativeAmount(LOOP, service, 7),
    },
    { serviceDate, serviceEndDate },
    {
      serviceTaxAmount: readAmount(head, LOOP, 'GT'),
      facilityTaxAmount: readAmount(head, LOOP, 'N8'),
    },
    readLineHead(parts),
    {
      operatingPhysician: providerOf('72'),
      otherOperatingPhysician: providerOf('ZZ'),
      renderingProvider: providerOf('82'),
      referringProvider: providerOf('DN'),
    },
  );
}
