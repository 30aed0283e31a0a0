import type { Place } from '../../../../schemas/issue.js';

/** Where in the 837P a part of the claim stands, and its path in the claim: `Claim.billingProvider.npi`. */
export function placeOf(loop: string, segment: string, element: number, path: string): Place {
  return { loop, segment, element, path: `Claim.${path}` };
}

/** Where a part of a service line stands; the path counts lines from 0, as FHIRPath does. */
export function placeOfLine(index: number, segment: string, element: number, path: string): Place {
  return placeOf('2400', segment, element, `lines[${index}].${path}`);
}
