import { type LaidApprovals, layApprovals } from '../support/approval-requests.js';
import { decisionRequests, type LaidDecisions, layDecisions } from '../support/decision-requests.js';
import { type FilledServer, fillServer } from '../support/fill-server.js';
import { OPERATOR, openTestServer, type TestServer } from '../support/open-test-server.js';
import { layPatientMoney, type PatientMoney } from '../support/patient-requests.js';

let service: TestServer;
let ours: FilledServer;
let laid: LaidDecisions;
let approvals: LaidApprovals;
let money: PatientMoney;
let manager: string;
let stranger: string;

beforeAll(async () => {
  service = await openTestServer();
  ours = await fillServer(service, 'main');
  manager = await service.token('billing-manager');
  laid = await layDecisions(service.services.unitOfWork, { ...OPERATOR, role: 'billing-manager' });
  stranger = await service.token('billing-manager', { practiceId: 'other' });
  approvals = await layApprovals(service, ours);
  money = await layPatientMoney(service);
}, 180_000);

afterAll(async () => {
  await service.close();
});

/** A path with an id of ours for every route that takes one. */
const pathsWithIds = () => [
  `/api/v1/claims/${ours.claimId}`,
  `/api/v1/claims/${ours.claimId}/fhir`,
  `/api/v1/remittances/${ours.remittanceId}/fhir`,
  `/api/v1/submissions/${ours.submissionId}`,
  `/api/v1/files/${ours.fileId}`,
  `/api/v1/files/${ours.fileId}/content`,
  `/api/v1/remittances/${ours.remittanceId}`,
  `/api/v1/remittances/${ours.remittanceId}/claim-payments`,
  `/api/v1/remittances/${ours.remittanceId}/certificate`,
  `/api/v1/remittances/${ours.remittanceId}/certificate/claim-payments`,
  `/api/v1/files/${ours.remittanceFileId}/certificates`,
  `/api/v1/files/${ours.remittanceFileId}/segments?byteOffset=${ours.paymentOffset}`,
  `/api/v1/files/${approvals.partPlace}/payment`,
  `/api/v1/claims/${ours.claimId}/balance-explanation`,
  `/api/v1/patient-accounts/${ours.patientAccountId}/balance-explanation`,
  `/api/v1/claim-payments/${laid.unmatchedId}/suggestions`,
  // The first version is of before any settings, and everybody has it.
  '/api/v1/practice/versions/2',
  `/api/v1/patient-accounts/${ours.patientAccountId}`,
  `/api/v1/patient-accounts/${ours.patientAccountId}/ledger`,
  `/api/v1/patient-accounts/${ours.patientAccountId}/payments`,
];

