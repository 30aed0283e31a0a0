import type { Segment } from '../x12/segment.js';
import type { RuleLoop, SituationalRule } from './situational-rule.js';

/** BPR04 of money that goes from bank to bank. */
const BY_BANK: ReadonlySet<string> = new Set(['ACH', 'BOP', 'FWT']);
/** BPR04 of money that does not. */
const NOT_BY_BANK: ReadonlySet<string> = new Set(['CHK', 'NON']);
/** CLP02 of a claim that was passed on to another payer. */
const PASSED_ON: ReadonlySet<string> = new Set(['19', '20', '21', '23']);

/** Situations of a remittance advice (005010X221A1). */
export const SITUATIONS_835: readonly SituationalRule[] = [
  wantedByBank('payment.sender-bank', 7, 'the bank of the payer'),
  wantedByBank('payment.sender-account', 9, 'the account of the payer'),
  wantedByBank('payment.originating-company', 10, 'the payer as the bank knows it'),
  wantedByBank('payment.receiver-bank', 13, 'the bank of the payee'),
  wantedByBank('payment.receiver-account', 15, 'the account of the payee'),
  {
    id: 'payment.account-without-transfer',
    source: 'BPR15',
    loops: ['ST'],
    reads: ['BPR'],
    segment: 'BPR',
    element: 15,
    demand: 'absent',
    severity: 'warning',
    when: (loop) => paymentWhere(loop, (bpr) => NOT_BY_BANK.has(bpr.element(4)) && !bpr.isEmpty(15)),
    trigger: { element: 4 },
    reason: 'nothing is paid by transfer',
  },
  {
    id: 'payment.transfer-format',
    source: 'BPR05',
    loops: ['ST'],
    reads: ['BPR'],
    segment: 'BPR',
    element: 5,
    demand: 'present',
    when: (loop) => paymentWhere(loop, (bpr) => bpr.element(4) === 'ACH' && bpr.isEmpty(5)),
    trigger: { element: 4 },
    reason: 'a payment through the clearing house has a format',
  },
  {
    id: 'payment.none-with-amount',
    source: 'BPR04',
    loops: ['ST'],
    reads: ['BPR'],
    segment: 'BPR',
    element: 4,
    demand: 'value',
    when: (loop) => paymentWhere(loop, (bpr) => bpr.element(4) === 'NON' && isMoney(bpr)),
    reason: 'no payment is made (NON), and BPR02 is not zero',
  },
  {
    id: 'payment.notification-with-amount',
    source: 'BPR01',
    loops: ['ST'],
    reads: ['BPR'],
    segment: 'BPR',
    element: 1,
    demand: 'value',
    when: (loop) => paymentWhere(loop, (bpr) => bpr.element(1) === 'H' && isMoney(bpr)),
    reason: 'it is a notification only (H), and BPR02 is not zero',
  },
  {
    id: 'claim-payment.next-payer',
    source: '2100 NM1*TT',
    loops: ['2100'],
    reads: ['NM1*TT'],
    segment: 'NM1',
    demand: 'present',
    when: (loop) =>
      PASSED_ON.has(loop.opener.element(2)) && !loop.segment('NM1', 'TT') ? loop.opener : undefined,
    trigger: { element: 2 },
    reason: 'the claim was passed on to a payer that is not named (NM1*TT)',
  },
  {
    id: 'claim-payment.both-adjudications',
    source: '2100 MIA',
    loops: ['2100'],
    reads: ['MIA', 'MOA'],
    segment: 'MOA',
    demand: 'absent',
    severity: 'warning',
    when: (loop) => (loop.segment('MIA') ? loop.segment('MOA') : undefined),
    trigger: { segment: (loop) => loop.segment('MIA') },
    reason: 'a claim is adjudicated as inpatient (MIA) or outpatient (MOA), not both',
  },
  {
    id: 'claim-payment.end-without-start',
    source: '2100 DTM*232',
    loops: ['2100'],
    reads: ['DTM*232', 'DTM*233'],
    segment: 'DTM',
    demand: 'present',
    severity: 'warning',
    when: (loop) => (loop.segment('DTM', '232') ? undefined : loop.segment('DTM', '233')),
    trigger: { element: 1 },
    reason: 'the statement period has an end and no start (DTM*232)',
  },
  {
    id: 'service-payment.date',
    source: '2110 DTM*472',
    loops: ['2110'],
    reads: ['2100/DTM*232', '2100/DTM*233', 'DTM*150', 'DTM*151', 'DTM*472'],
    segment: 'DTM',
    demand: 'present',
    when: (loop) => {
      const ofClaim = loop.above('2100')?.all('DTM', '232', '233') ?? [];
      return [...ofClaim, ...loop.all('DTM', '150', '151', '472')].length > 0 ? undefined : loop.opener;
    },
    reason: 'neither the claim nor the service has a date',
  },
  {
    id: 'service-payment.period-end',
    source: '2110 DTM*151',
    loops: ['2110'],
    reads: ['DTM*150', 'DTM*151'],
    segment: 'DTM',
    demand: 'present',
    when: (loop) => (loop.segment('DTM', '151') ? undefined : loop.segment('DTM', '150')),
    trigger: { element: 1 },
    reason: 'the period of the service has a start and no end (DTM*151)',
  },
  {
    id: 'service-payment.period-start',
    source: '2110 DTM*150',
    loops: ['2110'],
    reads: ['DTM*150', 'DTM*151'],
    segment: 'DTM',
    demand: 'present',
    when: (loop) => (loop.segment('DTM', '150') ? undefined : loop.segment('DTM', '151')),
    trigger: { element: 1 },
    reason: 'the period of the service has an end and no start (DTM*150)',
  },
  {
    id: 'service-payment.same-procedure',
    source: '2110 SVC06',
    loops: ['2110'],
    reads: [],
    segment: 'SVC',
    element: 6,
    demand: 'absent',
    severity: 'warning',
    when: ({ opener }) =>
      !opener.isEmpty(6) && opener.element(6) === opener.element(1) ? opener : undefined,
    trigger: { element: 1 },
    reason: 'the submitted procedure is told only when another one was adjudicated',
  },
  {
    id: 'service-payment.same-units',
    source: '2110 SVC07',
    loops: ['2110'],
    reads: [],
    segment: 'SVC',
    element: 7,
    demand: 'absent',
    severity: 'warning',
    when: ({ opener }) =>
      !opener.isEmpty(7) && opener.element(7) === (opener.element(5) || '1') ? opener : undefined,
    trigger: { element: 5 },
    reason: 'the submitted units are told only when others were paid',
  },
];

function wantedByBank(id: string, element: number, what: string): SituationalRule {
  return {
    id,
    source: `BPR${String(element).padStart(2, '0')}`,
    loops: ['ST'],
    reads: ['BPR'],
    segment: 'BPR',
    element,
    demand: 'present',
    when: (loop) => paymentWhere(loop, (bpr) => BY_BANK.has(bpr.element(4)) && bpr.isEmpty(element)),
    trigger: { element: 4 },
    reason: `a payment by transfer names ${what}`,
  };
}

function paymentWhere(root: RuleLoop, isSo: (bpr: Segment) => boolean): Segment | undefined {
  const bpr = root.segment('BPR');
  return bpr && isSo(bpr) ? bpr : undefined;
}

function isMoney(bpr: Segment): boolean {
  const amount = bpr.amount(2);
  return amount !== undefined && amount !== 0;
}
