import { type FilledServer, fillServer } from '../support/fill-server.js';
import { openTestServer, type TestServer } from '../support/open-test-server.js';
import { ROUTES_BY_ROLE } from './routes-by-role.js';

let service: TestServer;
let ours: FilledServer;
let token: string;

beforeAll(async () => {
  service = await openTestServer();
  ours = await fillServer(service, 'main');
  token = await service.token('billing-manager');
}, 180_000);

afterAll(async () => {
  await service.close();
});

interface Row {
  readonly action: string;
  readonly object_type: string | null;
  readonly object_id: string | null;
  readonly outcome: string;
  readonly request_id: string;
  readonly source_address: string;
}

const rowsOf = (requestId: string | null) =>
  service.store.dataSource.query<Row[]>(
    `SELECT action, object_type, object_id, outcome, request_id, source_address
     FROM audit_rows WHERE request_id = $1 ORDER BY sequence`,
    [requestId],
  );

/** What each route has to leave: the action, and what it was about. */
const EXPECTED = (): Readonly<
  Record<string, readonly [path: string, action: string, type: string, id?: string]>
> => ({
  'GET /api/v1/practice': ['practice', 'practice.configure', 'practice'],
  'PUT /api/v1/practice': ['practice', 'practice.configure', 'practice'],
  'POST /api/v1/encounters': ['encounters', 'claim.import', 'encounter'],
  'GET /api/v1/encounters': ['encounters', 'encounter.read', 'encounter'],
  'GET /api/v1/claims': ['claims', 'claim.read', 'claim'],
  'POST /api/v1/claims/search': ['claims/search', 'claim.read', 'claim'],
  'GET /api/v1/claims/{claimId}': [`claims/${ours.claimId}`, 'claim.read', 'claim', ours.claimId],
  'GET /api/v1/claims/{claimId}/fhir': [`claims/${ours.claimId}/fhir`, 'claim.export', 'claim', ours.claimId],
  'GET /api/v1/remittances/{remittanceId}/fhir': [
    `remittances/${ours.remittanceId}/fhir`,
    ...(['remittance.read', 'remittance', ours.remittanceId] as const),
  ],
  'POST /api/v1/submissions': ['submissions', 'claim.submit', 'submission'],
  'GET /api/v1/submissions': ['submissions', 'submission.read', 'submission'],
  'GET /api/v1/submissions/{submissionId}': [
    ...([`submissions/${ours.submissionId}`, 'submission.read', 'submission', ours.submissionId] as const),
  ],
  'POST /api/v1/files': ['files', 'file.receive', 'file'],
  'GET /api/v1/files': ['files', 'file.list', 'file'],
  'GET /api/v1/files/{fileId}': [`files/${ours.fileId}`, 'file.list', 'file', ours.fileId],
  'GET /api/v1/files/{fileId}/content': [`files/${ours.fileId}/content`, 'file.read', 'file', ours.fileId],
  'GET /api/v1/remittances': ['remittances', 'remittance.read', 'remittance'],
  'GET /api/v1/remittances/{remittanceId}': [
    ...([`remittances/${ours.remittanceId}`, 'remittance.read', 'remittance', ours.remittanceId] as const),
  ],
  'GET /api/v1/remittances/{remittanceId}/claim-payments': [
    `remittances/${ours.remittanceId}/claim-payments`,
    ...(['remittance.read', 'remittance', ours.remittanceId] as const),
  ],
  'GET /api/v1/denials': ['denials', 'denial.read', 'denial'],
  'GET /api/v1/work-items': ['work-items', 'work-item.read', 'work-item'],
  'GET /api/v1/patient-accounts': ['patient-accounts', 'account.read', 'patient-account'],
  'POST /api/v1/patient-accounts/search': ['patient-accounts/search', 'account.read', 'patient-account'],
  'GET /api/v1/patient-accounts/{patientAccountId}': [
    `patient-accounts/${ours.patientAccountId}`,
    ...(['account.read', 'patient-account', ours.patientAccountId] as const),
  ],
  'GET /api/v1/patient-accounts/{patientAccountId}/ledger': [
    `patient-accounts/${ours.patientAccountId}/ledger`,
    ...(['account.read', 'patient-account', ours.patientAccountId] as const),
  ],
  'GET /api/v1/aging': ['aging', 'aging.read', 'aging'],
});

