import { faults } from './sample-sets.js';

/** A dental claim of two lines with whatever is dental, for a patient who is not the subscriber. */
const DENTAL = `ST*837*0001*005010X224A2
BHT*0019*00*A1*20260105*0930*CH
NM1*41*2*ROSE DENTAL*****46*C1
PER*IC*JO*TE*5555550100
NM1*40*2*PLAN ONE*****46*P1
HL*1**20*1
NM1*85*2*ROSE DENTAL*****XX*1234567893
N3*1 MAIN ST
N4*DENVER*CO*802021234
REF*EI*123456789
HL*2*1*22*1
SBR*P**GRP1******CI
NM1*IL*1*DOE*ANN****MI*M1
NM1*PR*2*PLAN ONE*****PI*P1
HL*3*2*23*0
PAT*19
NM1*QC*1*DOE*SAM
N3*2 ELM ST
N4*DENVER*CO*80202
DMG*D8*20150203*M
CLM*C-1*1150***11:B:1*Y*A*Y*Y**********PB
DTP*452*D8*20260102
DN1*36*27
DN2*8*E****JP
DN2*9*M****JP
PWK*RB*EL***AC*X1
REF*G3*PRE1
NTE*ADD*SECOND VISIT
HI*ABK:K021*TQ:123456
NM1*DN*1*RAY*JO
PRV*RF*PXC*1223G0001X
NM1*82*1*LEE*KIM****XX*1234567893
PRV*PE*PXC*1223G0001X
NM1*DD*1*FOX*AL
PRV*AS*PXC*1223S0112X
LX*1
SV3*AD:D2750*1000**10:20*R*1*****1:2
TOO*JP*12*L:M
TOO*JP*13
DTP*441*D8*20150102
DTP*196*D8*20260101
REF*G3*PRE2**2U:P2
REF*6R*L1
AMT*T*10
LX*2
SV3*AD:D0120*150
REF*6R*L2
SE*48*0001`;

const swap = (from: string | RegExp, to: string) => {
  const changed = DENTAL.replace(from, to);
  if (changed === DENTAL) throw new Error(`The sample does not hold ${from}`);
  return changed;
};

describe('the guide of the dental claim', () => {
  it('has a place for whatever is dental', () => {
    expect(faults(DENTAL)).toEqual([]);
  });

  it.each([
    ['another reason than a predetermination', swap('*PB', '*XX'), ['bad-code 7 2300 CLM19 @21']],
    ['a tooth neither missing nor to be extracted', swap('8*E', '8*I'), ['bad-code 7 2300 DN202 @24']],
    ['a tooth of no designation', swap('8*E****JP', '8*E'), ['missing-element 1 2300 DN206 @24']],
    ['an answer for DN103', swap('36*27', '36*27*Y'), ['element-not-used I10 2300 DN103 @23']],
    [
      'five diagnoses',
      swap('*TQ:123456', '*ABF:K022*ABF:K023*ABF:K024*ABF:K025'),
      ['element-not-used I10 2300 HI05 @29'],
    ],
    ['a procedure that is not CDT', swap('AD:D0120', 'HC:99213'), ['bad-code 7 2400 SV301-1 @46']],
    ['six areas', swap('10:20', '01:02:10:20:30:40'), ['too-many-components 13 2400 SV304 @37']],
    ['an unknown surface', swap('L:M', 'L:X'), ['bad-code 7 2400 TOO03-2 @38']],
    ['a prosthesis of no kind', swap('*R*1', '*X*1'), ['bad-code 7 2400 SV305 @37']],
    [
      'a professional line',
      swap('SV3*AD:D0120*150', 'SV1*HC:99213*150*UN*1***1'),
      ['unknown-segment 6 2400 SV1 @46', 'missing-segment 3 2400 SV3 @47'],
    ],
    ['a pointer past the fourth', swap('1:2\nTOO', '5\nTOO'), ['bad-code 7 2400 SV311-1 @37']],
    ['a line without its service', swap('SV3*AD:D0120*150\n', ''), ['missing-segment 3 2400 SV3 @46']],
    ['an assignment for laboratories', swap('*Y*A*Y*Y', '*Y*B*Y*Y'), ['bad-code 7 2300 CLM07 @21']],
  ])('tells %s', (_, text, told) => {
    expect(faults(text)).toEqual(told);
  });
});
