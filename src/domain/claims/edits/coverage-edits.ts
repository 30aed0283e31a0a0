import type { ProfessionalClaim } from '../../../../schemas/claim.js';
import type { Edit } from './edit.js';
import { SELF } from './parties.js';
import { placeOf } from './places.js';

/** SBR09 and PAT01 as 005010X222A1 lists them. */
const FILING_CODES = '11 12 13 14 15 16 17 AM BL CH CI DS FI HM LM MA MB MC OF TV VA WC ZZ'.split(' ');
const RELATIONSHIPS = '01 18 19 20 21 39 40 53 G8'.split(' ');
const RESPONSIBILITIES = 'P S T A B C D E F G H U'.split(' ');

const OTHER_LIMIT = 10;

/** NM109 has at least two characters. */
const IDENTIFIER = /^\S.*\S$/;

/** The claim's own coverage and the others, with their loops and paths. */
function findCoverages(claim: ProfessionalClaim) {
  const own = { coverage: claim, sbr: '2000B', insured: '2010BA', payerLoop: '2010BB', path: '' };
  const others = claim.otherCoverages.map((coverage, index) => ({
    coverage,
    sbr: '2320',
    insured: '2330A',
    payerLoop: '2330B',
    path: `otherCoverages[${index}].`,
  }));
  return [own, ...others];
}

const memberId: Edit = {
  id: 'edit.missing-member-id',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2010BA NM109, 2330A NM109',
  check: (claim) =>
    findCoverages(claim)
      .filter(({ coverage }) => !IDENTIFIER.test(coverage.subscriber.memberId))
      .map(({ insured, path }) => ({ at: placeOf(insured, 'NM1', 9, `${path}subscriber.memberId`) })),
};

const payerId: Edit = {
  id: 'edit.missing-payer-id',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2010BB NM109, 2330B NM109',
  check: (claim) =>
    findCoverages(claim)
      .filter(({ coverage }) => !IDENTIFIER.test(coverage.payer.payerId))
      .map(({ payerLoop, path }) => ({ at: placeOf(payerLoop, 'NM1', 9, `${path}payer.payerId`) })),
};

const filingCode: Edit = {
  id: 'edit.unknown-filing-code',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2000B SBR09, 2320 SBR09',
  check: (claim) =>
    findCoverages(claim)
      .filter(({ coverage }) => !FILING_CODES.includes(coverage.subscriber.claimFilingCode))
      .map(({ sbr, path }) => ({ at: placeOf(sbr, 'SBR', 9, `${path}subscriber.claimFilingCode`) })),
};

const relationship: Edit = {
  id: 'edit.unknown-relationship',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2000B SBR02, 2000C PAT01, 2320 SBR02',
  check: (claim) =>
    findCoverages(claim)
      .filter(({ coverage }) => !RELATIONSHIPS.includes(coverage.relationshipCode))
      .map(({ sbr, path }) => ({ at: placeOf(sbr, 'SBR', 2, `${path}relationshipCode`) })),
};

/** One patient in two places of the claim: only the subscriber's is sent, so the two must not tell different stories. */
const patientIsSubscriber: Edit = {
  id: 'edit.patient-is-not-subscriber',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2000B SBR02 = 18',
  check: ({ relationshipCode, patient, subscriber }) => {
    const [one, other] = [patient.birthDate, subscriber.birthDate];
    const isOther = one !== undefined && other !== undefined && one !== other;
    return relationshipCode === SELF && isOther
      ? [{ at: placeOf('2000B', 'SBR', 2, 'relationshipCode') }]
      : [];
  },
};

const responsibility: Edit = {
  id: 'edit.unknown-responsibility',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2000B SBR01, 2320 SBR01',
  check: (claim) =>
    findCoverages(claim)
      .filter(({ coverage }) => !RESPONSIBILITIES.includes(coverage.payerResponsibility))
      .map(({ sbr, path }) => ({ at: placeOf(sbr, 'SBR', 1, `${path}payerResponsibility`) })),
};

/** U, not known, is the only one that may stand twice. */
const responsibilitiesDiffer: Edit = {
  id: 'edit.duplicate-responsibility',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2320 SBR01',
  check: (claim) => {
    const coverages = findCoverages(claim);
    const codes = coverages.map(({ coverage }) => coverage.payerResponsibility);
    return coverages.flatMap(({ sbr, path }, index) => {
      const code = codes[index] as string;
      const at = placeOf(sbr, 'SBR', 1, `${path}payerResponsibility`);
      return code !== 'U' && codes.indexOf(code) < index ? [{ at, context: { code } }] : [];
    });
  },
};

const coveragesFit: Edit = {
  id: 'edit.too-many-coverages',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2320',
  check: ({ otherCoverages: { length: count } }) =>
    count > OTHER_LIMIT
      ? [{ at: placeOf('2320', 'SBR', 1, 'otherCoverages'), context: { count, limit: OTHER_LIMIT } }]
      : [],
};

/** Who is insured, with whom, and in which order. */
export const coverageEdits: readonly Edit[] = [
  memberId,
  payerId,
  filingCode,
  relationship,
  patientIsSubscriber,
  responsibility,
  responsibilitiesDiffer,
  coveragesFit,
];
