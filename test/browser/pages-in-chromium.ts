import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { addUser } from '../../src/app/access/users.js';
import { doneOf } from '../support/clinic-books.js';
import { layDecisions } from '../support/decision-requests.js';
import { fillPractice, openTestPages } from '../support/open-test-pages.js';
import { OPERATOR, type TestServer } from '../support/open-test-server.js';
import { renderRemittance } from '../support/render-remittance.js';
import { findUsabilityFaults } from './find-usability-faults.js';
import { HOSTILE_NAME, importHostileEncounters } from './import-hostile-encounters.js';
import { openBrowser } from './open-browser.js';

const NAME = 'manager';
const PASSWORD = 'slow-heron-brings-9-lanterns';

let service: TestServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** Whatever the browser had to say: scripts and styles that were refused, files that did not come, errors. */
const complaints: string[] = [];

beforeAll(async () => {
  service = await openTestPages();
  await fillPractice(service, 200);
  await layDecisions(service.services.unitOfWork, { ...OPERATOR, role: 'billing-manager' });
  doneOf(
    await addUser(service.services, OPERATOR, { name: NAME, role: 'billing-manager', password: PASSWORD }),
  );
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  await logIn();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await service?.close();
});

/** The way a person comes in: asks for a page, is led to the log-in, and from there to the page. */
async function logIn(): Promise<void> {
  await page.goto(`${service.url}/claims`);
  await page.getByLabel('Name').fill(NAME);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL(`${service.url}/claims`);
}

const heading = () => page.getByRole('heading', { level: 1 }).innerText();

/** Does what brings another page, and waits until that one has come. */
async function toNextPage(act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()]);
}

async function follow(selector: string): Promise<void> {
  await toNextPage(() => page.locator(selector).first().click());
}

const HELD = 'tbody a[href^="/claim-payments/"]';

/** Pages by the way to them: an address, and links to follow from there. */
const WAYS: readonly (readonly [name: string, path: string, links: readonly string[], title: RegExp])[] = [
  ['summary', '/', [], /^Summary$/],
  ['claims', '/claims', [], /^Claims$/],
  ['denials', '/denials', [], /^Denials$/],
  ['claim', '/denials', ['tbody th a'], /^Claim CW\d+$/],
  ['account', '/denials', ['tbody th a', '.standing a'], /^Account of /],
  ['work-items', '/work-items', [], /^Work items$/],
  ['accounts', '/accounts', [], /^Patient accounts$/],
  ['aging', '/aging', [], /^Aging$/],
  ['approvals', '/approvals', [], /^Approvals$/],
  ['legacy-claims', '/legacy-claims', [], /^Legacy claims$/],
  ['recoupments', '/recoupments?state=open', [], /^Recoupments$/],
  ['deposits', '/deposits', [], /^Deposits$/],
  ['adjustment-rules', '/adjustment-rules', [], /^Adjustment rules$/],
  ['remittances', '/remittances', [], /^Remittances$/],
  ['remittance', '/remittances', ['tbody th a'], /^Remittance \w+$/],
  ['claim-payment', '/work-items?kind=held-claim-payment', [HELD], /^Claim payment DECISION1$/],
  ['claim-payment-to-place', '/work-items?kind=unmatched-claim', [HELD], /^Claim payment \S+$/],
  ['paper-remittance', '/remittances', ['a[href="/remittances/paper"]'], /^Paper remittance$/],
  ['files', '/files', [], /^Files$/],
  ['file-preview', '/files', ['a[href="/files/preview"]'], /^Preview of a file$/],
  ['encounters', '/encounters?state=held', [], /^Encounters$/],
  ['docs', '/docs', [], /^API$/],
  ['second-factor', '/second-factor', [], /^Second factor$/],
];

