import { HUMAN_ROLES, type Role } from '../../src/app/actor.js';
import { type Action, isPermitted } from '../../src/app/permissions.js';
import { layDecisions } from '../support/decision-requests.js';
import { fillPractice, openTestPages } from '../support/open-test-pages.js';
import { cookieOf, OPERATOR, type Person, type TestServer } from '../support/open-test-server.js';
import { findAll, type HtmlElement, readHtml, tableRows, textOf } from './support/read-html.js';

let service: TestServer;
const people = new Map<Role, Person>();

beforeAll(async () => {
  service = await openTestPages();
  await fillPractice(service, 80);
  for (const role of HUMAN_ROLES) people.set(role, await service.person(role));
}, 180_000);

afterAll(async () => {
  await service.close();
});

const HTML = { accept: 'text/html' };

async function get(path: string, role: Role = 'billing-manager') {
  const answer = await service.call('GET', path, { person: people.get(role)!, headers: HTML });
  return { ...answer, page: answer.text === '' ? undefined : readHtml(answer.text) };
}

function submit(path: string, fields: Record<string, string>, person?: Pick<Person, 'cookie'>) {
  const headers = { ...HTML, ...(person && { cookie: person.cookie }) };
  const body = new URLSearchParams(fields).toString();
  return service.call('POST', path, {
    body,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  });
}

const hrefsOf = (page: HtmlElement) => findAll(page, 'a').map(({ attributes }) => attributes['href']!);

async function firstHref(path: string, pattern: RegExp): Promise<string> {
  const { page } = await get(path);
  const href = hrefsOf(page!).find((each) => pattern.test(each));
  if (href === undefined) throw new Error(`${path} leads to nothing like ${pattern}`);
  return href;
}

const LISTS: readonly (readonly [path: string, action: Action, heading: string])[] = [
  ['/claims', 'claim.read', 'Claims'],
  ['/denials', 'denial.read', 'Denials'],
  ['/work-items', 'work-item.read', 'Work items'],
  ['/accounts', 'account.read', 'Patient accounts'],
  ['/aging', 'aging.read', 'Aging'],
  ['/approvals', 'approval.read', 'Approvals'],
  ['/legacy-claims', 'approval.read', 'Legacy claims'],
  ['/recoupments', 'recoupment.read', 'Recoupments'],
  ['/deposits', 'deposit.read', 'Deposits'],
  ['/remittances', 'remittance.read', 'Remittances'],
  ['/remittances/paper', 'remittance.record', 'Paper remittance'],
  ['/files', 'file.list', 'Files'],
  ['/files/preview', 'file.preview', 'Preview of a file'],
  ['/adjustment-rules', 'adjustment-rule.read', 'Adjustment rules'],
  ['/encounters', 'encounter.read', 'Encounters'],
  ['/docs', 'docs.read', 'API'],
];

