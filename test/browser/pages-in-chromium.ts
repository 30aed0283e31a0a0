import type { Browser, Page } from 'playwright-core';
import { addUser } from '../../src/app/access/users.js';
import { fillPractice, openTestPages } from '../support/open-test-pages.js';
import { OPERATOR, type TestService } from '../support/open-test-service.js';
import { openBrowser } from './open-browser.js';

let service: TestService;
let browser: Browser;

beforeAll(async () => {
  service = await openTestPages();
  await fillPractice(service, 200);
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await service?.close();
});

test('shots', async () => {
  await addUser(service.services, OPERATOR, {
    name: 'manager',
    role: 'billing-manager',
    password: 'slow-heron-brings-9-lanterns',
  } as never);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page: Page = await context.newPage();
  page.on('console', (m) => process.stderr.write(`CONSOLE ${m.type()} ${m.text()}\n`));
  page.on('response', (r) => {
    if (r.status() >= 400) process.stderr.write(`STATUS ${r.status()} ${r.url()}\n`);
  });
  await page.goto(`${service.url}/claims`);
  process.stderr.write(page.url() + '\n');
  const shot = (n: string, full = false) =>
    page.screenshot({ path: `/tmp/cw-shots/${n}.png`, fullPage: full });
  await shot('login');
  await page.fill('#name', 'manager');
  await page.fill('#password', 'slow-heron-brings-9-lanterns');
  await page.click('button');
  await page.waitForLoadState();
  process.stderr.write(page.url() + '\n' + (await page.title()) + '\n');
  await shot('claims');
  for (const p of [
    '/',
    '/denials',
    '/work-items',
    '/accounts',
    '/aging',
    '/remittances',
    '/files',
    '/encounters?state=held',
    '/docs',
  ]) {
    await page.goto(service.url + p);
    await shot(p.split('?')[0]!.slice(1) || 'summary');
  }
  await page.goto(`${service.url}/denials`);
  await page.click('tbody a');
  await page.waitForLoadState();
  await shot('claim', true);
  await page.click('.standing a');
  await page.waitForLoadState();
  await shot('account', true);
  await page.goto(`${service.url}/remittances`);
  await page.click('tbody a');
  await page.waitForLoadState();
  await shot('remittance', true);
  await page.setViewportSize({ width: 380, height: 800 });
  await page.goto(`${service.url}/claims`);
  await shot('narrow');
}, 120_000);
