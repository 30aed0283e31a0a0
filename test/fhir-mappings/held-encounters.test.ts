import { holdsOf, OfficeVisit } from './office-visit.js';

const concept = (system: string, code: string) => ({ coding: [{ system, code }] });
const CPT = 'http://www.ama-assn.org/go/cpt';
const SNOMED = 'http://snomed.info/sct';

describe('what a claim lacks is held with its place', () => {
  const cases: [string, (visit: OfficeVisit) => unknown, string[]][] = [
    [
      'no diagnosis',
      (v) => delete v.remove('con-1', 'con-2').resource('enc-1').diagnosis,
      ['fhir.no-diagnosis at Encounter.diagnosis'],
    ],
    [
      'a diagnosis that no map knows',
      (v) => Object.assign(v.resource('con-1'), { code: concept(SNOMED, '1') }),
      ['fhir.needs-coding at Condition.code'],
    ],
    [
      'a diagnosis that is only suspected',
      (v) => Object.assign(v.resource('con-1'), { verificationStatus: concept('x', 'provisional') }),
      ['fhir.unconfirmed-diagnosis at Encounter.diagnosis[1]'],
    ],
    [
      'a lost diagnosis',
      (v) => v.remove('con-2'),
      ['fhir.unresolved-reference at Encounter.diagnosis[0].condition'],
    ],
    [
      'a service that no map knows',
      (v) => Object.assign(v.resource('chg-2'), { code: concept(SNOMED, '2') }),
      ['fhir.needs-coding at ChargeItem.code'],
    ],
    [
      'a service without price',
      (v) => delete v.resource('chg-2').priceOverride,
      ['fhir.no-fee at ChargeItem'],
    ],
    [
      'a charge of three decimals',
      (v) => Object.assign(v.resource('chg-2').priceOverride, { value: 45.505 }),
      ['fhir.invalid-amount at ChargeItem.priceOverride'],
    ],
    [
      'a negative charge',
      (v) => Object.assign(v.resource('chg-2').priceOverride, { value: -1 }),
      ['fhir.invalid-amount at ChargeItem.priceOverride'],
    ],
    [
      'a charge of 1e21',
      (v) => Object.assign(v.resource('chg-2').priceOverride, { value: 1e21 }),
      ['fhir.invalid-amount at ChargeItem.priceOverride'],
    ],
    [
      'a charge in quotes',
      (v) => Object.assign(v.resource('chg-2').priceOverride, { value: '45.50' }),
      ['fhir.invalid-amount at ChargeItem.priceOverride'],
    ],
    [
      'a charge in euros',
      (v) => Object.assign(v.resource('chg-2').priceOverride, { currency: 'EUR' }),
      ['fhir.invalid-amount at ChargeItem.priceOverride'],
    ],
    [
      'a quantity of zero',
      (v) => Object.assign(v.resource('chg-2').quantity, { value: 0 }),
      ['fhir.invalid-quantity at ChargeItem.quantity'],
    ],
    [
      'an undecided charge',
      (v) => Object.assign(v.resource('chg-2'), { status: 'planned' }),
      ['fhir.undecided-charge at ChargeItem.status'],
    ],
    [
      'a partial date',
      (v) => Object.assign(v.resource('chg-1'), { occurrenceDateTime: '2024-03' }),
      ['fhir.incomplete-date at ChargeItem.occurrenceDateTime'],
    ],
    [
      'a day that is none',
      (v) => Object.assign(v.resource('chg-1'), { occurrenceDateTime: '2024-02-30' }),
      ['fhir.incomplete-date at ChargeItem.occurrenceDateTime'],
    ],
    ['no patient', (v) => v.remove('pat-1'), ['fhir.unresolved-reference at Encounter.subject']],
    [
      'no birth date',
      (v) => delete v.resource('pat-1').birthDate,
      ['fhir.missing-element at Patient.birthDate'],
    ],
    [
      'an emoji in a name',
      (v) => v.resource('pat-1').name[1].given.splice(0, 1, 'Jo😀'),
      ['fhir.unrepresentable-text at Patient.name[1].given[0]'],
    ],
    [
      'an over-long name',
      (v) => Object.assign(v.resource('pat-1').name[1], { family: 'x'.repeat(61) }),
      ['fhir.text-too-long at Patient.name[1].family'],
    ],
    [
      'a state that is none',
      (v) => Object.assign(v.resource('pat-1').address[0], { state: 'Ontario' }),
      ['fhir.unknown-state at Patient.address[0].state'],
    ],
    [
      'a broken ZIP code',
      (v) => Object.assign(v.resource('pat-1').address[0], { postalCode: '627' }),
      ['fhir.invalid-postal-code at Patient.address[0].postalCode'],
    ],
    [
      'a payer that nobody knows',
      (v) => Object.assign(v.resource('payer-2'), { name: 'Elsewhere' }),
      ['fhir.unknown-payer at Coverage.payor[0]'],
    ],
    [
      'no member id',
      (v) => delete v.resource('cov-1').subscriberId,
      ['fhir.missing-element at Coverage.subscriberId'],
    ],
    [
      'a member id with a delimiter',
      (v) => Object.assign(v.resource('cov-1'), { subscriberId: 'AB*1' }),
      ['fhir.unrepresentable-text at Coverage.subscriberId'],
    ],
    [
      'no active coverage',
      (v) => Object.assign(v.remove('cov-1', 'cov-2'), {}),
      ['fhir.no-active-coverage at Coverage.period'],
    ],
    ['no coverage', (v) => v.remove('cov-0', 'cov-1', 'cov-2'), ['fhir.no-coverage at Coverage']],
    [
      'a wrong NPI',
      (v) => Object.assign(v.resource('doc-1').identifier[0], { value: '1245319598' }),
      ['fhir.invalid-npi at Practitioner.identifier'],
    ],
    [
      'a class without place',
      (v) => Object.assign(v.resource('enc-1'), { class: { code: 'FLD' } }),
      ['fhir.no-place-of-service at Encounter.class'],
    ],
    [
      'five modifiers',
      (v) =>
        v
          .resource('chg-1')
          .code.coding.push(...['59', '76', 'LT', 'RT'].map((code) => ({ system: CPT, code }))),
      ['fhir.too-many-modifiers at ChargeItem.code'],
    ],
    [
      'two versions of a charge',
      (v) => v.add({ ...v.resource('chg-1'), quantity: { value: 2 } }),
      ['fhir.conflicting-versions at ChargeItem'],
    ],
  ];
  test.each(cases)('%s', (_, change, expected) => {
    const visit = new OfficeVisit();
    change(visit);
    expect(holdsOf(visit.result())).toEqual(expected);
  });
});
