import { fillServer } from '../support/fill-server.js';
import { openTestServer, type TestServer } from '../support/open-test-server.js';

let service: TestServer;

beforeAll(async () => {
  service = await openTestServer();
});

afterAll(async () => {
  await service.close();
});

test('from encounters to aging, over HTTP alone', async () => {
  const filled = await fillServer(service, 'main');
  const token = await service.token('billing-manager');
  for (const path of ['denials', 'remittances', 'files', 'submissions', 'patient-accounts', 'encounters']) {
    const { body } = await service.call('GET', `/api/v1/${path}`, { token });
    expect([path, body.items.length > 0]).toEqual([path, true]);
  }
  const { body: claim } = await service.call('GET', `/api/v1/claims/${filled.claimId}`, { token });
  expect(claim.events[0]).toMatchObject({ from: 'none', cause: 'import' });
  expect(claim.entries[0]).toMatchObject({ kind: 'charge', credit: 'revenue.charges' });
  const { body: aging } = await service.call('GET', '/api/v1/aging', { token });
  expect([aging.tiesToLedger, aging.total.total]).toEqual([true, aging.ledgerTotal]);
}, 180_000);
