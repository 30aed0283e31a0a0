import { date } from '../clean-claim.js';
import {
  billingAddressWith,
  billingWith,
  claimWith,
  type DefectRow,
  facility,
  person,
  secondPayer,
  subscriberWith,
  subscriberWithout,
} from './defect.js';

export const PARTY_DEFECTS: readonly DefectRow[] = [
  [
    'no billing NPI',
    (claim) => {
      const { npi, ...rest } = claim.billingProvider;
      return { ...claim, billingProvider: rest };
    },
    'error edit.missing-npi: The NPI of the billing provider is missing (2010AA NM109, Claim.billingProvider.npi)',
  ],
  [
    'a wrong check digit of the billing provider',
    billingWith({ npi: '1345678903' }),
    'error edit.npi-check-digit: The NPI of the billing provider is not ten digits with a right check digit (2010AA NM109, Claim.billingProvider.npi)',
  ],
  [
    'a wrong check digit of the rendering provider',
    claimWith({ renderingProvider: { ...person, npi: '1234567890' } }),
    'error edit.npi-check-digit: The NPI of the rendering provider is not ten digits with a right check digit (2310B NM109, Claim.renderingProvider.npi)',
  ],
  [
    'a wrong check digit of the referring provider',
    claimWith({ referringProvider: { ...person, npi: '1234567890' } }),
    'error edit.npi-check-digit: The NPI of the referring provider is not ten digits with a right check digit (2310A NM109, Claim.referringProvider.npi)',
  ],
  [
    'a wrong check digit of the service facility',
    claimWith({ serviceFacility: { ...facility, npi: '1345678900' } }),
    'error edit.npi-check-digit: The NPI of the service facility is not ten digits with a right check digit (2310C NM109, Claim.serviceFacility.npi)',
  ],
  [
    'a tax number of eight digits',
    billingWith({ taxId: '12345678' }),
    'error edit.tax-id-form: The tax number of the billing provider is not nine digits (2010AA REF02, Claim.billingProvider.taxId)',
  ],
  [
    'an organization with a social security number',
    billingWith({ taxIdQualifier: 'SY' }),
    'error edit.tax-id-qualifier: The tax number of the billing provider has SY; EI, or SY for a person who bills, is wanted (2010AA REF01, Claim.billingProvider.taxIdQualifier)',
  ],
  [
    'a taxonomy code without its X',
    billingWith({ taxonomyCode: '261QP23000' }),
    'error edit.taxonomy-form: The taxonomy code of the billing provider does not have ten characters ending in X (2000A PRV03, Claim.billingProvider.taxonomyCode)',
  ],
  [
    'a facility that is a person',
    claimWith({ serviceFacility: { ...facility, entityType: 'person' } }),
    'error edit.provider-entity-type: The service facility is named as the other kind of provider; organization is wanted (2310C NM102, Claim.serviceFacility.entityType)',
  ],
  [
    'a telephone number with hyphens',
    billingWith({ contact: { name: 'Billing Office', phone: '617-555-0100' } }),
    'error edit.contact-phone-form: The telephone number of the billing contact is not ten digits (2010AA PER04, Claim.billingProvider.contact.phone)',
  ],
  [
    'no member id',
    subscriberWith({ memberId: '' }),
    'error edit.missing-member-id: The member id of the insured is missing or has one character (2010BA NM109, Claim.subscriber.memberId)',
  ],
  [
    'no payer id',
    claimWith({ payer: { payerId: ' ', name: 'EXAMPLE' } }),
    'error edit.missing-payer-id: The payer id is missing or has one character (2010BB NM109, Claim.payer.payerId)',
  ],
  [
    'a filing code of another list',
    subscriberWith({ claimFilingCode: '09' }),
    'error edit.unknown-filing-code: The claim filing code is none that the guide lists (2000B SBR09, Claim.subscriber.claimFilingCode)',
  ],
  [
    'a relationship of another list',
    claimWith({ relationshipCode: '99' }),
    'error edit.unknown-relationship: The relationship to the subscriber is none that the guide lists (2000B SBR02, Claim.relationshipCode)',
  ],
  [
    'a patient who cannot be the subscriber',
    (claim) => ({ ...claim, patient: { ...claim.patient, birthDate: date('2010-01-01') } }),
    'error edit.patient-is-not-subscriber: The relationship is 18, self, and patient and subscriber have different birth dates (2000B SBR02, Claim.relationshipCode)',
  ],
  [
    'an unknown payer sequence',
    claimWith({ payerResponsibility: '1' }),
    'error edit.unknown-responsibility: The sequence of the payer is none of P, S, T, A to H and U (2000B SBR01, Claim.payerResponsibility)',
  ],
  [
    'two first payers',
    secondPayer,
    'error edit.duplicate-responsibility: Two payers of the claim have the sequence P (2320 SBR01, Claim.otherCoverages[0].payerResponsibility)',
  ],
  [
    'eleven other coverages',
    (claim) => {
      const [second] = secondPayer(claim).otherCoverages;
      return { ...claim, otherCoverages: Array(11).fill({ ...second, payerResponsibility: 'U' }) };
    },
    'error edit.too-many-coverages: The claim names 11 other coverages, at most 10 fit (2320 SBR01, Claim.otherCoverages)',
  ],
  [
    'no last name',
    subscriberWith({ lastName: ' ' }),
    'error edit.missing-name: The name of the subscriber is missing (2010BA NM103, Claim.subscriber.lastName)',
  ],
  [
    'another payer without a name',
    (claim) => {
      const [second] = secondPayer(claim).otherCoverages;
      const payer = { ...second!.payer, name: '' };
      return { ...claim, otherCoverages: [{ ...second!, payer, payerResponsibility: 'S' }] };
    },
    'error edit.missing-name: The name of the other payer is missing (2330B NM103, Claim.otherCoverages[0].payer.name)',
  ],
  [
    'no first name',
    subscriberWithout('firstName'),
    'warning edit.missing-first-name: The first name of the patient is missing (2010BA NM104, Claim.subscriber.firstName)',
  ],
  [
    'no birth date',
    subscriberWithout('birthDate'),
    'error edit.missing-birth-date: The birth date of the patient is missing (2010BA DMG02, Claim.subscriber.birthDate)',
  ],
  [
    'no gender',
    subscriberWithout('genderCode'),
    'error edit.missing-gender: The gender of the patient is missing; F, M or U is wanted (2010BA DMG03, Claim.subscriber.genderCode)',
  ],
  [
    'no address of the patient',
    subscriberWithout('address'),
    'error edit.missing-address: The street or city of the patient is missing (2010BA N301, Claim.subscriber.address)',
  ],
  [
    'a dependent without an address',
    (claim) => {
      const { address, ...patient } = claim.patient;
      return { ...claim, relationshipCode: '19', patient };
    },
    'error edit.missing-address: The street or city of the patient is missing (2010CA N301, Claim.patient.address)',
  ],
  [
    'a payer address without a city',
    claimWith({ payer: { payerId: 'EX1', name: 'EXAMPLE', address: { ...facility.address!, city: ' ' } } }),
    'error edit.missing-address: The street or city of the payer is missing (2010BB N301, Claim.payer.address)',
  ],
  [
    'a referring provider with an empty NPI',
    claimWith({ referringProvider: { ...person, npi: '' } }),
    'error edit.npi-check-digit: The NPI of the referring provider is not ten digits with a right check digit (2310A NM109, Claim.referringProvider.npi)',
  ],
  [
    'no billing address',
    (claim) => {
      const { address, ...rest } = claim.billingProvider;
      return { ...claim, billingProvider: rest };
    },
    'error edit.missing-address: The street or city of the billing provider is missing (2010AA N301, Claim.billingProvider.address)',
  ],
  [
    'a post office box that bills',
    billingAddressWith({ line2: 'P.O. Box 12' }),
    'error edit.billing-address-po-box: The billing address is a post office box; a street is wanted (2010AA N302, Claim.billingProvider.address.line2)',
  ],
  [
    'a state that is none',
    billingAddressWith({ state: 'XX' }),
    'error edit.state: The state of the billing provider is missing or is not a two-letter code of a state (2010AA N402, Claim.billingProvider.address.state)',
  ],
  [
    'a ZIP code of six digits',
    billingAddressWith({ postalCode: '021091' }),
    'error edit.postal-code: The ZIP code of the billing provider is missing or is not 5 or 9 digits (2010AA N403, Claim.billingProvider.address.postalCode)',
  ],
  [
    'a ZIP code of five digits',
    billingAddressWith({ postalCode: '02109' }),
    'warning edit.postal-code-short: The ZIP code of the billing provider has 5 digits; 9 are wanted (2010AA N403, Claim.billingProvider.address.postalCode)',
  ],
];