/** Routes that read and write nothing of a patient or of money. */
const UNAUDITED = ['GET /metrics', 'GET /openapi.json', 'GET /api/v1/sessions/current'];

const bodyOf = (route: string): unknown => {
  if (route === 'PUT /api/v1/practice') return ours.practiceSettings;
  if (route === 'POST /api/v1/encounters')
    return { resourceType: 'Bundle', type: 'collection', entry: [ENCOUNTER] };
  if (route === 'POST /api/v1/files') return new TextEncoder().encode('not an interchange');
  if (route === 'POST /api/v1/patient-accounts/search') return { name: 'A' };
  return route === 'POST /api/v1/claims/search' ? {} : undefined;
};

const ENCOUNTER = { resource: { resourceType: 'Encounter', id: 'e-1', status: 'planned' } };

test('every route with a policy is in one of the lists', () => {
  const listed = [...Object.keys(EXPECTED()), ...UNAUDITED];
  const policed = Object.entries(ROUTES_BY_ROLE).filter(([, cells]) => cells !== 'open');
  const own = policed.map(([route]) => route).filter((route) => !route.includes('/sessions/current'));
  expect([...own, 'GET /api/v1/sessions/current'].sort()).toEqual(listed.sort());
});

test('each route leaves its row: who, what, about what, from where, under which request', async () => {
  for (const [route, [path, action, type, id]] of Object.entries(EXPECTED())) {
    const headers = route === 'POST /api/v1/files' ? { 'content-type': 'application/edi-x12' } : {};
    const [method] = route.split(' ') as [string];
    const answer = await service.call(method, `/api/v1/${path}`, { token, body: bodyOf(route), headers });
    expect([route, answer.status < 300, answer.text.slice(0, 200)]).toEqual([route, true, expect.anything()]);
    const rows = await rowsOf(answer.headers.get('x-request-id'));
    const row = rows.find((each) => each.action === action && each.object_type === type);
    expect([route, row?.object_type, row?.outcome]).toEqual([route, type, 'done']);
    expect([route, row?.source_address]).toEqual([route, '127.0.0.1']);
    if (id !== undefined) expect([route, row?.object_id]).toEqual([route, id]);
  }
});

test('log-in, failed log-in and log-out leave rows', async () => {
  const person = await service.person('biller');
  const wrong = { name: person.name, password: 'not the password' };
  const failed = await service.call('POST', '/api/v1/sessions', { body: wrong });
  expect(failed.status).toBe(401);
  expect(await rowsOf(failed.headers.get('x-request-id'))).toMatchObject([
    { action: 'session.start', outcome: 'refused' },
  ]);
  const ended = await service.call('DELETE', '/api/v1/sessions/current', { person });
  expect(await rowsOf(ended.headers.get('x-request-id'))).toMatchObject([
    { action: 'session.end', outcome: 'done' },
  ]);
});

test('L5: nothing is read when the row cannot be written', async () => {
  const { dataSource } = service.store;
  await dataSource.query(
    `CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full'; END $$`,
  );
  await dataSource.query(
    'CREATE TRIGGER refuse BEFORE INSERT ON audit_rows FOR EACH ROW EXECUTE FUNCTION refuse_audit()',
  );
  const answer = await service.call('GET', `/api/v1/claims/${ours.claimId}`, { token });
  await dataSource.query('DROP TRIGGER refuse ON audit_rows');
  expect([answer.status, answer.body.code]).toEqual([500, 'internal']);
  expect(answer.text).not.toContain(ours.lastName);
});
