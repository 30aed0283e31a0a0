import { HUMAN_ROLES, type Role } from '../../src/app/actor.js';
import {
  renderAccount,
  renderDates,
  renderDiagnosis,
  renderDollars,
  renderInstant,
  renderParty,
  renderReason,
  renderSize,
  renderWord,
  separateThousands,
} from '../../src/web/parts/formats.js';
import { findHref, hrefWith } from '../../src/web/parts/links.js';
import { findHome, presentNavigation } from '../../src/web/parts/navigation.js';
import { presentPaging } from '../../src/web/parts/paging.js';
import { Table } from '../../src/web/parts/table.js';
import { renderDocument } from '../../src/web/render-document.js';
import { anonymousViewer } from '../../src/web/viewer.js';
import { dollars, listOf, viewerOf } from './support/made.js';
import { findAll, readHtml, textOf } from './support/read-html.js';

describe('formats', () => {
  test.each([
    ['0', '0.00'],
    ['999.99', '999.99'],
    ['1000', '1,000.00'],
    ['-1234567.8', '-1,234,567.80'],
    ['-100', '-100.00'],
  ])('%s dollars read %s', (given, shown) => {
    expect(renderDollars(dollars(given))).toBe(shown);
  });

  test.each([
    [separateThousands(1234567), '1,234,567'],
    [separateThousands('-12500.05'), '-12,500.05'],
    [renderWord('needs-work'), 'Needs work'],
    [renderWord('non-covered'), 'Non-covered'],
    [renderAccount('receivable.payer.1'), 'Receivable: payer 1'],
    [renderAccount('liability.patient-unapplied'), 'Liability: patient unapplied'],
    [renderAccount('payer.offset'), 'Payer: offset'],
    [renderParty('receivable.payer.2'), 'Payer 2'],
    [renderParty('receivable.patient'), 'Patient'],
    [renderReason('CO', '45'), 'CO-45 Above the contracted fee'],
    [renderReason('CO', 'X9'), 'CO-X9'],
    [renderReason(undefined, undefined), ''],
    [renderInstant('2026-07-02T14:05:59.123Z'), '2026-07-02 14:05 UTC'],
    [renderDates('2026-01-05', '2026-01-05'), '2026-01-05'],
    [renderDates('2026-01-05', '2026-01-07'), '2026-01-05 to 2026-01-07'],
    [renderSize(999), '999 B'],
    [renderSize(1_250_000), '1.3 MB'],
    [renderDiagnosis('E119'), 'E11.9'],
    [renderDiagnosis('I10'), 'I10'],
  ])('%s', (found, wanted) => {
    expect(found).toBe(wanted);
  });
});

describe('what a role sees of the ways to go', () => {
  const ALL = ['Summary', 'Claims', 'Denials', 'Work items', 'Accounts', 'Aging', 'Remittances', 'Files'];
  const WANTED: Readonly<Partial<Record<Role, readonly string[]>>> = {
    biller: [
      ...ALL.slice(0, 4),
      ...['Approvals', 'Legacy claims'],
      ...ALL.slice(4, 7),
      'Adjustment rules',
      'Files',
      'Encounters',
      'API',
    ],
    admin: ['Files', 'API'],
    'edi-integration': ['Files', 'Encounters', 'API'],
    auditor: [
      ...[
        ...ALL.slice(0, 4),
        ...['Approvals', 'Legacy claims'],
        ...ALL.slice(4, 6),
        'Recoupments',
        'Deposits',
        'Remittances',
        'Adjustment rules',
        'Files',
      ],
      ...['Encounters', 'API'],
    ],
  };

  test.each(Object.entries(WANTED))('%s', (role, titles) => {
    expect(presentNavigation(viewerOf(role as Role)).map(({ title }) => title)).toEqual(titles);
  });

  test('an action that is withheld takes its page away, and what leads there', () => {
    const viewer = viewerOf('biller', '/', ['claim.read', 'account.read']);
    expect(presentNavigation(viewer).map(({ title }) => title)).not.toContain('Claims');
    expect([findHref(viewer, 'claim', 'x'), findHref(viewer, 'account', 'x')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(findHref(viewer, 'remittance', 'x')).toBe('/remittances/x');
    expect(findHome(viewer)).toBe('/denials');
  });

  test('bytes of files are for those alone who may see them', () => {
    const roles = HUMAN_ROLES.filter((role) => findHref(viewerOf(role), 'fileContent', 'x') !== undefined);
    expect(roles).toEqual(['compliance-reviewer', 'billing-manager']);
  });

  test('nobody in particular sees none', () => {
    expect(presentNavigation(anonymousViewer('/login'))).toEqual([]);
    expect(findHref(anonymousViewer('/docs'), 'claim', 'x')).toBeUndefined();
  });

  test.each([
    ['/claims', 'Claims'],
    ['/claims/0199', 'Claims'],
    ['/', 'Summary'],
    ['/encounters', 'Encounters'],
  ])('at %s one is in %s', (path, title) => {
    const current = presentNavigation(viewerOf('biller', path)).filter(({ isCurrent }) => isCurrent);
    expect(current.map((entry) => entry.title)).toEqual([title]);
  });
});

describe('parts of a list', () => {
  test('the filter goes along, what is usual does not', () => {
    const list = listOf(['a'], { state: 'open', kind: undefined, openOnly: false }, { nextCursor: 'n.s' });
    const paging = presentPaging('/denials', list);
    expect(paging).toEqual({
      path: '/denials',
      shown: '1 shown',
      query: { state: 'open' },
      isFirst: true,
      nextCursor: 'n.s',
    });
    expect(hrefWith(paging.path, { ...paging.query, cursor: paging.nextCursor })).toBe(
      '/denials?state=open&cursor=n.s',
    );
  });

  test('another size of parts goes along too', () => {
    expect(presentPaging('/files', listOf([], {}, { limit: 20, isFirst: false }))).toEqual({
      path: '/files',
      shown: '0 shown',
      query: { limit: '20' },
      isFirst: false,
    });
  });

  test('the whole says so', () => {
    expect(presentPaging('/files', listOf([1, 2], {})).shown).toBe('All 2 shown');
  });
});

describe('a table', () => {
  const columns = [
    { title: 'Name', cell: (row: { name: string; sum: string }) => row.name },
    { title: 'Sum', isNumeric: true, cell: (row: { name: string; sum: string }) => row.sum },
  ];

  test('says what it is about, by row and by column', () => {
    const rows = [{ name: '<b>&"\'', sum: '1.00' }];
    const page = readHtml(
      renderDocument(
        <Table caption="Sums" columns={columns} rows={rows} totals={['All', '1.00']} empty="" />,
      ),
    );
    expect(findAll(page, 'caption').map(textOf)).toEqual(['Sums']);
    expect(findAll(page, 'th').map(({ attributes }) => attributes['scope'])).toEqual([
      'col',
      'col',
      'row',
      'row',
    ]);
    expect(findAll(page, 'th').map(textOf)).toEqual(['Name', 'Sum', '<b>&"\'', 'All']);
    expect(findAll(page, 'td').map(({ attributes }) => attributes['class'])).toEqual(['number', 'number']);
    expect(findAll(page, 'b')).toEqual([]);
  });

  test('without rows is a sentence', () => {
    const page = readHtml(renderDocument(<Table caption="Sums" columns={columns} rows={[]} empty="None." />));
    expect(textOf(page)).toBe('SumsNone.');
    expect(findAll(page, 'table')).toEqual([]);
  });
});
