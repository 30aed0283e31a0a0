import { fixture } from '../sets-of.js';

const textOf = (path: string) => Buffer.from(fixture(path)).toString('latin1');

/** The text with each change made once; a change that finds nothing is a fault of the test. */
export function changed(text: string, ...changes: readonly (readonly [string | RegExp, string])[]): string {
  return changes.reduce((before, [from, to]) => {
    if (before.replace(from, '') === before) throw new Error(`The text does not hold ${from}`);
    return before.replace(from, to);
  }, text);
}

export const SELF = textOf('837p/one-claim.edi');
export const OTHER = textOf('837p/secondary-coverage.edi');
const DEPENDENT = textOf('837d/one-tooth.edi');
const STAY = textOf('837i/statement.edi');
const PAID = textOf('835/paid.edi');
const ACKNOWLEDGED = textOf('999/partly-accepted.edi');
export const STATUS = textOf('277ca/rejected-by-payer.edi');
const PROVIDER_REJECTED = textOf('277ca/rejected-provider.edi');
const BATCH_REJECTED = textOf('277ca/rejected-batch.edi');
const ASKED = textOf('276/subscriber-and-dependent.edi');
const ANSWERED = textOf('277/paid-pending-and-not-found.edi');
const PROVIDER_UNKNOWN = textOf('277/provider-not-known.edi');
const INQUIRED = textOf('270/subscriber-and-dependent.edi');
const BENEFITS = textOf('271/active-with-benefits.edi');
const INACTIVE = textOf('271/dependent-inactive.edi');
const NOT_FOUND = textOf('271/member-not-found.edi');
const NO_ANSWER = textOf('271/payer-not-answering.edi');
const PRIMARY_PAID = changed(
  OTHER,
  ['OI***Y***Y~', 'CAS*CO*45*100~\nAMT*D*425.5~\nOI***Y***Y~'],
  ['NM1*PR*2*PLAN TWO*****PI*P2~', 'NM1*PR*2*PLAN TWO*****PI*P2~\nDTP*573*D8*20260110~'],
);
const LINE_PAID = changed(
  OTHER,
  ['OI***Y***Y~', 'AMT*D*100~\nOI***Y***Y~'],
  ['REF*6R*C1001-1~', 'REF*6R*C1001-1~\nSVD*P2*100*HC:99213:25**1~\nCAS*CO*45*25.5~\nDTP*573*D8*20260110~'],
);
const RIDE = changed(
  SELF,
  ['HI*ABK', 'CR1***A*DH*12~\nHI*ABK'],
  ['LX*1~', 'NM1*PW*2~\nN3*1 HERE~\nN4*DENVER*CO*80203~\nNM1*45*2~\nN3*2 THERE~\nN4*DENVER*CO*80203~\nLX*1~'],
);
const CERTIFIED = changed(
  SELF,
  ['DTP*472', 'CR3*R*MO*12~\nDTP*472'],
  ['REF*6R', 'DTP*607*D8*20260101~\nDTP*463*D8*20250101~\nREF*6R'],
);

const [BPR] = /BPR\*[^~]*~/.exec(PAID)!;
const bprWith = (elements: Readonly<Record<number, string>>) => {
  const parts = BPR.slice(0, -1).split('*');
  while (parts.length < 17) parts.push('');
  for (const [position, value] of Object.entries(elements)) parts[Number(position)] = value;
  return changed(PAID, [BPR, `${parts.join('*').replace(/\*+$/, '')}~`]);
};
const BANK = {
  4: 'ACH',
  5: 'CCP',
  6: '01',
  7: '999999992',
  8: 'DA',
  9: '123',
  10: '1512345678',
  12: '01',
  13: '999988880',
  14: 'DA',
  15: '98765',
};
const without = (element: number) => bprWith({ ...BANK, [element]: '' });
const [CLP] = /CLP\*[^~]*~/.exec(PAID)!;
const [SVC] = /SVC\*[^~]*~/.exec(PAID)!;
const [DTM_LINE] = /DTM\*472[^~]*~/.exec(PAID)!;
const svcWith = (position: number, value: string) => {
  const parts = SVC.slice(0, -1).split('*');
  while (parts.length < 8) parts.push('');
  parts[position] = value;
  return changed(PAID, [SVC, `${parts.join('*').replace(/\*+$/, '')}~`]);
};

