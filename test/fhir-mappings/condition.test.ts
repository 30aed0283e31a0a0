import { holdsOf, OfficeVisit } from './office-visit.js';

const ICD = 'http://hl7.org/fhir/sid/icd-10-cm';
const icd = (code: string) => ({ coding: [{ system: ICD, code }] });
const codesOf = (visit: OfficeVisit, changes: object = {}) =>
  visit.claims(changes).claims[0]!.diagnoses.map(({ code }) => code);

test('two conditions of one code are one diagnosis, and lines find it by either', () => {
  const visit = new OfficeVisit();
  visit.resource('con-2').code.coding.unshift({ system: ICD, code: 'j02.9' });
  const { claims } = visit.claims();
  expect(claims[0]!.diagnoses).toEqual([{ code: 'J029' }]);
  expect(claims[0]!.lines[0]!.diagnosisPointers).toEqual([1]);
});

test('what is billed goes before what was thought at admission, whatever the rank', () => {
  const visit = new OfficeVisit();
  const [second, first] = visit.resource('enc-1').diagnosis;
  first.use.coding[0].code = 'AD';
  second.use.coding[0].code = 'billing';
  expect(codesOf(visit)).toEqual(['I10', 'J029']);
});

test('without Encounter.diagnosis the conditions of the encounter count, by the sequence of the claim', () => {
  const visit = new OfficeVisit();
  delete visit.resource('enc-1').diagnosis;
  expect(codesOf(visit)).toEqual(['J029', 'I10']);
  visit.add({
    resourceType: 'Claim',
    id: 'clm',
    diagnosis: [
      { sequence: 1, diagnosisReference: { reference: 'urn:uuid:con-2' } },
      { sequence: 2, diagnosisReference: { reference: 'urn:uuid:con-1' } },
    ],
    item: [{ sequence: 1, encounter: [{ reference: 'urn:uuid:enc-1' }] }],
  });
  expect(codesOf(visit)).toEqual(['I10', 'J029']);
});

test('a refuted condition is no diagnosis', () => {
  const visit = new OfficeVisit();
  visit.resource('con-1').verificationStatus = { coding: [{ code: 'refuted' }] };
  expect(codesOf(visit)).toEqual(['I10']);
});

describe('the reason of a visit', () => {
  const reasoned = (code: string) => {
    const visit = new OfficeVisit().remove('con-1', 'con-2');
    delete visit.resource('enc-1').diagnosis;
    visit.resource('enc-1').reasonCode = [icd(code)];
    return visit;
  };

  test('stands as diagnosis only where the practice says so', () => {
    expect(holdsOf(reasoned('J45.909').result())).toEqual(['fhir.no-diagnosis at Encounter.diagnosis']);
    expect(codesOf(reasoned('J45.909'), { reasonAsDiagnosis: true })).toEqual(['J45909']);
  });

  test('does not tell the first treatment of an injury from a later one, unless it is coded so', () => {
    const mapped = reasoned('S93.409A');
    mapped.resource('enc-1').reasonCode = [
      { coding: [{ system: 'http://snomed.info/sct', code: '44465007' }] },
    ];
    expect(holdsOf(mapped.result({ reasonAsDiagnosis: true }))).toEqual([
      'fhir.first-treatment-unknown at Encounter.reasonCode[0]',
    ]);
    expect(codesOf(reasoned('S93.409A'), { reasonAsDiagnosis: true })).toEqual(['S93409A']);
  });
});
