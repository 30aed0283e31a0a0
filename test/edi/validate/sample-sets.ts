import { findGuide } from '../../../edi/guides/find-guide.js';
import type { ValidatedSet } from '../../../edi/validate/validate-set.js';
import { validateSet } from '../../../edi/validate/validate-set.js';
import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';

/** One professional claim of two lines with a patient who is not the subscriber. */
export const CLAIM = `ST*837*0001*005010X222A1
BHT*0019*00*A1*20260105*0930*CH
NM1*41*2*ROSE CLINIC*****46*C1
PER*IC*JO*TE*5555550100
NM1*40*2*PLAN ONE*****46*P1
HL*1**20*1
NM1*85*2*ROSE CLINIC*****XX*1234567893
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
CLM*C-1*150***11:B:1*Y*A*Y*Y
REF*G1*AUTH1
HI*ABK:J020*ABF:R509
NM1*82*1*LEE*KIM****XX*1234567893
PRV*PE*PXC*207Q00000X
LX*1
SV1*HC:99213*100*UN*1***1:2
DTP*472*D8*20260102
REF*6R*L1
LX*2
SV1*HC:87880*50*UN*1***1
DTP*472*D8*20260102
REF*6R*L2
SE*34*0001`;

/** One claim payment of one line. */
export const REMITTANCE = `ST*835*0001*005010X221A1
BPR*I*80*C*CHK************20260115
TRN*1*T1*1512345678
REF*EV*R1
DTM*405*20260115
N1*PR*PLAN ONE
N3*9 PAY ST
N4*DENVER*CO*80202
PER*BL*HELP*TE*5555550100
N1*PE*ROSE CLINIC*XX*1234567893
LX*1
CLP*C-1*1*150*80*30*12*P77*11*1
NM1*QC*1*DOE*SAM****MI*M1
SVC*HC:99213*150*80**1
DTM*472*20260102
CAS*CO*45*40
CAS*PR*2*30
REF*6R*L1
AMT*B6*110
PLB*1234567893*20261231*WO:X1*0
SE*21*0001`;

const HEADER =
  'ISA*00*          *00*          *ZZ*CLINIC         *ZZ*PAYER          *260105*0930*^*00501*000000042*0*P*:~';

export function setOf(text: string): TransactionSet {
  const version = /^ST\*\d+\*\w+\*(\w+)/.exec(text)![1]!;
  const lines = [
    HEADER.slice(0, -1),
    `GS*HC*A*B*20260105*0930*7*X*${version}`,
    ...text.split('\n'),
    'GE*1*7',
    'IEA*1*000000042',
  ];
  const file = parseX12(Buffer.from(lines.map((line) => `${line}~`).join('\n')));
  return file.interchanges[0]!.groups[0]!.sets[0]!;
}

export function validated(text: string): ValidatedSet {
  const set = setOf(text);
  return validateSet(set, findGuide(set.identifier, set.version)!);
}

/** Each issue as `code IK-code place`, with the segment's position in the set. */
export function faults(text: string): string[] {
  return validated(text).issues.map(({ code, severity, syntaxErrorCode, at }) => {
    const element = at.element === undefined ? '' : String(at.element).padStart(2, '0');
    const component = at.component === undefined ? '' : `-${at.component}`;
    const kind = severity === 'error' ? syntaxErrorCode : severity;
    return `${code.replace('guide.', '')} ${kind} ${at.loop} ${at.segment}${element}${component} @${at.segmentPosition}`;
  });
}
