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

const MARK = '@@here@@';

/** Every text of a JSON value, one after the other, with the sign in its middle. */
function* bentTexts(value: object, sign: string): Generator<string> {
  let texts = 0;
  JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === 'string') texts += 1;
    return each;
  });
  for (let chosen = 1; chosen <= texts; chosen += 1) {
    let seen = 0;
    const marked = JSON.stringify(value, (_, each: unknown) => {
      if (typeof each !== 'string') return each;
      seen += 1;
      const middle = Math.floor(each.length / 2);
      return seen === chosen ? each.slice(0, middle) + MARK + each.slice(middle) : each;
    });
    yield marked.replace(MARK, sign);
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

const send = (method: string, path: string, body: string) =>
  service.call(method, path, { token, body, headers: JSON_TYPE });

test.each(SIGNS)(
  'H10: %s in any text of a bundle or practice file is no error of ours',
  async (sign) => {
    const isCharacter = !/u0000|ud/.test(sign);
    const statuses = new Set<number>();
    // Those that are characters are mapped and stored, which takes long: each goes into every other text.
    const texts = [...bentTexts(clinic.bundles[0]!, sign)];
    const own = isCharacter ? texts.filter((_, at) => at % 2 === SIGNS.indexOf(sign) % 2) : texts;
    for (const bent of own) {
      const answer = await send('POST', '/api/v1/encounters', bent);
      statuses.add(answer.status);
      expect([answer.status < 500, answer.text]).toEqual([true, answer.text]);
    }
    // What is a character comes as far as the mapping and the database.
    expect([...statuses].includes(200)).toBe(isCharacter);
    if (!isCharacter) expect([...statuses]).toEqual([400]);
    for (const bent of bentTexts({ ...clinic.practiceSettings, feeSchedule: [] }, sign)) {
      const answer = await send('PUT', '/api/v1/practice', bent);
      expect([answer.status < 500, answer.text]).toEqual([true, answer.text]);
    }
    await expectAlive(service);
  },
  120_000,
);