describe('Z2: what belongs to another practice is not there', () => {
  test('every route that takes an id is tried', () => {
    const withIds = service.server.table().filter(({ path }) => path.includes('{'));
    expect(withIds.filter(({ method }) => method === 'get')).toHaveLength(pathsWithIds().length);
    // Those that write are tried by themselves below.
    const decisions = [...decisionRequests(laid).keys()].map((route) => route.replace('POST ', ''));
    const others = [
      'adjustment-rules/{ruleId}/end',
      'approvals/{approvalId}/approve',
      'approvals/{approvalId}/decline',
    ];
    const writing = withIds.filter(({ method }) => method !== 'get').map(({ path }) => path);
    expect(writing.sort()).toEqual([...decisions, ...others.map((path) => `/api/v1/${path}`)].sort());
  });

  test('each answers its own practice, and 404 the other, with a row in the audit of the other', async () => {
    for (const path of pathsWithIds()) {
      expect([path, (await service.call('GET', path, { token: manager })).status]).toEqual([path, 200]);
      const answer = await service.call('GET', path, { token: stranger });
      expect([path, answer.status, answer.body?.code]).toEqual([path, 404, 'unknown']);
      const [row] = await service.store.dataSource.query<{ outcome: string; reason: string }[]>(
        `SELECT outcome, reason FROM audit_rows WHERE practice_id = 'other' ORDER BY sequence DESC LIMIT 1`,
      );
      expect(row).toEqual({ outcome: 'refused', reason: 'unknown' });
    }
  });

  test('a row of the decision table is ended by its own practice alone', async () => {
    const rule = { reasonCode: '45', meaning: 'contractual', effectiveFrom: '2099-01-01' };
    const added = await service.call('POST', '/api/v1/adjustment-rules', { token: manager, body: rule });
    expect(added.status).toBe(201);
    const path = `/api/v1/adjustment-rules/${added.body.ruleId}/end`;
    const body = { effectiveTo: '2099-12-31' };
    expect((await service.call('POST', path, { token: stranger, body })).status).toBe(404);
    expect((await service.call('POST', path, { token: manager, body })).status).toBe(200);
  });

  test('an approval is decided in its own practice alone, and asks for nothing of another', async () => {
    const { toApprove, toDecline, bodies } = approvals;
    const note = { note: 'past the last day' };
    for (const [token, statuses] of [
      [stranger, [404, 404]],
      [manager, [201, 201]],
    ] as const) {
      const declined = await service.call('POST', `/api/v1/approvals/${toDecline}/decline`, {
        token,
        body: note,
      });
      const approved = await service.call('POST', `/api/v1/approvals/${toApprove}/approve`, {
        token,
        body: note,
      });
      expect([declined.status, approved.status]).toEqual(statuses);
    }
    const requests = ['denials/write-offs', 'denials/billings', 'patient-accounts/write-offs'];
    for (const route of [...requests, 'work-items/variances', 'work-items/parts']) {
      const body = bodies[`POST /api/v1/${route}`];
      const asked = await service.call('POST', `/api/v1/${route}`, { token: stranger, body });
      expect([route, asked.status, asked.body.code]).toEqual([route, 404, 'unknown']);
    }
  });

  test('what a person decides is decided in its own practice alone', async () => {
    for (const { path, body } of decisionRequests(laid).values()) {
      const answer = await service.call('POST', `/api/v1/${path}`, { token: stranger, body });
      expect([path, answer.status, answer.body?.code]).toEqual([path, 404, 'unknown']);
      expect([
        path,
        (await service.call('POST', `/api/v1/${path}`, { token: manager, body })).status,
      ]).toEqual([path, 201]);
    }
  });

  test('money of patients is applied and returned in its own practice alone', async () => {
    for (const { path, body } of money.requests.values()) {
      const answer = await service.call('POST', `/api/v1/${path}`, { token: stranger, body });
      expect([path, answer.status, answer.body?.code]).toEqual([path, 404, 'unknown']);
      const own = await service.call('POST', `/api/v1/${path}`, { token: manager, body });
      expect([path, own.status]).toEqual([path, 201]);
    }
  });

  test('lists and searches of the other practice are empty', async () => {
    for (const path of [
      'claims',
      'encounters',
      'files',
      'submissions',
      'remittances',
      'denials',
      'patient-accounts',
    ]) {
      const answer = await service.call('GET', `/api/v1/${path}`, { token: stranger });
      expect([path, answer.body]).toEqual([path, { items: [] }]);
    }
    const body = { patientName: ours.lastName };
    const found = await service.call('POST', '/api/v1/claims/search', { token: manager, body });
    expect(found.body.items.length).toBeGreaterThan(0);
    expect((await service.call('POST', '/api/v1/claims/search', { token: stranger, body })).body).toEqual({
      items: [],
    });
  });
});

test('Z3: a cursor of one account opens no page of another', async () => {
  const [one, other] = ours.accountIds;
  const first = await service.call('GET', `/api/v1/patient-accounts/${one}/ledger?limit=1`, {
    token: manager,
  });
  const cursor = first.body.nextCursor;
  expect(typeof cursor).toBe('string');
  const next = await service.call('GET', `/api/v1/patient-accounts/${one}/ledger?limit=1&cursor=${cursor}`, {
    token: manager,
  });
  expect(next.body.items[0].sequence).toBeGreaterThanOrEqual(first.body.items[0].sequence);
  const bent = await service.call(
    'GET',
    `/api/v1/patient-accounts/${other}/ledger?limit=1&cursor=${cursor}`,
    { token: manager },
  );
  expect([bent.status, bent.body.issues[0].code]).toEqual([400, 'request.cursor']);
});

