import type { AmbulanceParts, AmbulanceTransport } from '../../schemas/professional-supplements.js';
import type { SegmentData } from '../x12/segment.js';
import { buildAddress } from './party-segments.js';
import { formatQuantity } from './supplement-segments.js';

/** CR1 of a claim or of a line; the CRC*07 that goes with it is one of the conditions. */
export function buildAmbulance(to: SegmentData[], transport: AmbulanceTransport | undefined): void {
  if (!transport) return;
  const { patientWeight, reasonCode, miles, roundTripPurpose = '', stretcherPurpose = '' } = transport;
  const weight = patientWeight === undefined ? ['', ''] : ['LB', formatQuantity(patientWeight)];
  const distance = ['DH', formatQuantity(miles)];
  to.push(['CR1', ...weight, '', reasonCode, ...distance, '', '', roundTripPurpose, stretcherPurpose]);
}

/** Loops 2310E and 2310F, or 2420G and 2420H. */
export function buildAmbulancePlaces(to: SegmentData[], { pickUpAddress, dropOff }: AmbulanceParts): void {
  if (pickUpAddress) {
    to.push(['NM1', 'PW', '2']);
    buildAddress(to, pickUpAddress);
  }
  if (dropOff) {
    to.push(['NM1', '45', '2', dropOff.name ?? '']);
    buildAddress(to, dropOff.address);
  }
}
