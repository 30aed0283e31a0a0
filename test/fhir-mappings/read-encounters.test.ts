import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import { readEncounters } from '../../fhir-mappings/read-encounters.js';
import { holdsOf, OfficeVisit, practiceSettings } from './office-visit.js';

describe('an office visit with charge items', () => {
  test('becomes one claim with everything it needs', () => {
    const result = new OfficeVisit().claims();
    expect(result.key).toEqual({ sourceSystem: 'urn:clinic:visits', sourceIdentifier: 'V-1' });
    expect(result.patientAccount.key).toEqual({ sourceSystem: 'urn:clinic:mrn', sourceIdentifier: 'M-100' });
    expect(result.firstServiceDate).toBe('2024-03-05');
    expect(result.claims).toHaveLength(1);
    const [claim] = result.claims;
    expect(claim).toMatchObject({
      form: 'professional',
      frequencyCode: '1',
      facilityCode: '11',
      chargeAmount: 18550,
      relationshipCode: '18',
      payer: { payerId: '60001', name: 'ACME HEALTH' },
      payerResponsibility: 'P',
      diagnoses: [{ code: 'J029' }, { code: 'I10' }],
      renderingProvider: { entityType: 'person', lastName: 'Bright', firstName: 'Ada', npi: '1245319599' },
      assignmentCode: 'A',
    });
    expect(claim!.subscriber).toEqual({
      lastName: 'Munoz',
      firstName: 'Jose',
      middleName: 'Luis',
      suffix: 'Jr.',
      birthDate: '1980-02-29',
      genderCode: 'M',
      address: {
        line1: '1 Elm Street',
        line2: 'Apt 2',
        city: 'Springfield',
        state: 'IL',
        postalCode: '627011234',
      },
      memberId: 'ACM123',
      groupNumber: 'GRP9',
      groupName: 'Acme Staff',
      claimFilingCode: 'CI',
    });
  });

  test('has lines with code, charge, day and pointers', () => {
    const [claim] = new OfficeVisit().claims().claims;
    expect(claim!.lines).toEqual([
      {
        lineNumber: 1,
        lineControlNumber: expect.stringMatching(/^[0-9A-Z]{25}$/),
        procedure: { qualifier: 'HC', code: '99213', modifiers: ['25'] },
        chargeAmount: 14000,
        unitCount: '1',
        unitCode: 'UN',
        serviceDate: '2024-03-05',
        diagnosisPointers: [2],
      },
      {
        lineNumber: 2,
        lineControlNumber: expect.stringMatching(/^[0-9A-Z]{25}$/),
        procedure: { qualifier: 'HC', code: '87880', modifiers: [] },
        chargeAmount: 4550,
        unitCount: '3',
        unitCode: 'UN',
        serviceDate: '2024-03-05',
        diagnosisPointers: [1, 2],
      },
    ]);
  });

  test('names the coverages that are active on the date of service, in order', () => {
    const { coverages, claims } = new OfficeVisit().claims();
    expect(coverages.map((c) => [c.sequence, c.payer.payerId, c.payerResponsibility, c.isMedicaid])).toEqual([
      [1, '60001', 'P', false],
      [2, '60002', 'S', true],
    ]);
    expect(claims[0]!.otherCoverages.map((c) => [c.payer.payerId, c.payerResponsibility])).toEqual([
      ['60002', 'S'],
    ]);
    expect(claims[0]!.otherCoverages[0]).not.toHaveProperty('sequence');
  });

  test('gives the same lines and content however the bundle is ordered, and others when a charge changes', () => {
    const usual = new OfficeVisit();
    const turned = new OfficeVisit();
    turned.bundle.entry.reverse();
    const keys = (visit: OfficeVisit) =>
      new Set(visit.claims().claims[0]!.lines.map((l) => l.lineControlNumber));
    expect(keys(turned)).toEqual(keys(usual));
    expect(turned.claims().content).toBe(usual.claims().content);
    const changed = new OfficeVisit();
    changed.resource('chg-2').priceOverride.value = 45.51;
    expect(changed.claims().content).not.toBe(usual.claims().content);
    expect(keys(changed)).toEqual(keys(usual));
  });

  test('ignores version stamps and narrative in the content', () => {
    const stamped = new OfficeVisit();
    stamped.resource('enc-1').meta = { versionId: '7' };
    stamped.resource('enc-1').text = { status: 'generated', div: '<div><script>x</script></div>' };
    expect(stamped.claims().content).toBe(new OfficeVisit().claims().content);
  });

  test('read twice in one input is one encounter', () => {
    const visit = new OfficeVisit();
    const { encounters } = readEncounters(
      [visit.bundle, visit.bundle],
      practiceSettings(),
      BUILT_IN_CONCEPT_MAPS,
    );
    expect(encounters).toEqual(visit.read().encounters);
  });

  test('in two versions is held once', () => {
    const other = new OfficeVisit();
    other.resource('enc-1').period.start = '2024-03-04';
    const { encounters } = readEncounters(
      [new OfficeVisit().bundle, other.bundle],
      practiceSettings(),
      BUILT_IN_CONCEPT_MAPS,
    );
    expect(encounters.map(holdsOf)).toEqual([['fhir.conflicting-versions at Encounter']]);
  });

  test('takes the resource of its own document where another has one of the same name', () => {
    const other = {
      resourceType: 'Bundle',
      entry: [
        {
          fullUrl: 'urn:uuid:doc-1',
          resource: { resourceType: 'Practitioner', id: 'doc-1', name: [{ family: 'Other' }] },
        },
      ],
    };
    const visit = new OfficeVisit();
    const { encounters } = readEncounters([other, visit.bundle], practiceSettings(), BUILT_IN_CONCEPT_MAPS);
    expect(encounters).toMatchObject([{ claims: [{ renderingProvider: { lastName: 'Bright' } }] }]);
  });

  test('may come as single resources with literal, absolute and conditional references', () => {
    const visit = new OfficeVisit();
    const resources = visit.bundle.entry.map((entry: { resource: unknown }) => entry.resource);
    const text = JSON.stringify(resources)
      .replaceAll('"urn:uuid:pat-1"', '"Patient?identifier=urn:clinic:mrn|M-100"')
      .replaceAll('"urn:uuid:enc-1"', '"Encounter/enc-1"')
      .replaceAll('"urn:uuid:doc-1"', '"http://server.example/fhir/Practitioner/doc-1/_history/2"')
      .replaceAll(/"urn:uuid:(con-.)"/g, '"Condition/$1"')
      .replaceAll(/"urn:uuid:(payer-.)"/g, '"Organization/$1"');
    const { encounters } = readEncounters(JSON.parse(text), practiceSettings(), BUILT_IN_CONCEPT_MAPS);
    expect(encounters.map(({ kind }) => kind)).toEqual(['claims']);
    expect(encounters[0]).toMatchObject({ claims: visit.claims().claims });
  });
});

describe('what may not be billed', () => {
  test.each([
    ['cancelled', 'cancelled', true],
    ['entered-in-error', 'entered-in-error', true],
    ['planned', 'planned', false],
    ['in-progress', 'in-progress', false],
  ])('an encounter that is %s', (status, reason, isVoidProposed) => {
    const visit = new OfficeVisit();
    visit.resource('enc-1').status = status;
    expect(visit.result()).toMatchObject({ kind: 'not-billable', reason, isVoidProposed });
  });

  test('a stay under way bills the services that state their own date', () => {
    const visit = new OfficeVisit();
    Object.assign(visit.resource('enc-1'), { status: 'in-progress', class: { code: 'IMP' } });
    const { claims } = visit.claims();
    expect(claims[0]!.facilityCode).toBe('21');
    expect(claims[0]!.lines.map(({ procedure }) => procedure.code)).toEqual(['99213']);
  });

  test('an unknown status is held', () => {
    const visit = new OfficeVisit();
    visit.resource('enc-1').status = 'discharged';
    expect(holdsOf(visit.result())).toEqual(['fhir.unknown-status at Encounter.status']);
  });
});
