import type { CalendarDate } from '../schemas/calendar-date.js';
import type { Payer, Person, ProfessionalClaim, Provider, Subscriber } from '../schemas/claim.js';
import { sumCents } from '../schemas/money.js';
import { readClaimExtras } from './claim-extras.js';
import { planClaimParts } from './claim-split.js';
import type { LinkedResources } from './encounter-links.js';
import type { EncounterReading } from './encounter-reading.js';
import { type ClaimDraft, type ClaimsResult, SELF_PAY } from './intake-result.js';
import { readServiceFacility } from './location.js';
import type { Payers } from './payers.js';
import { readReferringProvider, readRenderingProvider } from './practitioner.js';
import type { LineDraft } from './service-line.js';

/** What has been read of an encounter. */
export interface ClaimMaterial {
  readonly linked: LinkedResources;
  readonly person: Person;
  readonly lines: readonly LineDraft[];
  readonly codes: readonly string[];
  readonly payers: Payers;
  readonly placeOfService: string | undefined;
  readonly firstServiceDate: CalendarDate;
}

type ClaimFacts = Pick<
  ClaimsResult,
  'claims' | 'coverages' | 'isSelfPay' | 'firstServiceDate' | 'lastServiceDate'
>;

/** Drafts to the first payer, one or more after a split; the other payers stand on each. */
export function buildClaims(reading: EncounterReading, material: ClaimMaterial): ClaimFacts | undefined {
  const { linked, lines, codes, payers, placeOfService: facilityCode, firstServiceDate } = material;
  const providers = readProviders(reading, linked);
  const extras = readClaimExtras(reading, linked.claims);
  const { parts, leftOut } = planClaimParts(codes, lines);
  if (leftOut > 0 && parts.length > 0)
    reading.warn('fhir.diagnosis-left-out', 'Encounter.diagnosis', { count: leftOut });
  if (facilityCode === undefined || reading.hasErrors) return undefined;
  const shared = {
    ...({ form: 'professional', frequencyCode: '1', facilityCode, patient: material.person } as const),
    ...insuranceOf(payers, material.person),
    ...providers,
    ...extras,
    ...reading.practice.claimDefaults,
  };
  const claims = parts.map(
    (part): ClaimDraft => ({
      ...shared,
      ...part,
      chargeAmount: sumCents(part.lines, (line) => line.chargeAmount),
    }),
  );
  const dates = lines.map((line) => line.serviceEndDate ?? line.serviceDate).sort();
  const { coverages, isSelfPay } = payers;
  return {
    claims,
    coverages,
    isSelfPay,
    firstServiceDate,
    lastServiceDate: dates.at(-1) ?? firstServiceDate,
  };
}

function readProviders(
  reading: EncounterReading,
  linked: LinkedResources,
): Pick<
  ProfessionalClaim,
  'billingProvider' | 'renderingProvider' | 'referringProvider' | 'serviceFacility'
> {
  const renderingProvider = readRenderingProvider(reading, linked);
  const referringProvider = readReferringProvider(reading);
  const serviceFacility: Provider | undefined = readServiceFacility(reading);
  return {
    billingProvider: reading.practice.billingProvider,
    ...(renderingProvider && { renderingProvider }),
    ...(referringProvider && { referringProvider }),
    ...(serviceFacility && { serviceFacility }),
  };
}

function insuranceOf(
  { coverages }: Payers,
  person: Person,
): Pick<
  ProfessionalClaim,
  'payer' | 'payerResponsibility' | 'subscriber' | 'relationshipCode' | 'otherCoverages'
> {
  const [first, ...others] = coverages;
  if (!first) return { ...selfPayInsurance(person), otherCoverages: [] };
  const { payer, payerResponsibility, subscriber, relationshipCode } = first;
  const otherCoverages = others.map(({ sequence, isMedicaid, isCapitated, ...coverage }) => coverage);
  return { payer, payerResponsibility, subscriber, relationshipCode, otherCoverages };
}

function selfPayInsurance(person: Person) {
  const payer: Payer = SELF_PAY;
  const subscriber: Subscriber = { ...person, memberId: SELF_PAY.payerId, claimFilingCode: 'ZZ' };
  return { payer, payerResponsibility: 'P', subscriber, relationshipCode: '18' };
}
