import { fillPractice, openTestPages } from '../support/open-test-pages.js';
import type { TestService } from '../support/open-test-service.js';

let service: TestService;

beforeAll(async () => {
  service = await openTestPages();
  await fillPractice(service, 60);
}, 120_000);

afterAll(async () => {
  await service.close();
});

test('every page answers', async () => {
  const person = await service.person('billing-manager');
  for (const path of [
    '/',
    '/claims',
    '/denials',
    '/work-items',
    '/accounts',
    '/aging',
    '/remittances',
    '/files',
    '/encounters?state=held',
    '/docs',
    '/second-factor',
  ]) {
    const a = await service.call('GET', path, { person, headers: { accept: 'text/html' } });
    expect([path, a.status, a.text.slice(0, 15)]).toEqual([path, 200, '<!doctype html>']);
  }
}, 60_000);
