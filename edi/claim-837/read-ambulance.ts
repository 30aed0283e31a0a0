import type { AmbulanceParts, AmbulanceTransport } from '../../schemas/professional-supplements.js';
import { present } from '../present.js';
import { findText } from '../segment-reading.js';
import { findParty, type LoopSegments } from './loop-segments.js';
import { readAddress } from './read-party.js';

/** CR1 of a claim or of a line. */
export function readAmbulance(loop: LoopSegments, loopId: string): AmbulanceTransport | undefined {
  const segment = loop.take('CR1');
  if (!segment) return undefined;
  const { reading } = loop;
  return present({
    patientWeight: reading.readNumber(loopId, segment, 2),
    reasonCode: segment.element(4),
    miles: reading.readNumber(loopId, segment, 6) ?? '',
    roundTripPurpose: findText(segment, 9),
    stretcherPurpose: findText(segment, 10),
  });
}

/** NM1*PW and NM1*45 with their addresses. */
export function readAmbulancePlaces(
  parties: readonly LoopSegments[],
): Pick<AmbulanceParts, 'pickUpAddress' | 'dropOff'> {
  const [from, to] = [findParty(parties, 'PW'), findParty(parties, '45')];
  from?.take('NM1');
  const name = to?.take('NM1');
  const pickUpAddress = from && readAddress(from);
  const address = to && readAddress(to);
  return present({
    pickUpAddress,
    dropOff: address && present({ name: name && findText(name, 3), address }),
  });
}