describe('every role at every page', () => {
  const cases = HUMAN_ROLES.flatMap((role) => LISTS.map((list) => [role, ...list] as const));

  test.each(cases)('%s at %s', async (role, path, action, heading) => {
    const { status, page } = await get(path, role);
    const isAllowed = isPermitted({ role }, action);
    expect([status, textOf(findAll(page!, 'h1')[0]!)]).toEqual(
      isAllowed ? [200, heading] : [403, 'Your role may not do this'],
    );
  });

  test.each([
    ['billing-manager', 200, undefined],
    ['admin', 303, '/files'],
  ] as const)('the first page takes the %s where there is work', async (role, status, location) => {
    const answer = await get('/', role);
    expect([answer.status, answer.headers.get('location') ?? undefined]).toEqual([status, location]);
  });

  test('who reads masked sees initials, in lists and in titles', async () => {
    const rows = tableRows((await get('/accounts', 'auditor')).page!, 'Patient accounts').slice(1);
    expect(rows.length).toBeGreaterThan(5);
    for (const [name, born] of rows)
      expect([name, born]).toEqual([expect.stringMatching(/^\p{L}\., \p{L}\.$/u), '']);
    const { page } = await get(await firstHref('/accounts', /^\/accounts\//), 'auditor');
    expect(textOf(findAll(page!, 'title')[0]!)).toMatch(/^Account of \p{L}\., \p{L}\. /u);
    const claim = await get(await firstHref('/claims', /^\/claims\/\w/), 'auditor');
    expect(textOf(claim.page!)).toMatch(/Member id\*{4}/);
  });
});

describe('what belongs together', () => {
  test('the ledger of a claim ends at what the list says is open', async () => {
    const path = await firstHref('/denials', /^\/claims\//);
    const { page } = await get(path);
    const ledger = tableRows(page!, 'Ledger of the claim');
    const open = ledger.at(-1)![ledger[0]!.indexOf('Open after')];
    expect(textOf(page!)).toContain(`Open ${open}`);
    expect(ledger.slice(1).map((row) => row.at(-1))).toEqual(
      ledger.slice(1).map(() => expect.stringMatching(/^(this claim|trace \w+)$/)),
    );
    expect(textOf(page!)).toContain('The steps end at the balance of the ledger: ');
    const hrefs = new Set(hrefsOf(page!).filter((each) => /^\/(remittances|accounts)\//.test(each)));
    // A step leads to the remittance at its claim payment.
    expect([...hrefs].some((href) => /\?from=(\d+)#claim-payment-\1$/.test(href))).toBe(true);
    for (const href of hrefs) {
      expect([href, (await get(href)).status]).toEqual([href, 200]);
    }
  });

  test('aging ties to the ledger', async () => {
    const { page } = await get('/aging');
    const [, ...rows] = tableRows(
      page!,
      'Open receivables in days since the last date of service, as of 2026-07-15',
    );
    const centsIn = (text: string) => Number(text.replaceAll(/[,.]/g, ''));
    for (const row of rows) {
      const amounts = row.slice(1, -1).map(centsIn);
      expect(amounts.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(amounts.at(-1));
    }
    const total = rows.at(-1)!.at(-2)!;
    expect(centsIn(total)).toBeGreaterThan(0);
    expect(textOf(page!)).toContain(`Ties to the ledger: the receivables stand at ${total} there as well.`);
    expect(textOf((await get('/')).page!)).toContain(`Ties to the ledger, which says ${total}.`);
  });

  test('as of an earlier day, less was known', async () => {
    const { page } = await get('/aging?asOf=2026-01-04&knownAt=');
    expect(textOf(page!)).toContain('Nothing is open.');
  });

  test('a remittance balances', async () => {
    const { page } = await get(await firstHref('/remittances', /^\/remittances\/[0-9a-f]/));
    expect(textOf(page!)).toMatch(/Balances: [\d,.]+ paid on claims less/);
    expect(textOf(page!)).toMatch(/All [\d,]+ terms stand in the file as the certificate says/);
    expect(tableRows(page!, 'Balance certificate').map((row) => row.at(-1))).toEqual([
      ...['Verdict', 'proves', 'proves', expect.stringMatching(/^(waits|none is expected)$/)],
    ]);
  });
});

describe('what a person decides', () => {
  const reason = 'Sent to the wrong practice';

  test('undoes a remittance and posts it again, and nobody else does', async () => {
    const path = await firstHref('/remittances', /^\/remittances\/[0-9a-f]/);
    const [manager, biller] = [people.get('billing-manager')!, people.get('biller')!];
    const asker = people.get('account-manager')!;
    const approve = async () => {
      const { page } = await get('/approvals');
      const actions = findAll(page!, 'form').map(({ attributes }) => attributes['action']!);
      const action = actions.find((each) => each.endsWith('/approve'))!;
      const answer = await submit(action, { note: '', csrf: manager.csrfToken }, manager);
      return [answer.status, answer.headers.get('location')];
    };
    const titles = async () => findAll((await get(path)).page!, 'h2').map(textOf);
    const change = async (name: string, person = manager) => {
      const answer = await submit(`${path}/${name}`, { reason, csrf: person.csrfToken }, person);
      return [answer.status, answer.headers.get('location') ?? undefined];
    };
    expect(await titles()).toContain('Undo it');
    expect(await change('undo', biller)).toEqual([403, undefined]);
    expect(await change('undo', asker)).toEqual([303, '/approvals?state=open']);
    expect(await titles()).toContain('Undo it');
    expect(await approve()).toEqual([303, '/approvals?state=executed']);
    expect(await titles()).toContain('Post it again');
    expect(await change('undo')).toEqual([409, undefined]);
    expect(await change('redo', asker)).toEqual([303, '/approvals?state=open']);
    expect(await approve()).toEqual([303, '/approvals?state=executed']);
    expect(await titles()).toContain('Undo it');
  });

  test('places a claim payment by its page', async () => {
    const operator = { ...OPERATOR, role: 'billing-manager' } as const;
    const { remittanceId, unmatchedId } = await layDecisions(service.services.unitOfWork, operator);
    const path = await firstHref(
      `/remittances/${remittanceId}`,
      new RegExp(`^/claim-payments/${unmatchedId}$`),
    );
    const person = people.get('biller')!;
    const match = (patientControlNumber: string) =>
      submit(`${path}/match`, { patientControlNumber, reason, csrf: person.csrfToken }, person);
    const refused = await match('NO-SUCH-CLAIM');
    expect([refused.status, refused.text.includes('No claim of the practice')]).toEqual([422, true]);
    expect((await match('DECISION1')).status).toBe(303);
    const { page } = await get(path, 'biller');
    expect(hrefsOf(page!).filter((href) => href.startsWith('/claims/'))).toHaveLength(1);
    const back = await submit(`${path}/unmatch`, { reason, csrf: person.csrfToken }, person);
    expect(back.status).toBe(303);
    expect(textOf((await get(path, 'biller')).page!)).toContain('Choose its claim');
  });
});

describe('lists in parts', () => {
  test('every claim comes once, and the filter goes along', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/claims?state=adjudicated&sort=-charge&limit=9';
    while (path !== undefined) {
      const { page } = await get(path);
      const rows = tableRows(page!, 'Claims').slice(1);
      expect(new Set(rows.map((row) => row[4]))).toEqual(new Set(['Adjudicated']));
      seen.push(...rows.map(([number]) => number!));
      path = hrefsOf(page!).find((href) => href.includes('cursor='));
    }
    expect(seen.length).toBeGreaterThan(18);
    expect(seen).toEqual([...new Set(seen)]);
  });

  test('of what was searched for the next part is asked in a body', async () => {
    const person = people.get('biller')!;
    const fields = { name: '', openOnly: '', limit: '1', csrf: person.csrfToken };
    const [letter] = tableRows((await get('/accounts')).page!, 'Patient accounts')[1]![0]!;
    const first = await submit('/accounts', { ...fields, name: letter! }, person);
    const page = readHtml(first.text);
    expect(first.status).toBe(200);
    expect(tableRows(page, 'Accounts found')[1]![0]![0]).toBe(letter);
    expect(hrefsOf(page).filter((href) => href.includes('name='))).toEqual([]);
    const form = findAll(page, 'form').find((each) => textOf(each) === 'Next part');
    const hidden =
      form && findAll(form, 'input').map(({ attributes }) => [attributes['name']!, attributes['value']!]);
    if (!hidden) throw new Error(`One account alone begins with ${letter}`);
    const next = readHtml((await submit('/accounts', Object.fromEntries(hidden), person)).text);
    expect(tableRows(next, 'Accounts found')[1]).not.toEqual(tableRows(page, 'Accounts found')[1]);
  });

  test('a claim is found by its number in any spelling', async () => {
    const person = people.get('biller')!;
    const [, [number = ''] = []] = tableRows((await get('/claims')).page!, 'Claims');
    const fields = { patientControlNumber: number.toLowerCase(), csrf: person.csrfToken };
    const found = readHtml((await submit('/claims', fields, person)).text);
    expect(
      tableRows(found, 'Claims found')
        .slice(1)
        .map(([each]) => each),
    ).toEqual([number]);
  });

  test.each([
    ['/claims?state=nonsense', 400],
    ['/claims?sort=id%3Bdrop', 400],
    ['/claims?limit=1000000', 400],
    ['/claims?cursor=abc.def', 400],
    ['/claims?other=1', 400],
    ['/claims?state=%00', 400],
    ['/claims/not-an-id', 404],
    ['/claims/01997b1e-5f00-7cc3-98c4-dc0c0c07398f', 404],
    ['/accounts/01997b1e-5f00-7cc3-98c4-dc0c0c07398f', 404],
    ['/remittances/01997b1e-5f00-7cc3-98c4-dc0c0c07398f', 404],
    ['/nowhere', 404],
  ])('%s is a page that says %i', async (path, status) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(findAll(answer.page!, 'h1')).toHaveLength(1);
    expect(answer.text).not.toContain('nonsense');
  });

  test('a cursor of one list is none of another', async () => {
    const { page } = await get('/claims?limit=5');
    const cursor = new URL(hrefsOf(page!).find((href) => href.includes('cursor='))!, service.url)
      .searchParams;
    expect((await get(`/claims?state=denied&limit=5&cursor=${cursor.get('cursor')}`)).status).toBe(400);
  });
});

test('style sheet and icon come to everybody, and once only', async () => {
  for (const [path, type] of [
    ['/assets/claimwright.css', 'text/css; charset=utf-8'],
    ['/assets/claimwright.svg', 'image/svg+xml'],
  ]) {
    const answer = await service.call('GET', path!);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    const again = await service.call('GET', path!, {
      headers: { 'if-none-match': answer.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  }
});

test('an answer of the pages is kept nowhere and runs nothing', async () => {
  const { headers } = await get('/claims');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self';");
});

test('the way out ends the session', async () => {
  const person = await service.person('biller');
  const out = await submit('/logout', { csrf: person.csrfToken }, person);
  expect([out.status, out.headers.get('location')]).toEqual([303, '/login']);
  expect(cookieOf(out)).toBe('claimwright_session=');
  const after = await service.call('GET', '/claims', { person, headers: HTML });
  expect([after.status, after.headers.get('location')]).toEqual([303, '/login?next=%2Fclaims']);
});
