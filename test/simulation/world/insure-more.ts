import type { TransactionBundle } from '../../../src/simulator/clinic/fhir-resource.js';
import { PAYER_ID_SYSTEM, PAYERS } from '../../../src/simulator/clinic/payers.js';
import { createRandom } from '../../../src/simulator/create-random.js';

type Entry = TransactionBundle['entry'][number];

interface Coverage {
  readonly id: string;
  readonly subscriberId?: string;
  readonly period: { readonly start: string; readonly end?: string };
  readonly payor: readonly { readonly reference: string; readonly display?: string }[];
}

/** Payers that insure second and third. */
const LATER = ['SIM07', 'SIM06'];

/**
 * Some patients of the clinic get a second and a third coverage, so that there is somebody to pay in the second and
 * third place.
 */
export function insureMore(
  bundles: readonly TransactionBundle[],
  seed: string,
): { entry: readonly Entry[]; resourceType: 'Bundle'; type: 'transaction' }[] {
  const organizations = findPayers(bundles);
  return bundles.map((bundle, index) => {
    const random = createRandom(`${seed}/insured/${index}`);
    const coverages = bundle.entry.filter(({ resource }) => resource.resourceType === 'Coverage');
    const [first] = coverages;
    const own = first?.resource as unknown as Coverage | undefined;
    if (!own?.subscriberId || own.period.end !== undefined || !random.chance(70)) return bundle;
    const used = coverages.map(({ resource }) => payerOf(resource as unknown as Coverage, organizations));
    const free = LATER.filter((payerId) => !used.includes(payerId) && organizations.has(payerId));
    const added = free.slice(0, random.chance(55) ? 2 : 1);
    const entries = added.flatMap((payerId, place) => {
      const organization = organizations.get(payerId)!;
      const payer = PAYERS.find((each) => each.payerId === payerId)!;
      const { subscriberId: _, ...rest } = first!.resource as unknown as Coverage & { identifier?: unknown };
      delete rest.identifier;
      const resource = {
        ...rest,
        id: random.uuid(),
        subscriberId: `${payer.memberIdPrefix}${random.digits(9)}`,
        type: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: payer.coverageType }],
        },
        payor: [{ reference: organization.fullUrl, display: payer.name }],
        order: coverages.length + 1 + place,
      };
      const entry = { ...first!, fullUrl: `urn:uuid:${resource.id}`, resource } as unknown as Entry;
      const isThere = bundle.entry.some(({ fullUrl }) => fullUrl === organization.fullUrl);
      return isThere ? [entry] : [organization, entry];
    });
    return { ...bundle, entry: [...bundle.entry, ...entries] };
  });
}

function findPayers(bundles: readonly TransactionBundle[]): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of bundles.flatMap((bundle) => bundle.entry)) {
    const identifiers = entry.resource['identifier'] as { system?: string; value: string }[] | undefined;
    const payerId = identifiers?.find(({ system }) => system === PAYER_ID_SYSTEM)?.value;
    if (payerId !== undefined) found.set(payerId, entry);
  }
  return found;
}

function payerOf({ payor }: Coverage, organizations: ReadonlyMap<string, Entry>): string | undefined {
  return [...organizations].find(([, { fullUrl }]) => fullUrl === payor[0]?.reference)?.[0];
}
