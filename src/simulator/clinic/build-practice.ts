import { Decimal } from 'decimal.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Address, Provider } from '../../../schemas/claim.js';
import type { Fee, PayerSettings, PracticeSettings } from '../../../schemas/practice.js';
import { buildNpi } from '../build-npi.js';
import { createRandom, type Random } from '../create-random.js';
import { NPI_SYSTEM } from './fhir-resource.js';
import { FEMALE_NAMES, LAST_NAMES, MALE_NAMES, STATE } from './names.js';
import { PAYER_ID_SYSTEM, PAYERS } from './payers.js';
import { BASE_PRICES, CHARGE_CODES } from './visit-kinds.js';

/** What the clinic's systems call themselves; differs by seed, so that two simulated clinics never meet. */
export interface ClinicSystems {
  readonly encounters: string;
  readonly medicalRecords: string;
  readonly chargeCodes: string;
}

export interface Practice {
  readonly settings: PracticeSettings;
  readonly systems: ClinicSystems;
  /** A second place of service with an NPI and an address of its own. */
  readonly branch: Provider;
}

const PRACTICE_NAME = 'Ellery Family Medicine';
const ADDRESS: Address = {
  line1: '40 Granary Street',
  city: 'Port Ellery',
  state: STATE,
  postalCode: '439940040',
};

/** Who bills, who renders, who pays and at what price: what `--practice` reads. */
export function buildPractice(seed: string, startDate: CalendarDate, endDate: CalendarDate): Practice {
  const random = createRandom(`${seed}/practice`);
  const base = `https://clinic-${random.uuid().slice(0, 8)}.example`;
  const billingProvider: Provider = {
    entityType: 'organization',
    lastName: PRACTICE_NAME,
    npi: buildNpi(random),
    taxonomyCode: '261QP2300X',
    taxId: `9${random.digits(8)}`,
    taxIdQualifier: 'EI',
    address: ADDRESS,
    contact: { name: 'Billing Office', phone: '6145550140' },
  };
  const chargeCodes = `${base}/charge-codes`;
  const settings: PracticeSettings = {
    practiceId: 'ellery-family-medicine',
    name: PRACTICE_NAME,
    sourceSystem: `${base}/records`,
    billingProvider,
    practitioners: buildPractitioners(random),
    onInvalidNpi: 'hold',
    facilities: [],
    onUnlistedFacility: 'as-recorded',
    payers: PAYERS.map((payer, index) => buildPayer(payer, index)),
    onNoCoverage: 'hold',
    reasonAsDiagnosis: false,
    serviceCodes: Object.entries(CHARGE_CODES).map(([code, procedureCode]) => ({
      ...{ system: chargeCodes, code, procedureCode, modifiers: [] },
    })),
    feeSchedule: buildFeeSchedule(startDate, endDate),
    placesOfService: { AMB: '11', VR: '10' },
    ...fixedSettings(),
  };
  const systems = { encounters: `${base}/encounters`, medicalRecords: `${base}/mrn`, chargeCodes };
  return { settings, systems, branch: buildBranch(random) };
}

function fixedSettings(): Pick<PracticeSettings, 'claimDefaults' | 'conceptMaps' | 'tradingPartner'> {
  return {
    claimDefaults: {
      providerSignatureOnFile: true,
      assignmentCode: 'A',
      benefitsAssignmentCode: 'Y',
      releaseCode: 'Y',
    },
    conceptMaps: [],
    tradingPartner: {
      senderQualifier: 'ZZ',
      senderId: 'ELLERYFM',
      receiverQualifier: 'ZZ',
      receiverId: 'SIMULATEDCH',
      receiverName: 'Simulated Clearinghouse',
      submitterName: PRACTICE_NAME,
      submitterId: 'ELLERYFM',
      contactName: 'Billing Office',
      contactPhone: '6145550140',
      usageIndicator: 'T',
    },
  };
}

function buildPractitioners(random: Random): PracticeSettings['practitioners'] {
  const taxonomies = ['207Q00000X', '207Q00000X', '207R00000X', '363LF0000X', '208000000X'];
  return taxonomies.map((taxonomyCode, index) => {
    const npi = buildNpi(random);
    const lastName = LAST_NAMES[(index * 9 + random.integer(9)) % LAST_NAMES.length]!;
    const firstName = random.pick(index % 2 === 0 ? FEMALE_NAMES : MALE_NAMES);
    return {
      match: { identifiers: [{ system: NPI_SYSTEM, value: npi }] },
      provider: { entityType: 'person', lastName, firstName, npi, taxonomyCode },
    };
  });
}

function buildPayer(payer: (typeof PAYERS)[number], index: number): PayerSettings {
  const { payerId, name, claimFilingCode } = payer;
  return {
    match: { identifiers: [{ system: PAYER_ID_SYSTEM, value: payerId }], names: [name] },
    selfPay: false,
    payerId,
    name,
    claimFilingCode,
    address: {
      line1: `${index + 1}00 Ledger Plaza`,
      city: 'Stonewater',
      state: STATE,
      postalCode: '439920001',
    },
    capitated: false,
  };
}

function buildBranch(random: Random): Provider {
  return {
    entityType: 'organization',
    lastName: `${PRACTICE_NAME} Fairmeadow`,
    npi: buildNpi(random),
    address: { line1: '7 Heron Drive', city: 'Fairmeadow', state: STATE, postalCode: '439930007' },
  };
}

/** A price for each calendar year, three percent above the year before, in whole dollars above twenty. */
function buildFeeSchedule(startDate: CalendarDate, endDate: CalendarDate): Fee[] {
  const firstYear = Number(startDate.slice(0, 4));
  const years = Number(endDate.slice(0, 4)) - firstYear + 1;
  return Object.entries(BASE_PRICES).flatMap(([code, price]) =>
    Array.from({ length: years }, (_, index) => {
      const year = firstYear + index;
      const raised = new Decimal(price).times(new Decimal('1.03').pow(index));
      return {
        effectiveFrom: `${year}-01-01` as CalendarDate,
        effectiveTo: `${year}-12-31` as CalendarDate,
        code,
        priceUsd: raised.toDecimalPlaces(raised.gt(20) ? 0 : 2, Decimal.ROUND_HALF_UP).toFixed(2),
      };
    }),
  );
}