describe('Z4: a body sets only what its route takes', () => {
  const extras = ['role', 'practiceId', 'postedBy', 'balance', 'approvedBy', 'status'];

  test.each([
    ['POST', '/api/v1/claims/search', {}],
    ['POST', '/api/v1/patient-accounts/search', { name: 'A' }],
    ['POST', '/api/v1/encounters', { resourceType: 'Bundle', type: 'collection', entry: [] }],
    ['POST', '/api/v1/sessions', { name: 'a', password: 'b' }],
  ])('%s %s', async (method, path, body) => {
    for (const extra of extras) {
      // Log-in takes the practice that is logged in to; everybody else has one already.
      if (path.endsWith('/sessions') && extra === 'practiceId') continue;
      const answer = await service.call(method, path, { token: manager, body: { ...body, [extra]: 'x' } });
      expect([extra, answer.status, answer.body.issues[0].code]).toEqual([
        extra,
        400,
        'request.unknown-field',
      ]);
    }
  });

  test('the settings of a practice neither', async () => {
    for (const extra of extras.filter((name) => name !== 'practiceId')) {
      const body = { ...ours.practiceSettings, [extra]: 'x' };
      const answer = await service.call('PUT', '/api/v1/practice', { token: manager, body });
      expect([extra, answer.status]).toEqual([extra, 400]);
    }
  });
});

describe('Z5: what a role may not see leaves by no route', () => {
  test('initials stand for names, and birth dates and member ids are masked', async () => {
    const token = await service.token('compliance-reviewer');
    for (const path of [...pathsWithIds(), '/api/v1/claims', '/api/v1/denials', '/api/v1/patient-accounts']) {
      // Raw files and whole records are rights of their own.
      if (/content$|claims.*fhir$/.test(path)) continue;
      const { text } = await service.call('GET', path, { token });
      for (const hidden of [ours.lastName, ours.birthDate, ours.memberId]) {
        expect([path, hidden, text.includes(hidden)]).toEqual([path, hidden, false]);
      }
    }
  });

  test('a social security number under which a provider bills is shown to nobody', async () => {
    const ssn = '078051120';
    const { practiceSettings } = ours;
    const billingProvider = { ...practiceSettings.billingProvider, taxId: ssn, taxIdQualifier: 'SY' };
    const body = { ...practiceSettings, billingProvider };
    const changed = await service.call('PUT', '/api/v1/practice', { token: manager, body });
    expect(changed.status).toBe(204);
    const { text, headers } = await service.call('GET', '/api/v1/practice', { token: manager });
    expect(text).not.toContain(ssn);
    expect(text).toContain('*****1120');
    // What was read can be told from what stands now, and a stale one replaces nothing.
    const stale = { 'if-match': '"something-else"' };
    const kept = await service.call('PUT', '/api/v1/practice', { token: manager, body, headers: stale });
    expect([kept.status, kept.body.code]).toEqual([409, 'conflict']);
    const { body: versions } = await service.call('GET', '/api/v1/practice/versions', { token: manager });
    const [latest] = versions.items;
    expect(latest).toMatchObject({ changed: ['billingProvider'], recordedBy: expect.any(String) });
    const path = `/api/v1/practice/versions/${latest.version}`;
    const version = await service.call('GET', path, { token: manager });
    expect(version.text).not.toContain(ssn);
    expect(version.body.settings.billingProvider.taxId).toBe('*****1120');
    const fresh = { 'if-match': headers.get('etag')! };
    const put = await service.call('PUT', '/api/v1/practice', {
      token: manager,
      body: practiceSettings,
      headers: fresh,
    });
    expect(put.status).toBe(204);
  });

  test('file names are not told to those who see no patients', async () => {
    const token = await service.token('auditor');
    const { body } = await service.call('GET', '/api/v1/files', { token });
    expect(body.items.map(({ name }: { name: string }) => name).join('')).toBe('');
  });
});

test('a body that did not change is not sent again', async () => {
  const path = `/api/v1/claims/${ours.claimId}`;
  const { headers } = await service.call('GET', path, { token: manager });
  const again = await service.call('GET', path, {
    token: manager,
    headers: { 'if-none-match': headers.get('etag')! },
  });
  expect([again.status, again.text]).toEqual([304, '']);
});

test('lists are walked to their end by cursors, each item once', async () => {
  const seen: string[] = [];
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const query = cursor ? `&cursor=${cursor}` : '';
    const { body } = await service.call('GET', `/api/v1/claims?sort=-charge&limit=3${query}`, {
      token: manager,
    });
    seen.push(...body.items.map(({ claimId }: { claimId: string }) => claimId));
    cursor = body.nextCursor;
  }
  // And the one that waits for decisions.
  expect(seen).toHaveLength(ours.claims + 1);
  expect(new Set(seen).size).toBe(ours.claims + 1);
});
