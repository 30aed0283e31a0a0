import { type Issue, renderIssue } from '../../../../schemas/issue.js';
import { EDIT_CATALOG } from '../../../../src/domain/claims/edits/catalog.js';
import { checkClaim } from '../../../../src/domain/claims/edits/check-claim.js';
import { CLEAN_CLAIM, date, line, TODAY } from '../clean-claim.js';
import { HEADER_DEFECTS } from './header-defects.js';
import { PARTY_DEFECTS } from './party-defects.js';
import { SERVICE_DEFECTS } from './service-defects.js';

const DEFECTS = [...HEADER_DEFECTS, ...PARTY_DEFECTS, ...SERVICE_DEFECTS];

const show = (found: Issue) => `${found.severity} ${found.code}: ${renderIssue(found)}`;

test('a clean claim runs every edit and none finds anything', () => {
  const { issues, verdict, editsRun } = checkClaim(CLEAN_CLAIM, { today: TODAY });
  expect(issues).toEqual([]);
  expect(verdict).toBe('clean');
  expect(editsRun).toEqual(EDIT_CATALOG.map(({ id, version }) => `${id}@${version}`));
});

test('every edit has an id of its own and a citation', () => {
  const ids = EDIT_CATALOG.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(EDIT_CATALOG.filter(({ citation }) => citation === '')).toEqual([]);
});

test('every edit has a defect below', () => {
  const shown = new Set(DEFECTS.map(([, , found]) => found.split(' ')[1]!.replace(':', '')));
  expect(EDIT_CATALOG.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
});

test.each(DEFECTS)('%s', (_, defect, found) => {
  const { issues, verdict } = checkClaim(defect(CLEAN_CLAIM), { today: TODAY });
  expect(issues.map(show)).toEqual([found]);
  expect(verdict).toBe(found.startsWith('error') ? 'needs-work' : 'clean');
});

describe('what is right although it looks odd', () => {
  const clean = (changes: Partial<typeof CLEAN_CLAIM>) =>
    checkClaim({ ...CLEAN_CLAIM, ...changes }, { today: TODAY }).issues;

  test('a service of today', () => {
    const lines = CLEAN_CLAIM.lines.map((each) => ({ ...each, serviceDate: TODAY, serviceEndDate: TODAY }));
    expect(clean({ lines })).toEqual([]);
  });

  test('a newborn on the first day', () => {
    const born = { ...CLEAN_CLAIM.subscriber, birthDate: date('2026-03-02') };
    expect(clean({ subscriber: born, patient: born })).toEqual([]);
  });

  test('codes with letters in odd places', () => {
    const codes = ['C4A9', 'O9A211', 'U071', 'Z3A08', 'M1A00X0', 'S72001A', 'I10'];
    expect(clean({ diagnoses: codes.map((code) => ({ code })) })).toEqual([]);
    const procedures = ['0001U', '3074F', '0075T', 'A0428', 'V2020', '90471'];
    const lines = procedures.map((code, index) =>
      line(index + 1, { procedure: { qualifier: 'HC', code, modifiers: [] } }),
    );
    const { chargeAmount } = CLEAN_CLAIM;
    expect(clean({ lines: lines.slice(0, 3), chargeAmount })).toEqual([]);
    expect(clean({ lines: lines.slice(3), chargeAmount }).map(({ code }) => code)).toEqual([
      'edit.line-numbering',
      'edit.line-numbering',
      'edit.line-numbering',
    ]);
  });

  test('a dependent, whose own demographics count, and a subscriber of whom only name and number are known', () => {
    const { patient, subscriber } = CLEAN_CLAIM;
    const parent = { lastName: subscriber.lastName, memberId: 'M0001', claimFilingCode: 'CI' };
    expect(clean({ relationshipCode: '19', patient, subscriber: parent })).toEqual([]);
  });

  test('an address abroad has neither state nor ZIP code', () => {
    const address = { line1: '1 Rue de la Paix', city: 'Paris', postalCode: '75002', country: 'FR' };
    const subscriber = { ...CLEAN_CLAIM.subscriber, address };
    expect(clean({ subscriber })).toEqual([]);
  });

  test('a street that sounds like a box', () => {
    const address = {
      ...CLEAN_CLAIM.billingProvider.address!,
      line1: '7 Boxwood Post Road',
      line2: 'Puebla Box Lane',
    };
    expect(clean({ billingProvider: { ...CLEAN_CLAIM.billingProvider, address } })).toEqual([]);
  });
});

test.each(['PO Box 12', 'P.O. BOX 12', 'p o box 12', 'P. O. Box 12', 'Post  Office Box 3', 'POB 7'])(
  '%s is a post office box',
  (line1) => {
    const address = { ...CLEAN_CLAIM.billingProvider.address!, line1 };
    const claim = { ...CLEAN_CLAIM, billingProvider: { ...CLEAN_CLAIM.billingProvider, address } };
    const codes = checkClaim(claim, { today: TODAY }).issues.map(({ code }) => code);
    expect(codes).toEqual(['edit.billing-address-po-box']);
  },
);

test('no message lets patient data through', () => {
  const secrets = ['Testperson', 'Ada', 'M0001', '1980-05-06', '5 Elm Street', '2026-03-02'];
  const texts = DEFECTS.flatMap(([, defect]) =>
    checkClaim(defect(CLEAN_CLAIM), { today: TODAY }).issues.map(
      (found) => JSON.stringify(found) + show(found),
    ),
  );
  expect(texts.length).toBeGreaterThanOrEqual(EDIT_CATALOG.length);
  expect(texts.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
});