describe.each(WAYS)('the page %s', (name, path, links, title) => {
  beforeAll(async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${service.url}${path}`);
    for (const link of links) await follow(link);
  });

  test('says where one is, and the browser has nothing against it', async () => {
    expect(await heading()).toMatch(title);
    expect(await page.title()).toContain(await heading());
    expect(complaints).toEqual([]);
    await keepPicture(name);
  });

  test('can be used by keyboard and by ear', async () => {
    expect(await page.evaluate(findUsabilityFaults)).toEqual([]);
  });

  test.each([
    ['on a narrow screen', 360],
    ['at 200 % of its size', 640],
  ])('fits %s', async (_, width) => {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

test('the first key leads past the links, to where the content begins', async () => {
  await page.goto(`${service.url}/claims`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
});

test('aging adds up and ties to the ledger, as the page shows it', async () => {
  await page.goto(`${service.url}/aging`);
  const rows = await page.locator('tbody tr, tfoot tr').allInnerTexts();
  const amounts = rows.map((row) => row.split('\t').slice(1, -1).map(centsIn));
  const parties = amounts.slice(0, -1);
  const all = amounts.at(-1)!;
  for (const row of amounts) expect(sumOf(row.slice(0, -1))).toBe(row.at(-1));
  expect(all.at(-1)).toBeGreaterThan(0);
  for (const [at, sum] of all.entries()) {
    expect(sumOf(parties.map((row) => row[at]!))).toBe(sum);
  }
  const tie = await page.locator('.tie').innerText();
  expect(centsIn(/stand at ([\d,.]+) there/.exec(tie)![1]!)).toBe(all.at(-1));
});

const sumOf = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

const centsIn = (text: string) => Number(text.replaceAll(/[,.]/g, ''));

test('a filter is kept from part to part', async () => {
  await page.goto(`${service.url}/claims`);
  await page.getByLabel('State').selectOption('adjudicated');
  await page.getByLabel('Order').selectOption('-charge');
  await toNextPage(() => page.getByRole('button', { name: 'Show' }).click());
  const [first] = await page.locator('tbody tr').allInnerTexts();
  await follow('a[rel=next]');
  const rows = await page.locator('tbody tr').allInnerTexts();
  expect(rows).not.toContain(first);
  expect(rows.filter((row) => !row.includes('Adjudicated'))).toEqual([]);
  expect(await page.getByLabel('State').inputValue()).toBe('adjudicated');
});

test('a search says nothing in the address', async () => {
  await page.goto(`${service.url}/accounts`);
  const name = await page.locator('tbody th').first().innerText();
  const last = name.split(',')[0]!;
  await page.getByLabel('Last name begins with').fill(last.toLowerCase());
  await toNextPage(() => page.getByRole('button', { name: 'Search' }).click());
  expect(page.url()).toBe(`${service.url}/accounts`);
  expect(await page.locator('tbody th').allInnerTexts()).toContain(name);
});

/** Types into the fields one after another, with the keyboard alone. */
async function typeFields(texts: readonly string[]): Promise<void> {
  for (const [at, text] of texts.entries()) {
    if (at > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
}

test('a paper remittance is put in by keyboard, mended where it is wrong, and lets a held payment go on', async () => {
  await page.goto(`${service.url}/remittances/paper`);
  await page.getByLabel('Claim number').first().focus();
  await typeFields(['DECISION1', '', '', '1512345678', '4711', '03012026', '', '30', 'CO', '45', '9']);
  await toNextPage(() => page.keyboard.press('Enter'));
  const paid = page.getByLabel('Paid');
  expect(await paid.getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator(`#${await paid.getAttribute('aria-describedby')}`).innerText()).toContain(
    '31.00',
  );
  expect(await page.getByLabel('Date of payment').inputValue()).toBe('2026-03-01');
  expect(await page.evaluate(findUsabilityFaults)).toEqual([]);
  await page.getByLabel('Amount 1').fill('10.00');
  await toNextPage(() => page.getByRole('button', { name: 'Record and post' }).click());
  expect(await page.getByRole('status').innerText()).toContain('The claim payment is posted');
  expect(complaints.splice(0).filter((each) => !each.includes('422'))).toEqual([]);
  await page.goto(`${service.url}/work-items?kind=held-claim-payment`);
  expect(await page.locator(HELD).count()).toBe(0);
});

