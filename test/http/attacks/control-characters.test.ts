import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { buildClinic } from '../../../src/simulator/clinic/build-clinic.js';
import { openTestServer, type TestServer } from '../../support/open-test-server.js';
import { expectAlive, leavingAllAsItWas } from './attack.js';

let service: TestServer;
let token: string;

const clinic = buildClinic({
  ...{ seed: 'controls', encounterCount: 2 },
  startDate: '2026-01-05' as CalendarDate,
  endDate: '2026-06-26' as CalendarDate,
});

beforeAll(async () => {
  service = await openTestServer();
  token = await service.token('billing-manager');
  const body = clinic.practiceSettings;
  expect((await service.call('PUT', '/api/v1/practice', { token, body })).status).toBe(204);
});

afterAll(async () => {
  await service?.close();
});

/** As JSON writes them: PostgreSQL takes neither a NUL nor half of a pair. */
const SIGNS = [
  String.raw`\u0000`,
  String.raw`\ud800`,
  String.raw`\udc00x`,
  String.raw`\u001b[31m`,
  String.raw`\r\n`,
];

const JSON_TYPE = { 'content-type': 'application/json' };

/** Every text of a JSON value, one after the other, with the sign within it. */
function* bentTexts(value: unknown, sign: string): Generator<string> {
  const text = JSON.stringify(value);
  // A text that is no key: it is not followed by a colon.
  for (const found of text.matchAll(/"((?:[^"\\]|\\.)*)"(?!:)/g)) {
    const middle = found.index + 1 + Math.floor(found[1]!.length / 2);
    yield text.slice(0, middle) + sign + text.slice(middle);
  }
}

test.each(SIGNS)('H10: %s in any text of a search or log-in is 400', async (sign) => {
  const bodies = [
    [
      '/api/v1/claims/search',
      {
        patientControlNumber: 'aa',
        payerControlNumber: 'aa',
        patientName: 'aa',
        memberId: 'aa',
        payerId: 'aa',
      },
    ],
    ['/api/v1/patient-accounts/search', { name: 'aa' }],
    ['/api/v1/sessions', { practiceId: 'aa', name: 'aa' }],
  ] as const;
  for (const [path, body] of bodies) {
    for (const bent of bentTexts(body, sign)) {
      const answer = await leavingAllAsItWas(service, () =>
        service.call('POST', path, { token, body: bent, headers: JSON_TYPE }),
      );
      expect([path, bent, answer.status]).toEqual([path, bent, 400]);
    }
  }
});

test.each(SIGNS)(
  'H10: %s in any text of a bundle or practice file is no error of ours',
  async (sign) => {
    const [bundle] = clinic.bundles;
    for (const bent of bentTexts(bundle, sign)) {
      const answer = await service.call('POST', '/api/v1/encounters', {
        token,
        body: bent,
        headers: JSON_TYPE,
      });
      expect([bent.includes(sign), answer.status < 500, answer.text]).toEqual([true, true, answer.text]);
    }
    const { billingProvider, practitioners } = clinic.practiceSettings;
    for (const bent of bentTexts(
      { ...clinic.practiceSettings, billingProvider, practitioners, feeSchedule: [] },
      sign,
    )) {
      const answer = await service.call('PUT', '/api/v1/practice', { token, body: bent, headers: JSON_TYPE });
      expect([answer.status < 500, answer.text]).toEqual([true, answer.text]);
    }
    await expectAlive(service);
  },
  120_000,
);
