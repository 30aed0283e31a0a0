import { buildClaimResource } from '../../../fhir-mappings/write-back/build-claim-resource.js';
import {
  buildClaimResponse,
  buildClaimResponseId,
} from '../../../fhir-mappings/write-back/build-claim-response.js';
import { buildExplanationOfBenefit } from '../../../fhir-mappings/write-back/build-explanation-of-benefit.js';
import { buildPaymentReconciliation } from '../../../fhir-mappings/write-back/build-payment-reconciliation.js';
import {
  FhirDecimal,
  moneyOf,
  quantityOf,
  renderFhirJson,
} from '../../../fhir-mappings/write-back/fhir-decimal.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { cents, formatCents } from '../../../schemas/money.js';
import { CLEAN_CLAIM } from '../../domain/claims/clean-claim.js';
import { money, reversalOf } from '../../domain/remittance/remittance-builder.js';
import { doneOf } from '../../support/clinic-books.js';
import fc from '../../support/property-testing.js';
import { ANSWER, CLAIM_ID, PAYMENT, RECORDED, REMITTANCE, recordedResources } from './recorded.js';

// biome-ignore lint/suspicious/noExplicitAny: any resource
const plain = (resource: unknown): any => JSON.parse(renderFhirJson(resource));

describe('amounts', () => {
  test('are written to the cent from their digits, and never through a float', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), (amount) => {
        const written = renderFhirJson(moneyOf(cents(amount)));
        expect(written).toBe(`{"value":${formatCents(cents(amount))},"currency":"USD"}`);
        expect(JSON.parse(JSON.stringify(moneyOf(cents(amount))))).toEqual(JSON.parse(written));
      }),
    );
  });

  test('a decimal is plain digits', () => {
    expect(() => new FhirDecimal('1e3')).toThrow('plain digits');
    expect(quantityOf('.5').value.text).toBe('0.5');
    expect(quantityOf('007').value.text).toBe('7');
  });
});

