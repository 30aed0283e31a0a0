import { holdsOf, OfficeVisit } from './office-visit.js';

const ref = (id: string) => ({ reference: `urn:uuid:${id}` });
const concept = (system: string, code: string) => ({ coding: [{ system, code }] });
const CPT = 'http://www.ama-assn.org/go/cpt';
const SNOMED = 'http://snomed.info/sct';

describe('a visit without charge items', () => {
  const bare = () => new OfficeVisit().remove('chg-1', 'chg-2');
  const claimOf = (changes: object, items: object[]) => ({
    resourceType: 'Claim',
    id: 'clm',
    status: 'active',
    use: 'claim',
    type: concept('x', 'professional'),
    insurance: [{ sequence: 1, focal: true, coverage: { display: 'ACME' } }],
    item: items,
    ...changes,
  });
  const item = (sequence: number, code: object, others: object = {}) => ({
    sequence,
    productOrService: code,
    ...others,
  });

  test('is charged by type and procedures at the price of the day', () => {
    const visit = bare().add({
      resourceType: 'Immunization',
      id: 'imm',
      status: 'completed',
      vaccineCode: concept(CPT, '90656'),
      encounter: ref('enc-1'),
      occurrenceDateTime: '2024-03-06T00:10:00-05:00',
    });
    const [claim] = visit.claims().claims;
    expect(claim!.lines.map((l) => [l.procedure.code, l.chargeAmount, l.serviceDate])).toEqual([
      ['99213', 12010, '2024-03-05'],
      ['90656', 33, '2024-03-06'],
    ]);
  });

  test('is charged by the items of its claim; an echo of a diagnosis is no service', () => {
    const visit = bare().add(
      claimOf({ diagnosis: [{ sequence: 1, diagnosisReference: ref('con-2') }] }, [
        item(1, concept(SNOMED, '185345009'), { encounter: [ref('enc-1')] }),
        item(2, concept(SNOMED, '38341003'), { diagnosisSequence: [1] }),
        item(3, concept(CPT, '87880'), {
          unitPrice: { value: 10.05 },
          quantity: { value: 1.5 },
          factor: 2,
          modifier: [concept(CPT, 'QW')],
          diagnosisSequence: [1],
        }),
      ]),
    );
    const [claim] = visit.claims().claims;
    expect(
      claim!.lines.map((l) => [l.procedure.code, l.procedure.modifiers, l.chargeAmount, l.diagnosisPointers]),
    ).toEqual([
      ['99213', [], 12010, [1, 2]],
      ['87880', ['QW'], 3015, [2]],
    ]);
  });

  test('a diagnosis that carries an amount is a charge without code, and held', () => {
    const visit = bare().add(
      claimOf({}, [item(1, concept(SNOMED, '38341003'), { encounter: [ref('enc-1')], net: { value: 5 } })]),
    );
    expect(holdsOf(visit.result())).toEqual(['fhir.needs-coding at Claim.item[0].productOrService']);
  });

  test('two visits never share a line control number', () => {
    const visit = bare();
    visit.add({
      ...visit.resource('enc-1'),
      id: 'enc-2',
      identifier: [{ system: 'urn:clinic:visits', value: 'V-2' }],
    });
    const lines = visit.read().encounters.flatMap((e) => (e.kind === 'claims' ? e.claims[0]!.lines : []));
    expect(new Set(lines.map((l) => l.lineControlNumber)).size).toBe(2);
  });

  test('an exact product that is not whole cents is held, not rounded', () => {
    const visit = bare().add(
      claimOf({}, [
        item(1, concept(CPT, '87880'), {
          encounter: [ref('enc-1')],
          unitPrice: { value: 10.05 },
          quantity: { value: 0.5 },
        }),
      ]),
    );
    expect(holdsOf(visit.result())).toEqual(['fhir.invalid-amount at Claim.item[0].unitPrice']);
  });

  test('a pharmacy claim and a facility claim beside a professional one are left aside, and it is said', () => {
    const own = { encounter: [ref('enc-1')] };
    const visit = bare()
      .add(claimOf({}, [item(1, concept(CPT, '99213'), own)]))
      .add({
        ...claimOf({ type: concept('x', 'institutional') }, [item(1, concept(CPT, '99214'), own)]),
        id: 'ub',
      })
      .add({
        ...claimOf({ type: concept('x', 'pharmacy') }, [item(1, concept(CPT, '99215'), own)]),
        id: 'rx',
      });
    const result = visit.claims();
    expect(result.claims[0]!.lines.map(({ procedure }) => procedure.code)).toEqual(['99213']);
    expect(result.issues.map(({ code, context }) => [code, context.type])).toEqual([
      ['fhir.other-claim-type', 'institutional'],
      ['fhir.other-claim-type', 'pharmacy'],
    ]);
  });

  test('takes the payer from Claim.insurance where there is no Coverage', () => {
    const visit = bare()
      .remove('cov-0', 'cov-1', 'cov-2')
      .add(claimOf({}, [item(1, concept(CPT, '99213'), { encounter: [ref('enc-1')] })]));
    expect(visit.claims().coverages).toMatchObject([
      { payer: { payerId: '60001' }, subscriber: { memberId: 'M-100' } },
    ]);
    visit.resource('clm').insurance[0].coverage.display = 'NONE';
    expect(visit.claims().isSelfPay).toBe(true);
    visit.resource('clm').insurance[0].coverage.display = 'Nobody Mutual';
    expect(holdsOf(visit.result())).toEqual(['fhir.unknown-payer at Claim.insurance[0].coverage']);
  });

  test('charges that lead to no encounter are named', () => {
    const { issues } = new OfficeVisit().add(claimOf({}, [item(1, concept(CPT, '99213'))])).read();
    expect(issues).toMatchObject([
      { code: 'fhir.unlinked-charge', at: { path: 'document[0].entry[12].resource' } },
    ]);
  });
});

test('more lines than a claim holds are split, and every line keeps its diagnoses', () => {
  const visit = new OfficeVisit();
  for (let i = 0; i < 60; i += 1) visit.add({ ...visit.resource('chg-2'), id: `more-${i}` });
  const { claims } = visit.claims();
  expect(claims.map(({ lines }) => lines.length)).toEqual([50, 12]);
  expect(claims.map(({ chargeAmount }) => chargeAmount)).toEqual([14000 + 49 * 4550, 12 * 4550]);
  expect(new Set(claims.flatMap(({ lines }) => lines.map((l) => l.lineControlNumber))).size).toBe(62);
});
