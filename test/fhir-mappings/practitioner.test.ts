import { holdsOf, OfficeVisit } from './office-visit.js';

const substitute = { entityType: 'person', lastName: 'Alden', firstName: 'Priscilla', npi: '9999974493' };

test('an invalid NPI is replaced only where the practice says so, and it is said', () => {
  const visit = new OfficeVisit();
  visit.resource('doc-1').identifier[0].value = '190';
  expect(holdsOf(visit.result({ defaultRenderingProvider: substitute }))).toEqual([
    'fhir.invalid-npi at Practitioner.identifier',
  ]);
  const result = visit.claims({
    defaultRenderingProvider: substitute,
    onInvalidNpi: 'use-default-rendering-provider',
  });
  expect(result.claims[0]!.renderingProvider).toEqual(substitute);
  expect(result.issues).toMatchObject([{ code: 'fhir.replaced-npi', severity: 'warning' }]);
});

test('a practitioner whom the settings list is taken from there, by name or by identifier', () => {
  const visit = new OfficeVisit();
  visit.resource('doc-1').identifier[0].value = '190';
  const byName = { match: { names: ['ada  BRIGHT'] }, provider: substitute };
  expect(visit.claims({ practitioners: [byName] }).claims[0]!.renderingProvider).toEqual(substitute);
  visit.remove('doc-1').resource('enc-1').participant[0].individual.reference =
    'Practitioner?identifier=urn:staff|7';
  const byNumber = { match: { identifiers: [{ system: 'urn:staff', value: '7' }] }, provider: substitute };
  expect(visit.claims({ practitioners: [byNumber] }).claims[0]!.renderingProvider).toEqual(substitute);
});

test('the billing provider is not named again as rendering provider', () => {
  const visit = new OfficeVisit();
  visit.resource('doc-1').identifier[0].value = '1234567893';
  expect(visit.claims().claims[0]).not.toHaveProperty('renderingProvider');
});

test('a practitioner role gives the taxonomy code, and a referrer stands apart', () => {
  const visit = new OfficeVisit().add({
    resourceType: 'PractitionerRole',
    id: 'role',
    practitioner: { reference: 'urn:uuid:doc-1' },
    specialty: [{ coding: [{ system: 'http://nucc.org/provider-taxonomy', code: '207Q00000X' }] }],
  });
  const referrer = { resourceType: 'Practitioner', id: 'doc-2', name: [{ family: 'Send' }] };
  visit.add({ ...referrer, identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '9999974493' }] });
  visit.resource('enc-1').participant = [
    { type: [{ coding: [{ code: 'REF' }] }], individual: { reference: 'urn:uuid:doc-2' } },
    { type: [{ coding: [{ code: 'ATND' }] }], individual: { reference: 'urn:uuid:role' } },
  ];
  expect(visit.claims().claims[0]).toMatchObject({
    renderingProvider: { npi: '1245319599', taxonomyCode: '207Q00000X' },
    referringProvider: { entityType: 'person', lastName: 'Send', npi: '9999974493' },
  });
});

describe('the place of the service', () => {
  const atHospital = () => {
    const visit = new OfficeVisit().add({
      resourceType: 'Location',
      id: 'loc',
      name: 'St. Élan Hospital',
      type: [
        { coding: [{ system: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes', code: '22' }] },
      ],
      address: { line: ['9 Oak Road'], city: 'Peoria', state: 'IL', postalCode: '61602' },
    });
    visit.resource('enc-1').location = [{ location: { reference: 'urn:uuid:loc' } }];
    return visit;
  };

  test('is sent as recorded, with its place of service', () => {
    expect(atHospital().claims().claims[0]).toMatchObject({
      facilityCode: '22',
      serviceFacility: {
        entityType: 'organization',
        lastName: 'St. Elan Hospital',
        address: { line1: '9 Oak Road', postalCode: '61602' },
      },
    });
  });

  test('is left out where it is the billing provider, by address or by the settings', () => {
    const home = atHospital();
    Object.assign(home.resource('loc').address, { line: ['5 MAIN street'], postalCode: '62701' });
    expect(home.claims().claims[0]).not.toHaveProperty('serviceFacility');
    const settings = { onUnlistedFacility: 'billing-provider' };
    expect(atHospital().claims(settings).claims[0]).not.toHaveProperty('serviceFacility');
  });

  test('is held where the settings want it listed', () => {
    expect(holdsOf(atHospital().result({ onUnlistedFacility: 'hold' }))).toEqual([
      'fhir.unlisted-facility at Encounter.location[0].location',
    ]);
  });
});
