import type { Person, ProfessionalClaim, Provider } from '../../../../schemas/claim.js';

/** A provider with the 837P loop that names it and its path in the claim. */
export interface PlacedProvider {
  readonly role: string;
  readonly loop: string;
  readonly path: string;
  readonly provider: Provider;
}

/** Every provider that the claim names. */
export function findProviders(claim: ProfessionalClaim): PlacedProvider[] {
  const roles = [
    ['billing provider', '2010AA', 'billingProvider', claim.billingProvider],
    ['referring provider', '2310A', 'referringProvider', claim.referringProvider],
    ['rendering provider', '2310B', 'renderingProvider', claim.renderingProvider],
    ['service facility', '2310C', 'serviceFacility', claim.serviceFacility],
    ['supervising provider', '2310D', 'supervisingProvider', claim.supervisingProvider],
  ] as const;
  return roles.flatMap(([role, loop, path, provider]) => (provider ? [{ role, loop, path, provider }] : []));
}

/** A person with the loop that names it and its path in the claim. */
export interface PlacedPerson {
  readonly role: string;
  readonly loop: string;
  readonly path: string;
  readonly person: Person;
}

/** PAT01 or SBR02: the patient is the subscriber. */
export const SELF = '18';

/**
 * The one whose demographics the guide requires: the subscriber when it is the patient (2010BA), else 2010CA. What the
 * claim says of such a patient and not of the subscriber counts for both, as they are sent as one.
 */
export function findPatient(claim: ProfessionalClaim): PlacedPerson {
  return claim.relationshipCode === SELF
    ? {
        role: 'patient',
        loop: '2010BA',
        path: 'subscriber',
        person: { ...claim.patient, ...claim.subscriber },
      }
    : { role: 'patient', loop: '2010CA', path: 'patient', person: claim.patient };
}

/** Everybody the claim names: subscriber, patient if another, and the subscribers of other coverages. */
export function findPersons(claim: ProfessionalClaim): PlacedPerson[] {
  const others = claim.otherCoverages.map(
    ({ subscriber }, index): PlacedPerson => ({
      role: 'other subscriber',
      loop: '2330A',
      path: `otherCoverages[${index}].subscriber`,
      person: subscriber,
    }),
  );
  const patient = findPatient(claim);
  if (claim.relationshipCode === SELF) return [{ ...patient, role: 'subscriber' }, ...others];
  const { subscriber: person } = claim;
  return [{ role: 'subscriber', loop: '2010BA', path: 'subscriber', person }, patient, ...others];
}
