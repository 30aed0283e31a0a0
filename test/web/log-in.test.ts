import { TOTP } from 'otpauth';
import { openTestPages } from '../support/open-test-pages.js';
import { type Answer, cookieOf, type Person, type TestServer } from '../support/open-test-server.js';
import { findAll, readHtml, textOf } from './support/read-html.js';

let service: TestServer;
let strict: TestServer;
let person: Person;

beforeAll(async () => {
  service = await openTestPages();
  strict = await openTestPages({ requireSecondFactor: true });
  person = await service.person('biller');
});

afterAll(async () => {
  await service.close();
  await strict.close();
});

const HTML = { accept: 'text/html' };

function submit(to: TestServer, path: string, fields: Record<string, string>, headers: object = {}) {
  return to.call('POST', path, {
    body: new URLSearchParams(fields).toString(),
    headers: { ...HTML, 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
}

const goesTo = ({ status, headers }: Answer) => [status, headers.get('location')];

/** Of the hidden fields of the page's last form. */
function hiddenFields(html: string): Record<string, string> {
  const form = findAll(readHtml(html), 'form').at(-1)!;
  const hidden = findAll(form, 'input').filter(({ attributes }) => attributes['type'] === 'hidden');
  return Object.fromEntries(hidden.map(({ attributes }) => [attributes['name']!, attributes['value']!]));
}

test('who is not known is led to the log-in, and from there to the page', async () => {
  const asked = await service.call('GET', '/denials', { headers: HTML });
  expect(goesTo(asked)).toEqual([303, '/login?next=%2Fdenials']);
  const form = await service.call('GET', '/login?next=%2Fdenials', { headers: HTML });
  const { name, password } = person;
  const entered = await submit(service, '/login', {
    ...hiddenFields(form.text),
    name,
    password,
    practiceId: 'main',
  });
  expect(goesTo(entered)).toEqual([303, '/denials']);
  const setCookie = entered.headers.get('set-cookie')!;
  for (const part of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) expect(setCookie).toContain(part);
  const page = await service.call('GET', '/denials', { headers: { ...HTML, cookie: cookieOf(entered) } });
  expect(page.status).toBe(200);
});

test.each([
  ['a wrong password', { password: 'wrong' }],
  ['an unknown name', { name: 'nobody' }],
  ['a name that is none', { name: "x' or 1=1" }],
  ['an empty form', { name: '', password: '' }],
  ['a practice that is none', { practiceId: 'elsewhere' }],
])('%s is told in the same words', async (_, changed) => {
  const { name, password } = person;
  const answer = await submit(service, '/login', { name, password, practiceId: 'main', ...changed });
  const page = readHtml(answer.text);
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null]);
  const alert = findAll(page, 'p').find(({ attributes }) => attributes['role'] === 'alert');
  expect(textOf(alert!)).toBe(
    'Name, password or code do not belong together, or the account cannot be used now.',
  );
  expect(answer.text).not.toContain(password);
});

test.each([
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/a?b',
  'javascript:1',
])('a link to the log-in leads not to %s', async (next) => {
  const { name, password } = person;
  const link = await service.call('GET', `/login?next=${encodeURIComponent(next)}`, { headers: HTML });
  const form = await submit(service, '/login', { name, password, practiceId: 'main', next });
  expect([link.status, form.status, form.headers.get('set-cookie')]).toEqual([400, 400, null]);
});

test('another site can send none of our forms', async () => {
  const { name, password } = person;
  const fields = { name, password, practiceId: 'main' };
  const foreign = await submit(service, '/login', fields, { origin: 'https://elsewhere.example' });
  expect(foreign.status).toBe(403);
  for (const csrf of ['', 'wrong', 'x'.repeat(43)]) {
    const out = await submit(service, '/logout', { csrf }, { cookie: person.cookie });
    expect([csrf, out.status]).toEqual([csrf, 403]);
  }
});

test('after ten tries in a minute an account has to wait', async () => {
  const other = await service.person('biller');
  const statuses: number[] = [];
  for (let tries = 0; tries < 11; tries += 1) {
    const answer = await submit(service, '/login', {
      name: other.name,
      password: 'wrong',
      practiceId: 'main',
    });
    statuses.push(answer.status);
    if (answer.status === 429) expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  }
  // The log-in of the person itself was the first.
  expect(statuses).toEqual([...Array(9).fill(401), 429, 429]);
}, 60_000);

test('where a second factor is wanted, nothing else is shown before there is one', async () => {
  const { name, password, cookie } = await strict.person('biller');
  const own = { headers: { ...HTML, cookie } };
  expect(goesTo(await strict.call('GET', '/claims', own))).toEqual([303, '/second-factor']);
  const entered = await submit(strict, '/login', { name, password, practiceId: 'main', next: '/claims' });
  expect(goesTo(entered)).toEqual([303, '/second-factor']);

  const offered = await strict.call('GET', '/second-factor', own);
  expect(findAll(readHtml(offered.text), 'nav')).toEqual([]);
  const page = readHtml(offered.text);
  const secret = textOf(findAll(page, 'code')[0]!).replaceAll(' ', '');
  const code = () => new TOTP({ secret }).generate({ timestamp: strict.clock.now().getTime() });

  const wrong = await submit(
    strict,
    '/second-factor',
    { ...hiddenFields(offered.text), code: '000000' },
    { cookie },
  );
  expect(wrong.status).toBe(422);
  expect(textOf(readHtml(wrong.text))).toContain('The code is not one of this second factor at this time');
  const right = await submit(
    strict,
    '/second-factor',
    { ...hiddenFields(wrong.text), code: code() },
    { cookie },
  );
  expect(goesTo(right)).toEqual([303, '/']);
  const working = { headers: { ...HTML, cookie: cookieOf(right) } };
  expect((await strict.call('GET', '/claims', working)).status).toBe(200);
  expect(textOf(readHtml((await strict.call('GET', '/second-factor', working)).text))).toContain(
    'Your account has a second factor.',
  );

  const without = await submit(strict, '/login', { name, password, practiceId: 'main' });
  expect([without.status, without.headers.get('set-cookie')]).toEqual([401, null]);
  expect(textOf(readHtml(without.text))).toContain('type the code of your app as well');
  strict.clock.set('2026-03-02T15:05:00.000Z');
  const complete = await submit(strict, '/login', { name, password, practiceId: 'main', code: code() });
  expect(goesTo(complete)).toEqual([303, '/']);
});

test('the description is for who has logged in or sits at the machine', async () => {
  const here = await strict.call('GET', '/docs', { headers: HTML });
  expect(here.status).toBe(200);
  expect(findAll(readHtml(here.text), 'nav').map(({ attributes }) => attributes['aria-label'])).toEqual([
    'Operations',
  ]);
  const elsewhere = await strict.call('GET', '/docs', {
    headers: { ...HTML, 'x-forwarded-for': '203.0.113.7' },
  });
  expect(goesTo(elsewhere)).toEqual([303, '/login?next=%2Fdocs']);
});
