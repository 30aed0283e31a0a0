import type { CalendarDate } from '../../schemas/calendar-date.js';
import { buildClinic } from '../../src/simulator/clinic/build-clinic.js';
import { answerSubmission } from '../../src/simulator/payer/answer-submission.js';
import { openTestService, type TestService } from '../support/open-test-service.js';

let service: TestService;

beforeAll(async () => {
  service = await openTestService();
});

afterAll(async () => {
  await service.close();
});

test('from encounters to aging, over HTTP alone', async () => {
  const clinic = buildClinic({
    seed: 'http',
    encounterCount: 60,
    startDate: '2026-01-05' as CalendarDate,
    endDate: '2026-06-26' as CalendarDate,
  });
  const manager = await service.token('billing-manager');
  const clearinghouse = await service.token('edi-integration');
  const configured = await service.call('PUT', '/api/v1/practice', {
    token: manager,
    body: clinic.practiceSettings,
  });
  expect([configured.status, configured.text]).toEqual([204, '']);
  for (const bundle of clinic.bundles) {
    const taken = await service.call('POST', '/api/v1/encounters', { token: clearinghouse, body: bundle });
    expect([taken.status, taken.text.slice(0, 400)]).toEqual([200, expect.anything()]);
  }
  const submitted = await service.call('POST', '/api/v1/submissions', { token: manager });
  expect([submitted.status, submitted.text.slice(0, 300)]).toEqual([201, expect.anything()]);
  const [submission] = submitted.body.submissions;
  const sent = await fetch(`${service.url}/api/v1/files/${submission.fileId}/content`, {
    headers: { authorization: `Bearer ${clearinghouse}` },
  });
  const interchange = new Uint8Array(await sent.arrayBuffer());
  const answers = answerSubmission({ seed: 'http', interchange, date: '2026-07-15' as CalendarDate });
  for (const [index, bytes] of [answers.acknowledgement999, ...answers.remittances].entries()) {
    const received = await service.call('POST', '/api/v1/files', {
      token: clearinghouse,
      body: bytes,
      headers: {
        'content-type': 'application/edi-x12',
        'content-disposition': `attachment; filename="answer-${index}"`,
      },
    });
    expect([received.status, received.body?.result]).toEqual([201, 'applied']);
  }
  const claims = await service.call('GET', '/api/v1/claims?limit=5', { token: manager });
  expect(claims.status).toBe(200);
  const detail = await service.call('GET', `/api/v1/claims/${claims.body.items[0].claimId}`, {
    token: manager,
  });
  expect([detail.status, detail.body?.claimId]).toEqual([200, claims.body.items[0].claimId]);
  for (const path of ['denials', 'work-items', 'remittances', 'files', 'submissions', 'patient-accounts']) {
    const list = await service.call('GET', `/api/v1/${path}`, { token: manager });
    expect([path, list.status]).toEqual([path, 200]);
    expect(list.body.items.length).toBeGreaterThan(0);
  }
  const aging = await service.call('GET', '/api/v1/aging', { token: manager });
  expect([aging.status, aging.body?.tiesToLedger]).toEqual([200, true]);
});