describe('a Claim', () => {
  test('says what the 837 says, line by line', () => {
    const claim = plain(buildClaimResource(RECORDED));
    expect(claim).toMatchObject({
      status: 'active',
      use: 'claim',
      patient: { identifier: { system: 'urn:clinic:mrn', value: 'M000001' } },
      billablePeriod: { start: '2026-03-02', end: '2026-03-03' },
      insurer: { identifier: { value: 'EX001' }, display: 'EXAMPLE COMMERCIAL HEALTH' },
      total: { value: 300, currency: 'USD' },
    });
    expect(
      claim.diagnosis.map((each: never) => each['diagnosisCodeableConcept']['coding'][0]['code']),
    ).toEqual(['E11.9', 'I10']);
    expect(claim.item[1]).toEqual({
      extension: [{ url: 'urn:claimwright:line-control-number', valueString: 'L2' }],
      sequence: 2,
      diagnosisSequence: [2, 1],
      productOrService: {
        coding: [{ system: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', code: 'J1100' }],
      },
      modifier: [
        { coding: [{ system: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', code: 'JZ' }] },
        { coding: [{ system: 'http://www.ama-assn.org/go/cpt', code: '59' }] },
      ],
      servicedDate: '2026-03-02',
      locationCodeableConcept: {
        coding: [
          {
            system: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
            code: '11',
          },
        ],
      },
      quantity: { value: 2.5 },
      net: { value: 100, currency: 'USD' },
    });
  });

  test('names what it replaces, and is cancelled when it is void', () => {
    const claim = { ...CLEAN_CLAIM, frequencyCode: '7', payerControlNumber: 'ICN1' } as const;
    const resource = plain(buildClaimResource({ ...RECORDED, claim, isVoid: true }));
    expect(resource.related[0].reference).toEqual({ value: 'ICN1' });
    expect(resource.supportingInfo[0]).toMatchObject({ valueString: '7' });
    expect(resource.status).toBe('cancelled');
  });

  test('of a patient who pays himself names no insurer', () => {
    const resource = plain(buildClaimResource({ ...RECORDED, isSelfPay: true }));
    expect(resource.insurer).toBeUndefined();
    expect(resource.insurance).toEqual([
      { sequence: 1, focal: true, coverage: { display: 'EXAMPLE COMMERCIAL HEALTH' } },
    ]);
  });
});

describe('a ClaimResponse', () => {
  test('keeps its id from the first acknowledgement to the payment', () => {
    const queued = { ...ANSWER, outcome: 'queued', payments: [] } as const;
    const { standing, ...unanswered } = queued;
    const first = plain(buildClaimResponse(RECORDED, unanswered));
    const last = plain(buildClaimResponse(RECORDED, ANSWER));
    expect(first).toMatchObject({ outcome: 'queued', request: { reference: `Claim/${CLAIM_ID}` } });
    expect(first.payment).toBeUndefined();
    expect(last).toMatchObject({
      id: first.id,
      outcome: 'complete',
      payment: { amount: { value: 92.8 }, date: '2026-03-20' },
    });
    expect(last.item.map((item: { itemSequence: number }) => item.itemSequence)).toEqual([1, 2, 3]);
    expect(first.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(buildClaimResponseId(CLAIM_ID, 2)).not.toBe(first.id);
  });

  test('of a refusal says why, by code', () => {
    const { standing, ...rest } = ANSWER;
    const refusal = { ...rest, outcome: 'error', payments: [] } as const;
    const errorsOf = (rejections: readonly Issue[]) =>
      plain(buildClaimResponse(RECORDED, { ...refusal, rejections })).error;
    expect(errorsOf([])).toEqual([{ code: { text: 'Refused before adjudication' } }]);
    expect(errorsOf([issue('fhir.no-diagnosis')])).toEqual([
      {
        code: {
          coding: [{ system: 'urn:claimwright:issue', code: 'fhir.no-diagnosis' }],
          text: 'The encounter has no diagnosis',
        },
      },
    ]);
  });

  test('pays what all claim payments together pay', () => {
    const reversal = { ...PAYMENT, claimPaymentId: 'r', payment: reversalOf(PAYMENT.payment) };
    const response = plain(buildClaimResponse(RECORDED, { ...ANSWER, payments: [PAYMENT, reversal] }));
    expect(response.payment.amount).toEqual({ value: 0, currency: 'USD' });
  });
});

describe('an ExplanationOfBenefit', () => {
  test('has every CAS under its group code with its CARC, and remarks as RARC', () => {
    const explanation = plain(buildExplanationOfBenefit(RECORDED, PAYMENT));
    const [first, , third] = explanation.item;
    const category = (code: string) => ({
      coding: [{ system: 'https://x12.org/codes/claim-adjustment-group-codes', code }],
    });
    const reason = (code: string) => ({
      coding: [{ system: 'https://x12.org/codes/claim-adjustment-reason-codes', code }],
    });
    expect(first.adjudication.slice(2)).toEqual([
      { category: category('CO'), reason: reason('45'), amount: { value: 9.5, currency: 'USD' } },
      { category: category('PR'), reason: reason('2'), amount: { value: 10, currency: 'USD' } },
    ]);
    expect(third.adjudication.at(-1).reason.coding).toEqual([
      { system: 'https://x12.org/codes/remittance-advice-remark-codes', code: 'N382' },
    ]);
    expect(explanation.total.map(({ amount }: { amount: { value: number } }) => amount.value)).toEqual([
      300, 92.8, 10,
    ]);
    expect(explanation).toMatchObject({ outcome: 'complete', payment: { identifier: { value: 'EFT1' } } });
  });

  test('of a reversal takes back what was paid', () => {
    const payment = reversalOf(PAYMENT.payment);
    const explanation = plain(buildExplanationOfBenefit(RECORDED, { ...PAYMENT, payment }));
    expect(explanation.payment.amount.value).toBe(-92.8);
  });
});

describe('a PaymentReconciliation', () => {
  test('has a detail for each CLP and PLB, which add up to BPR02', () => {
    const { paymentAmount, detail } = plain(doneOf(buildPaymentReconciliation(REMITTANCE)));
    const text = renderFhirJson(doneOf(buildPaymentReconciliation(REMITTANCE)));
    expect(text).toContain('"paymentAmount":{"value":91.80,');
    expect(detail.map(({ amount }: { amount: { value: number } }) => amount.value)).toEqual([92.8, 1, -2]);
    expect(paymentAmount.value).toBe(91.8);
    expect(detail[2]).toMatchObject({
      predecessor: { value: 'ICN0' },
      type: { coding: [{ code: 'adjustment' }, { code: 'WO' }] },
    });
  });

  test('that does not add up is refused with the difference', () => {
    const claimPayments = [{ ...REMITTANCE.claimPayments[0]!, paymentAmount: money('92.79') }];
    expect(buildPaymentReconciliation({ ...REMITTANCE, claimPayments })).toMatchObject({
      refused: { issues: [{ code: 'remittance.set-out-of-balance', context: { difference: '0.01' } }] },
    });
  });
});

test('building twice gives the same bytes', () => {
  expect(renderFhirJson(recordedResources())).toBe(renderFhirJson(recordedResources()));
});