test('a file is seen entry by entry before it is received', async () => {
  await page.goto(`${service.url}/files/preview`);
  const claims = ['NOBODYS7 1234.50 P7', 'NOBODYS8 40 P8'];
  const rendered = { trace: 'SOON1', date: '20260310', plb: ['L6 -2', 'WO:P7 20'], receiver: 'ELLERYFM' };
  const text = Buffer.from(renderRemittance({ ...rendered, claims })).toString();
  // To the clinic of the simulator, for trial.
  const sent = text.replace('*0*P*', '*0*T*').replace('*PAYER*RIVERSIDE*', '*PAYER*ELLERYFM*');
  const buffer = Buffer.from(sent.replaceAll('1999999984', '1344276914'));
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'era.835', mimeType: 'text/plain', buffer });
  await toNextPage(() => page.getByRole('button', { name: 'Preview' }).click());
  expect(await page.getByRole('status').innerText()).toContain('Nothing of it has been done');
  const entries = page.getByRole('region', { name: 'Entries' }).locator('tbody tr');
  expect(await entries.count()).toBe(4);
  expect(await page.evaluate(findUsabilityFaults)).toEqual([]);
  for (const width of [360, 640]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  }
  expect(complaints).toEqual([]);
});

test('names that are markup are text on every page that shows them', async () => {
  await importHostileEncounters(service);
  const shown: string[] = [];
  for (const path of ['/', '/claims', '/accounts', '/files']) {
    await page.goto(`${service.url}${path}`);
    if (path === '/accounts') {
      await page.getByLabel('Last name begins with').fill(HOSTILE_NAME.slice(0, 12));
      await toNextPage(() => page.getByRole('button', { name: 'Search' }).click());
    }
    expect(await page.locator('script, img').count()).toBe(0);
    if ((await page.locator('main').innerText()).includes(HOSTILE_NAME)) shown.push(path);
  }
  expect(shown).toEqual(['/', '/claims', '/accounts', '/files']);
  await page.goto(`${service.url}/claims`);
  await toNextPage(() => page.getByRole('link', { name: HOSTILE_NAME }).first().click());
  expect(await heading()).toContain(HOSTILE_NAME);
  expect(complaints).toEqual([]);
});

test('what the simulator sent can be taken home', async () => {
  await page.goto(`${service.url}/files?kind=835`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: /^Download / })
      .first()
      .click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString('latin1')).toMatch(/^ISA\*/);
});

test('after the way out the pages are closed, also by the way back', async () => {
  await page.goto(`${service.url}/claims`);
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.waitForURL(`${service.url}/login`);
  await page.goBack();
  expect(await heading()).toBe('Log in');
  expect(complaints).toEqual([]);
});

/** Pages whose pictures are kept, with the place on the page and the height that is enough to see what they are. */
const PICTURES: Readonly<Record<string, readonly [anchor: string, height: number]>> = {
  claims: ['#main', 540],
  claim: ['#main', 800],
  aging: ['#main', 400],
  remittance: ['#certificate', 620],
  docs: ['#operation-listClaims', 540],
};

/** Where PICTURES_DIR names a folder, the page as it stands is kept there. */
async function keepPicture(name: string): Promise<void> {
  const [folder, picture] = [process.env['PICTURES_DIR'], PICTURES[name]];
  if (folder === undefined || picture === undefined) return;
  const [anchor, height] = picture;
  await page.setViewportSize({ width: 1280, height });
  await page.evaluate(`document.querySelector('${anchor}').scrollIntoView()`);
  if (anchor === '#main') await page.evaluate('scrollTo(0, 0)');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
