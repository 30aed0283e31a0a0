import {
  type RemittanceAdviceRead,
  readRemittanceAdvice,
} from '../../../edi/remittance-835/read-remittance-advice.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { formatCents } from '../../../schemas/money.js';
import type { Adjustment, SourceRange } from '../../../schemas/remittance-advice.js';
import { checkRemittanceBalance } from '../../../schemas/remittance-balance.js';
import { fixture, setsOf } from '../sets-of.js';

const bytesOf = (name: string) => fixture(`835/${name}.edi`);
const setOf = (name: string) => setsOf(bytesOf(name), '835')[0]!;
const read = (name: string) => readRemittanceAdvice(setOf(name));
const codes = ({ issues }: RemittanceAdviceRead) =>
  issues.map(({ code, severity, at }) => `${severity} ${code} ${at.segment} line ${at.line}`);

function textAt(name: string, { byteOffset, byteLength, line }: SourceRange): string {
  const text = Buffer.from(bytesOf(name)).toString('latin1');
  expect(text.slice(0, byteOffset).split('\n').length).toBe(line);
  return text.slice(byteOffset, byteOffset + byteLength);
}

const adjustment = ({ groupCode, reasonCode, amount, quantity }: Adjustment) =>
  [groupCode, reasonCode, formatCents(amount), quantity].filter(Boolean).join(' ');

/** One line for each claim payment and each service payment. */
function digest(name: string): string[] {
  return read(name).advice!.claimPayments.flatMap((payment) => [
    [
      payment.patientControlNumber,
      payment.claimStatusCode,
      formatCents(payment.chargeAmount),
      formatCents(payment.paymentAmount),
      ...payment.adjustments.map(adjustment),
    ].join(', '),
    ...payment.services.map((service) =>
      [
        `  ${[service.procedure.code, ...service.procedure.modifiers].join('-')}`,
        formatCents(service.chargeAmount),
        formatCents(service.paymentAmount),
        ...service.adjustments.map(adjustment),
        ...service.remarkCodes,
      ].join(', '),
    ),
  ]);
}

