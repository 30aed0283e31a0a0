/**
 * What becomes of each element of 837, 835, 27x and acknowledgements. One line for each segment, with qualifiers (codes
 * of its first element) and `@kept` (the NM1 or N1 before it names a payer or provider) where they decide; the first
 * line that fits counts. Then an action for each element, in brackets for each component; `*` repeats the last action.
 * What no line names is replaced: elements beyond a line, segments without a line.
 *
 *   k  code, amount or number: kept when it looks like one    w  kept as it is: names of payers and providers
 *   s  identifier of a payer or provider: kept for the qualifiers before it that say so
 *   n  name   a  address   t  free text   i  identifier: replaced
 *   d  date   p  date or period: kept or moved   b  birth: moved back   e  death: moved on
 */
export const REDACTION_TABLE = `
ISA | k t k t k w k w d k w k k k k w
TA1 | k d k k k
GS | k w w d k k k k
ST | k*
SE | k*
GE | k*
IEA | k*
BHT | k k i d k k
HL | k*
NM1 40,41,85,87,PR,PE,77,82,DN,DK,DQ,71,72,73,ZZ,P3,1P,2B,80,FA,TT,1I,GP,P5,X3,13 | k k w w w w w k s k k w
NM1 | k k n n n n n k i k k n
N1 PR,PE,40,41 | k w k s
N1 | k n k i
N2 @kept | w w
N2 | n n
N3 @kept | w w
N3 | a a
N4 @kept | w k w k k w k
N4 | n k i k k t k
PER | k t k i k i k i
PRV | k*
REF EV,F2,0K,1S,APC,BLT,LU,X4,F4,EW,F5,4N | k w w (k w k w k w)
REF @kept 0B,1A,1B,1C,1D,1G,1H,1J,2U,D3,EI,EO,FY,G2,HI,HPI,N5,NF,PQ,TJ | k w w (k w k w k w)
REF | k i t (k i k i k i)
CUR | k*
SBR | k k i n k*
PAT | k k k k k e k k k
DMG | k b k*
INS | k k k k k k k k k k k e k*
CLM | i k*
DTP | k k p
DTM | k d k k k p
CL1 | k*
DN1 | k k k t
DN2 | k*
PWK | k k k k k i t k*
CN1 | k k k i k k
AMT | k*
QTY | k*
K3 | t
NTE | k t
MSG | t k k
CR1 | k k k k k k t t t t
CR2 | k k k k k k k k k t t k
CR3 | k*
CRC | k*
HI | (k k k p k k k k k)*
HCP | k k k i k*
CAS | k*
OI | k*
MIA | k*
MOA | k*
LX | k*
SV1 | (k k k k k k t k) k*
SV2 | k (k k k k k k t k) k*
SV3 | (k k k k k k t k) k*
SV5 | (k k k k k k t k) k*
TOO | k*
LIN | k*
CTP | k*
MEA | k*
PS1 | k k k
HSD | k*
SVD | k k (k k k k k k t k) k*
FRM | k k t d k
LQ | k*
LS | k*
LE | k*
BPR | k k k k k k k k i k k k k k i d k*
TRN | k i k i
RDM | k t i
TS3 | k k d k*
TS2 | k*
CLP | i k k k k k i k*
SVC | (k k k k k k t k) k k k k (k k k k k k t k) k
PLB | k d (k i) k (k i) k (k i) k (k i) k (k i) k (k i) k
STC | (k k k k) d k k k d k d i (k k k k) (k k k k) t
EQ | k*
MPI | k k k t k k p
EB | k k k k t k*
III | k k k t k*
AAA | k*
AK1 | k*
AK2 | k*
AK3 | k*
AK4 | k k k t
AK5 | k*
AK9 | k*
IK3 | k*
IK4 | k k k t
IK5 | k*
CTX | (w i) k*
`;
