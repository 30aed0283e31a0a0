import { holdsOf, OfficeVisit } from './office-visit.js';

const ref = (id: string) => ({ reference: `urn:uuid:${id}` });
const concept = (system: string, code: string) => ({ coding: [{ system, code }] });

describe('payers', () => {
  test('a dependent needs a subscriber, and one with a member id of his own is the subscriber', () => {
    const visit = new OfficeVisit();
    const child = concept('http://terminology.hl7.org/CodeSystem/subscriber-relationship', 'child');
    Object.assign(visit.resource('cov-1'), { relationship: child, subscriber: ref('dad') });
    expect(holdsOf(visit.result())).toEqual(['fhir.unresolved-reference at Coverage.subscriber']);
    visit.add({ resourceType: 'RelatedPerson', id: 'dad', name: [{ family: 'Munoz', given: ['Pedro'] }] });
    const dependent = visit.claims().claims[0]!;
    expect([dependent.relationshipCode, dependent.subscriber.firstName, dependent.patient.firstName]).toEqual(
      ['19', 'Pedro', 'Jose'],
    );
    const member = concept('http://terminology.hl7.org/CodeSystem/v2-0203', 'MB');
    visit.resource('cov-1').identifier = [{ type: member, value: 'ACM123-02' }];
    const own = visit.claims().claims[0]!;
    expect([own.relationshipCode, own.subscriber.firstName, own.subscriber.memberId]).toEqual([
      '18',
      'Jose',
      'ACM123-02',
    ]);
  });

  test.each([
    [{ start: '2024-03-05', end: '2024-03-05' }, ['60001', '60002']],
    [{ start: '2024-03-06' }, ['60002']],
    [{ start: '2023-01-01', end: '2024-03-04T23:59:59-05:00' }, ['60002']],
    [{ end: '2024-03-05' }, ['60001', '60002']],
  ])('a coverage of %j counts on the date of service', (period, expected) => {
    const visit = new OfficeVisit();
    visit.resource('cov-1').period = period;
    expect(visit.claims().coverages.map(({ payer }) => payer.payerId)).toEqual(expected);
  });

  test('Account.coverage.priority outweighs Coverage.order', () => {
    const visit = new OfficeVisit().add({
      resourceType: 'Account',
      id: 'acc',
      status: 'active',
      subject: [ref('pat-1')],
      coverage: [
        { coverage: ref('cov-2'), priority: 1 },
        { coverage: ref('cov-1'), priority: 2 },
      ],
    });
    expect(visit.claims().coverages.map(({ payer }) => payer.payerId)).toEqual(['60002', '60001']);
  });

  test('self-pay where the coverage or the practice says so', () => {
    const paying = new OfficeVisit().remove('cov-0', 'cov-2');
    paying.resource('cov-1').payor = [ref('pat-1')];
    expect(paying.claims()).toMatchObject({ isSelfPay: true, coverages: [] });
    const none = new OfficeVisit().remove('cov-0', 'cov-1', 'cov-2').claims({ onNoCoverage: 'self-pay' });
    expect(none).toMatchObject({ isSelfPay: true, claims: [{ payer: { payerId: 'SELF-PAY' } }] });
  });
});