describe('readRemittanceAdvice', () => {
  it('reads payment, trace, parties and references', () => {
    const { advice, issues, unreadableOrdinals } = read('paid');
    expect(issues).toEqual([]);
    expect(unreadableOrdinals).toEqual([]);
    expect(advice).toMatchObject({
      transactionSetControlNumber: '0001',
      handlingCode: 'I',
      paymentAmount: 15000,
      creditDebitCode: 'C',
      paymentMethodCode: 'ACH',
      paymentRouting: [
        'CCP',
        '01',
        '021000021',
        'DA',
        '1112223',
        '1512345678',
        '',
        '01',
        '031000031',
        'DA',
        '4445556',
      ],
      paymentDate: '2026-01-15',
      traceNumber: 'T0001',
      payerIdentifier: '1512345678',
      productionDate: '2026-01-15',
      payer: {
        name: 'PLAN ONE',
        address: { lines: ['9 PAYER STREET'], city: 'DENVER', state: 'CO', postalCode: '80202' },
        references: [{ qualifier: '2U', value: 'P1' }],
        contacts: [
          {
            functionCode: 'BL',
            name: 'PROVIDER LINE',
            numbers: [
              { qualifier: 'TE', value: '5555550100' },
              { qualifier: 'EX', value: '7' },
            ],
          },
        ],
      },
      payee: { name: 'ROSE CLINIC', identifierQualifier: 'XX', identifier: '1234567893' },
      references: [{ qualifier: 'EV', value: 'ROSE1' }],
      headers: [{ number: '1' }],
      providerAdjustments: [],
      otherSegments: [],
    });
  });

  it('reads everything of a claim payment and its lines', () => {
    const [payment] = read('paid').advice!.claimPayments;
    expect(payment).toMatchObject({
      ordinal: 1,
      headerNumber: '1',
      patientResponsibilityAmount: 0,
      claimFilingCode: '12',
      payerControlNumber: 'P7001',
      facilityCode: '11',
      frequencyCode: '1',
      outpatient: { remarkCodes: ['MA01'], elements: ['', '', 'MA01'] },
      references: [{ qualifier: '1L', value: 'G100' }],
      dates: [{ qualifier: '050', date: '2026-01-10' }],
      amounts: [{ qualifier: 'AU', amount: 15000 }],
      quantities: [{ qualifier: 'CA', quantity: '1' }],
    });
    expect(payment!.names).toEqual([
      {
        entityCode: 'QC',
        entityType: '1',
        lastName: 'DOE',
        firstName: 'ANN',
        middleName: 'B',
        identifierQualifier: 'MI',
        identifier: 'M1001',
      },
      expect.objectContaining({ entityCode: '82', identifier: '1234567893' }),
    ]);
    expect(payment!.services).toMatchObject([
      { serviceDate: '2026-01-02', lineControlNumber: 'L1', paidUnitCount: '1' },
      {
        serviceDate: '2026-01-02',
        serviceEndDate: '2026-01-03',
        lineControlNumber: 'L2',
        paidUnitCount: '2',
        remarkCodes: ['N130', 'M15'],
      },
    ]);
    expect(payment!.services[0]).not.toHaveProperty('serviceEndDate');
  });

  it.each([
    ['paid', ['C1001, 1, 150.00, 150.00', '  99213-25, 100.00, 100.00', '  87880, 50.00, 50.00, N130, M15']],
    ['contractual', ['C1002, 1, 150.00, 80.00', '  99213, 150.00, 80.00, CO 45 60.00, CO 253 10.00']],
    ['deductible', ['C1003, 1, 100.00, 0.00', '  99213, 100.00, 0.00, CO 45 40.00, PR 1 60.00']],
    [
      'coinsurance',
      ['C1004, 1, 150.00, 64.00', '  99213, 150.00, 64.00, CO 45 50.00, PR 2 16.00, PR 3 20.00'],
    ],
    [
      'denial',
      [
        'C1005, 1, 150.00, 0.00',
        '  99213, 100.00, 0.00, CO 16 100.00, MA130, N382',
        '  87880, 50.00, 0.00, CO 197 50.00',
      ],
    ],
    [
      'reversal-and-correction',
      [
        'C1006, 22, -150.00, -80.00',
        '  99213, -150.00, -80.00, CO 45 -40.00, PR 2 -30.00, N689',
        'C1006, 1, 150.00, 100.00',
        '  99213, 150.00, 100.00, CO 45 40.00, PR 2 10.00',
      ],
    ],
    [
      'claim-level-adjustment',
      ['C1008, 1, 800.00, 450.00, CO A2 50.00', '  99211, 800.00, 500.00, PR 1 300.00'],
    ],
  ])('reads %s without an issue, valid by its guide and in balance', (name, expected) => {
    expect(digest(name)).toEqual(expected);
    expect(read(name).issues).toEqual([]);
    expect(checkRemittanceBalance(read(name).advice!).issues).toEqual([]);
    expect(validateInterchange(bytesOf(name)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('reads each pair of a PLB as one provider adjustment', () => {
    const { advice } = read('provider-adjustments');
    const all = { providerIdentifier: '1234567893', fiscalPeriodDate: '2026-12-31' };
    expect(advice!.providerAdjustments.map(({ place, ...rest }) => rest)).toEqual([
      { ...all, ordinal: 1, reasonCode: 'WO', reference: 'P6001', amount: 2500 },
      { ...all, ordinal: 2, reasonCode: 'L6', amount: -250 },
      { ...all, ordinal: 3, reasonCode: 'FB', reference: 'B12', amount: -500 },
    ]);
    expect(checkRemittanceBalance(advice!)).toMatchObject({ setBalances: true, issues: [] });
  });

  it('judges no balance: a line off by a cent is read as it stands', () => {
    expect(read('out-of-balance').issues).toEqual([]);
    const balance = checkRemittanceBalance(read('out-of-balance').advice!);
    expect(balance).toMatchObject({ setBalances: true, failingOrdinals: [1] });
    expect(balance.claimPayments[0]).toMatchObject({
      claim: { difference: -1 },
      lines: [{ difference: -1 }],
    });
  });

  it('keeps segments that no field knows where they stood, with a warning', () => {
    const result = read('unknown-segment');
    const [payment] = result.advice!.claimPayments;
    expect(codes(result)).toEqual([
      'warning edi.segment-kept ZZ1 line 19',
      'warning edi.segment-kept K3 line 25',
    ]);
    expect(payment!.otherSegments).toMatchObject([{ id: 'ZZ1', elements: ['A', 'B:C', '', 'D'] }]);
    expect(payment!.services[0]!.otherSegments).toMatchObject([{ id: 'K3', elements: ['FREE FORM'] }]);
  });

  it('flags the claim payment with an amount that is none, and reads odd forms of a number exactly', () => {
    const result = read('unreadable-amounts');
    expect(codes(result)).toEqual([
      'warning edi.bad-date DTM line 20',
      'error edi.bad-amount CAS line 21',
      'warning edi.retired-group-code CAS line 27',
    ]);
    expect(result.unreadableOrdinals).toEqual([1]);
    expect(digest('unreadable-amounts').slice(2)).toEqual([
      'C1012, 1, 50.00, 0.00',
      '  87880, 50.00, 0.00, CR 45 50.00',
    ]);
  });

  it('proves amounts by the bytes in which they stand', () => {
    const name = 'provider-adjustments';
    const { advice } = read(name);
    const [payment] = advice!.claimPayments;
    const [service] = payment!.services;
    expect(textAt(name, service!.adjustments[1]!.place)).toBe('CAS*PR*2*30~');
    expect(textAt(name, service!.place)).toMatch(/^SVC\*HC:99213\*150[\s\S]*REF\*6R\*L1~$/);
    expect(textAt(name, payment!.place)).toMatch(/^CLP\*C1007[\s\S]*REF\*6R\*L1~$/);
    expect(textAt(name, advice!.providerAdjustments[2]!.place)).toMatch(/^PLB\*[^~]*FB:B12\*-5~$/);
    expect(textAt(name, advice!.place)).toMatch(/^ST\*835[\s\S]*SE\*\d+\*0001~$/);
  });
});

describe('readRemittanceAdvice of a payment that cannot be read', () => {
  const changed = (name: string, from: string | RegExp, to: string) => {
    const text = Buffer.from(bytesOf(name)).toString('latin1');
    expect(text).toMatch(from);
    return readRemittanceAdvice(setsOf(Buffer.from(text.replace(from, to), 'latin1'), '835')[0]!);
  };

  it.each([
    ['BPR02 no amount', 'paid', 'BPR*I*150*', 'BPR*I*1,50*', 'error edi.bad-amount BPR line 4'],
    ['no TRN', 'paid', /TRN[^~]*~\n/, '', 'error edi.missing-segment ST line 3'],
    ['PLB04 no amount', 'provider-adjustments', '*25*L6', '*+25*L6', 'error edi.bad-amount PLB line 25'],
  ])('%s: no advice, and the place', (_, name, from, to, expected) => {
    const result = changed(name, from, to);
    expect(result.advice).toBeUndefined();
    expect(codes(result)).toEqual([expected]);
  });

  it('takes the production date for a payment date that is none, with a warning', () => {
    const result = changed('paid', '*4445556*20260115', '*4445556*2026');
    expect(result.advice!.paymentDate).toBe('2026-01-15');
    expect(codes(result)).toEqual(['warning edi.payment-date-from-production BPR line 4']);
  });

  it('stands without DTM*405, and with any TRN03', () => {
    expect(changed('paid', 'DTM*405*20260115~\n', '').issues).toEqual([]);
    expect(changed('paid', '*1512345678~', '*ODD~').advice!.payerIdentifier).toBe('ODD');
  });
});