export const BREACHES: readonly (readonly [rule: string, text: string])[] = [
  [
    'subscriber.patient-loop-of-self',
    changed(
      DEPENDENT,
      ['SBR*P**', 'SBR*P*18*'],
      [
        'NM1*IL*1*DOE*ANN****MI*M1001~',
        'NM1*IL*1*DOE*ANN****MI*M1001~\nN3*1 ELM~\nN4*DENVER*CO*80203~\nDMG*D8*19800101*F~',
      ],
    ),
  ],
  ['subscriber.self-not-stated', changed(SELF, ['SBR*P*18*', 'SBR*P**'])],
  ['subscriber.address-of-patient', changed(SELF, ['N3*2 ELM STREET~\n', ''])],
  ['subscriber.city-of-patient', changed(SELF, ['N4*DENVER*CO*80203~\n', ''])],
  ['subscriber.birth-of-patient', changed(SELF, ['DMG*D8*19800302*F~\n', ''])],
  ['subscriber.medicare-secondary-reason', changed(OTHER, ['G77******CI', 'G77******MB'])],
  ['subscriber.reason-of-first-payer', changed(SELF, ['G77******CI', 'G77**12****CI'])],
  ['name.given-name-of-organisation', changed(SELF, ['NM1*85*2*ROSE CLINIC*', 'NM1*85*2*ROSE CLINIC*ANN'])],
  ['name.middle-name-of-organisation', changed(SELF, ['NM1*85*2*ROSE CLINIC**', 'NM1*85*2*ROSE CLINIC**A'])],
  ['name.suffix-of-organisation', changed(SELF, ['NM1*IL*1*DOE*ANN****MI', 'NM1*IL*2*DOE****JR*MI'])],
  ['address.state', changed(SELF, ['N4*DENVER*CO*80203', 'N4*DENVER**80203'])],
  ['address.postal-code', changed(SELF, ['N4*DENVER*CO*80203', 'N4*DENVER*CO'])],
  ['address.postal-code-form', changed(SELF, ['N4*DENVER*CO*80203', 'N4*DENVER*CO*8020'])],
  ['claim.replaced-claim-number', changed(SELF, ['11:B:1', '11:B:7'])],
  ['claim.attachment-number', changed(SELF, ['HI*ABK', 'PWK*OZ*BM~\nHI*ABK'])],
  ['claim.accident-date', changed(OTHER, ['DTP*439*D8*20251230~\n', ''])],
  ['claim.accident-state', changed(OTHER, ['AA:OA::CO', 'AA:OA'])],
  ['claim.earlier-payer', changed(SELF, ['SBR*P*18', 'SBR*S*18'])],
  ['claim.payer-sequence-twice', changed(OTHER, ['SBR*P*01', 'SBR*S*01'])],
  [
    'other-payer.adjusted-too-early',
    changed(PRIMARY_PAID, ['SBR*S*18', 'SBR*P*18'], ['SBR*P*01', 'SBR*S*01']),
  ],
  ['other-payer.paid-amount', changed(PRIMARY_PAID, ['AMT*D*425.5~\n', ''])],
  ['other-payer.adjudication-date', changed(PRIMARY_PAID, ['DTP*573*D8*20260110~\n', ''])],
  ['line.other-payer-unknown', changed(LINE_PAID, ['SVD*P2', 'SVD*P9'])],
  ['professional.admission-date', changed(SELF, ['11:B:1', '21:B:1'])],
  ['professional.diagnosis-pointer', changed(SELF, ['***1:2~', '***1:3~'])],
  ['professional.diagnosis-pointer-twice', changed(SELF, ['***1:2~', '***1:1~'])],
  ['professional.rendering-is-billing', changed(SELF, ['XX*1999000015', 'XX*1234567893'])],
  ['professional.ambulance-pick-up', changed(RIDE, ['NM1*PW*2~\nN3*1 HERE~\nN4*DENVER*CO*80203~\n', ''])],
  ['professional.ambulance-drop-off', changed(RIDE, ['NM1*45*2~\nN3*2 THERE~\nN4*DENVER*CO*80203~\n', ''])],
  ['professional.equipment-procedure', changed(SELF, ['DTP*472', 'SV5*HC:E0424*DA*1*10~\nDTP*472'])],
  ['professional.recertification-date', changed(CERTIFIED, ['DTP*607*D8*20260101~\n', ''])],
  ['professional.begin-therapy-date', changed(CERTIFIED, ['DTP*463*D8*20250101~\n', ''])],
  [
    'professional.acute-manifestation-date',
    changed(SELF, ['******CI', '******MB'], ['HI*ABK', 'CR2********A~\nHI*ABK']),
  ],
  [
    'professional.purchased-service-provider',
    changed(SELF, ['REF*6R*C1001-1~', 'REF*6R*C1001-1~\nPS1*X1*10~']),
  ],
  ['institutional.admission-date', changed(STAY, ['DTP*435*DT*202601021015~\n', ''])],
  ['institutional.admitting-diagnosis', changed(STAY, ['HI*ABJ:R509~\n', ''])],
  ['institutional.discharge-hour', changed(STAY, ['DTP*096*TM*1130~\n', ''])],
  ['institutional.still-patient', changed(STAY, ['CL1*1*7*01', 'CL1*1*7*30'])],
  [
    'institutional.rendering-is-attending',
    changed(STAY, ['LX*1~', 'NM1*82*1*LEE*KIM****XX*1999000015~\nLX*1~']),
  ],
  ['dental.service-date', changed(DEPENDENT, ['DTP*472*D8*20260102~\n', ''])],
  ['dental.prior-placement-date', changed(DEPENDENT, ['SV3*AD:D2140*150****1', 'SV3*AD:D2140*150***R*1'])],
  ['payment.sender-bank', without(7)],
  ['payment.sender-account', without(9)],
  ['payment.originating-company', without(10)],
  ['payment.receiver-bank', without(13)],
  ['payment.receiver-account', without(15)],
  ['payment.transfer-format', without(5)],
  ['payment.account-without-transfer', bprWith({ ...BANK, 4: 'CHK' })],
  ['payment.none-with-amount', bprWith({ 4: 'NON', 15: '' })],
  ['payment.notification-with-amount', bprWith({ 1: 'H', 4: 'CHK', 15: '' })],
  ['claim-payment.next-payer', changed(PAID, [CLP, CLP.replace(/(CLP\*[^*]*\*)[^*]*/, '$119')])],
  ['claim-payment.both-adjudications', changed(PAID, [SVC, `MIA*1~\nMOA**1~\n${SVC}`])],
  ['claim-payment.end-without-start', changed(PAID, [SVC, `DTM*233*20260105~\n${SVC}`])],
  ['service-payment.date', changed(PAID, [DTM_LINE, ''])],
  ['service-payment.period-end', changed(PAID, [DTM_LINE, 'DTM*150*20260105~'])],
  ['service-payment.period-start', changed(PAID, [DTM_LINE, 'DTM*472*20260105~\nDTM*151*20260105~'])],
  ['service-payment.same-procedure', svcWith(6, SVC.split('*')[1]!)],
  ['service-payment.same-units', svcWith(7, '1')],
  ['acknowledgement.accepted-with-errors', changed(ACKNOWLEDGED, ['IK5*R*4*5', 'IK5*A'])],
  ['acknowledgement.accepted-with-codes', changed(ACKNOWLEDGED, ['IK5*A~', 'IK5*A*5~'])],
  ['acknowledgement.no-reason', changed(ACKNOWLEDGED, ['IK5*A~', 'IK5*E~'])],
  ['acknowledgement.element-errors', changed(ACKNOWLEDGED, ['2400*3~', '2400*8~'])],
  ['acknowledgement.segment-without-element-errors', changed(ACKNOWLEDGED, ['2300*8~', '2300*3~'])],
  ['acknowledgement.accepted-group-counts', changed(ACKNOWLEDGED, ['AK9*P', 'AK9*A'])],
  ['acknowledgement.rejected-group-counts', changed(ACKNOWLEDGED, ['AK9*P', 'AK9*R'])],
  ['acknowledgement.partly-accepted-counts', changed(ACKNOWLEDGED, ['AK9*P*2*2*1', 'AK9*P*2*2*2'])],
  [
    'claim-acknowledgement.accepting-category',
    changed(STATUS, ['STC*A2:20:PR*20260116*WQ*150', 'STC*A2:20:PR*20260116*U*150']),
  ],
  [
    'claim-acknowledgement.rejecting-category',
    changed(STATUS, ['STC*A8:187*20260116*U', 'STC*A8:187*20260116*WQ']),
  ],
  ['claim-acknowledgement.category', changed(STATUS, ['STC*A8:187', 'STC*F2:187'])],
  ['claim-acknowledgement.category', changed(STATUS, ['STC*A1:19:PR', 'STC*E0:19:PR'])],
  [
    'claim-acknowledgement.line-of-accepted-claim',
    changed(STATUS, [
      'DTP*472*D8*20260105~',
      'DTP*472*D8*20260105~\nSVC*HC:99213*120****1~\nSTC*A7:454*20260116*U~',
    ]),
  ],
  ['claim-acknowledgement.provider-status', changed(PROVIDER_REJECTED, ['STC*A7:562:85**U*350~\n', ''])],
  [
    'claim-acknowledgement.receiver-accepted-alone',
    changed(BATCH_REJECTED, ['STC*A3:24:41*20260116*U', 'STC*A1:24:41*20260116*WQ']),
  ],
  ['claim-acknowledgement.free-text', changed(STATUS, ['STC*A8:187*20260116*U', 'STC*A8:448*20260116*U'])],
  [
    'status-inquiry.claim',
    changed(ASKED, [/HL\*5[\s\S]*?(?=SE\*)/, ''], [/TRN\*1\*Q1001-1[\s\S]*?(?=SE\*)/, '']),
  ],
  ['status-inquiry.demographics', changed(ASKED, ['DMG*D8*19800302*F~\n', ''])],
  ['status.of-receiver', changed(PROVIDER_UNKNOWN, [/HL\*3[\s\S]*?(?=SE\*)/, ''])],
  ['status.of-provider', changed(PROVIDER_UNKNOWN, [/TRN[\s\S]*?(?=SE\*)/, ''])],
  ['status.of-subscriber', changed(ANSWERED, [/TRN[\s\S]*?(?=SE\*)/, ''])],
  ['eligibility-inquiry.subscriber-question', changed(INQUIRED, [/EQ[\s\S]*?(?=SE\*)/, ''])],
  ['eligibility-inquiry.diagnosis-pointer', changed(INQUIRED, ['FAM**1~', 'FAM**1:2~'])],
  ['eligibility-inquiry.diagnosis-pointer', changed(INQUIRED, ['HI*ABK:J020~\n', ''])],
  ['eligibility.source-rejection', changed(NO_ANSWER, ['AAA*Y**42*R~\n', ''])],
  ['eligibility.receiver-rejection', changed(NOT_FOUND, [/HL\*3[\s\S]*?(?=SE\*)/, ''])],
  ['eligibility.subscriber-benefit', changed(NOT_FOUND, ['AAA*N**75*C~\n', ''])],
  ['eligibility.dependent-benefit', changed(INACTIVE, ['EB*6**30~\n', ''])],
  ['eligibility.diagnosis-pointer', changed(INACTIVE, ['EB*6**30~', 'EB*6**30***********1~'])],
  ['eligibility.loop-header', changed(BENEFITS, ['LS*2120~\n', ''])],
  ['eligibility.loop-trailer', changed(BENEFITS, ['LE*2120~\n', ''])],
  ['eligibility.share-without-value', changed(BENEFITS, ['*.2****W', '*****W'])],
  ['eligibility.share-as-fraction', changed(BENEFITS, ['*.2****W', '*20****W'])],
  ['professional.ambulance-transport', changed(SELF, ['11:B:1', '41:B:1'])],
  ['claim-acknowledgement.accepted-amount', changed(STATUS, ['AMT*YU*150~\n', ''])],
  ['claim-acknowledgement.rejected-amount', changed(STATUS, ['AMT*YY*200~\n', ''])],
  [
    'claim-acknowledgement.accepted-amount-of-provider',
    changed(STATUS, ['QTY*QC*1~\nAMT*YU*150~\n', 'QTY*QC*1~\n']),
  ],
  ['claim-acknowledgement.rejected-amount-of-provider', changed(STATUS, ['AMT*YY*200~\nHL*4', 'HL*4'])],
];

/** Files that keep every rule. */
export const RIGHT_FILES: readonly string[] = [
  SELF,
  OTHER,
  DEPENDENT,
  STAY,
  PAID,
  ACKNOWLEDGED,
  STATUS,
  PRIMARY_PAID,
  LINE_PAID,
  RIDE,
  CERTIFIED,
  PROVIDER_REJECTED,
  BATCH_REJECTED,
  ASKED,
  ANSWERED,
  PROVIDER_UNKNOWN,
  INQUIRED,
  BENEFITS,
  INACTIVE,
  NOT_FOUND,
  NO_ANSWER,
  bprWith(BANK),
];
