import type {
  Person,
  ProfessionalClaim,
  Provider,
  ServiceLine,
  Subscriber,
} from '../../../../schemas/claim.js';
import { sumCents } from '../../../../schemas/money.js';

export type Defect = (claim: ProfessionalClaim) => ProfessionalClaim;

export const claimWith =
  (changes: Partial<ProfessionalClaim>): Defect =>
  (claim) => ({ ...claim, ...changes });

export const firstLineWith =
  (changes: Partial<ServiceLine>): Defect =>
  (claim) => ({ ...claim, lines: [{ ...claim.lines[0]!, ...changes }, ...claim.lines.slice(1)] });

export const drugWith =
  (changes: Partial<ServiceLine['drug'] & object>): Defect =>
  (claim) => ({
    ...claim,
    lines: claim.lines.map((each) => (each.drug ? { ...each, drug: { ...each.drug, ...changes } } : each)),
  });

export const billingWith =
  (changes: Partial<Provider>): Defect =>
  (claim) => ({ ...claim, billingProvider: { ...claim.billingProvider, ...changes } });

export const billingAddressWith =
  (changes: Partial<NonNullable<Provider['address']>>): Defect =>
  (claim) =>
    billingWith({ address: { ...claim.billingProvider.address!, ...changes } })(claim);

export const subscriberWith =
  (changes: Partial<Subscriber>): Defect =>
  (claim) => ({ ...claim, subscriber: { ...claim.subscriber, ...changes } });

/** The patient of the clean claim is the subscriber, and what is known of either is sent. */
export const subscriberWithout =
  (key: keyof Person): Defect =>
  (claim) => {
    const { [key]: ofSubscriber, ...subscriber } = claim.subscriber;
    const { [key]: ofPatient, ...patient } = claim.patient;
    return { ...claim, subscriber: subscriber as Subscriber, patient: patient as Person };
  };

export const linesAre =
  (lines: readonly ServiceLine[]): Defect =>
  (claim) => ({ ...claim, lines, chargeAmount: sumCents(lines, (each) => each.chargeAmount) });

export const procedureWith = (changes: Partial<ServiceLine['procedure']>): Defect =>
  firstLineWith({ procedure: { qualifier: 'HC', code: '99213', modifiers: [], ...changes } });

export const diagnosesAre = (...codes: string[]): Defect =>
  claimWith({ diagnoses: codes.map((code) => ({ code })) });

export const secondPayer: Defect = (claim) => ({
  ...claim,
  otherCoverages: [
    {
      payer: { payerId: 'EX002', name: 'EXAMPLE' },
      payerResponsibility: 'P',
      subscriber: claim.subscriber,
      relationshipCode: '18',
    },
  ],
});

export const facility: Provider = {
  entityType: 'organization',
  lastName: 'Bay Colony Annex',
  npi: '1345678902',
  address: { line1: '14 Harbor Street', city: 'Boston', state: 'MA', postalCode: '021091234' },
};

export const person: Provider = {
  entityType: 'person',
  lastName: 'Bradford',
  firstName: 'Will',
  npi: '1567890128',
};

export const BASIC = '1 to 20 capital letters, digits and plain signs are wanted';

/** One defect, one exact answer. */
export type DefectRow = readonly [name: string, defect: Defect, found: string];
