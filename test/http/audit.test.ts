import { type LaidApprovals, layApprovals } from '../support/approval-requests.js';
import { decisionRequests, type LaidDecisions, layDecisions, PAPER } from '../support/decision-requests.js';
import { type FilledServer, fillServer } from '../support/fill-server.js';
import { OPERATOR, openTestServer, type TestServer } from '../support/open-test-server.js';
import { layPatientMoney, type PatientMoney } from '../support/patient-requests.js';
import { layRecoupments, RECOUPMENT_REQUESTS } from '../support/recoupment-requests.js';
import { ROUTES_BY_ROLE } from './routes-by-role.js';

let service: TestServer;
let ours: FilledServer;
let token: string;
let ruleId: string;
let approvals: LaidApprovals;
/** For what a billing manager may not ask. */
let proposer: string;
let laid: LaidDecisions;
let money: PatientMoney;

/** From after every payment. */
const RULE = { reasonCode: '45', meaning: 'contractual', effectiveFrom: '2099-01-01' };

beforeAll(async () => {
  service = await openTestServer();
  ours = await fillServer(service, 'main');
  token = await service.token('billing-manager');
  const added = await service.call('POST', '/api/v1/adjustment-rules', { token, body: RULE });
  ruleId = added.body.ruleId;
  const manager = { ...OPERATOR, role: 'billing-manager' } as const;
  await layRecoupments(service.services.unitOfWork, manager);
  proposer = await service.token('account-manager');
  approvals = await layApprovals(service, ours);
  money = await layPatientMoney(service);
  laid = await layDecisions(service.services.unitOfWork, manager);
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
  'POST /api/v1/files/preview': ['files/preview', 'file.preview', 'file'],
  'GET /api/v1/files': ['files', 'file.list', 'file'],
  'GET /api/v1/files/{fileId}': [`files/${ours.fileId}`, 'file.list', 'file', ours.fileId],
  'GET /api/v1/files/{fileId}/content': [`files/${ours.fileId}/content`, 'file.read', 'file', ours.fileId],
  'GET /api/v1/remittances': ['remittances', 'remittance.read', 'remittance'],
  'GET /api/v1/remittances/{remittanceId}': [
    ...([`remittances/${ours.remittanceId}`, 'remittance.read', 'remittance', ours.remittanceId] as const),
  ],
  ...proofsExpected(),
  ...decisionsExpected(),
  'GET /api/v1/recoupments': ['recoupments', 'recoupment.read', 'recoupment'],
  'GET /api/v1/recoupments/summary': ['recoupments/summary', 'recoupment.read', 'recoupment'],
  ...Object.fromEntries(
    Object.keys(RECOUPMENT_REQUESTS).map((route) => {
      const path = route.replace('POST /api/v1/', '');
      const action = path.endsWith('cheques') ? 'recoupment.pay' : 'recoupment.record';
      return [route, [path, action, 'recoupment'] as const];
    }),
  ),
  'POST /api/v1/deposits': ['deposits', 'deposit.record', 'file'],
  'GET /api/v1/deposits/waiting': ['deposits/waiting', 'deposit.read', 'deposit'],
  'GET /api/v1/adjustment-rules': ['adjustment-rules', 'adjustment-rule.read', 'adjustment-rule'],
  'POST /api/v1/adjustment-rules': ['adjustment-rules', 'adjustment-rule.edit', 'adjustment-rule'],
  ...rowsOfChanges(),
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
  ...money.rowsOf(ours.patientAccountId),
  'GET /api/v1/aging': ['aging', 'aging.read', 'aging'],
});

const rowsOfChanges = () => ({ ...settingsExpected(), ...ruleEndExpected(), ...approvalsExpected() });

/** What a remittance holds, its certificate, and the stories of balances. */
function proofsExpected(): ReturnType<typeof EXPECTED> {
  return {
    'GET /api/v1/remittances/{remittanceId}/claim-payments': [
      `remittances/${ours.remittanceId}/claim-payments`,
      ...(['remittance.read', 'remittance', ours.remittanceId] as const),
    ],
    'GET /api/v1/remittances/{remittanceId}/certificate': [
      `remittances/${ours.remittanceId}/certificate`,
      ...(['remittance.read', 'certificate', ours.remittanceId] as const),
    ],
    'GET /api/v1/remittances/{remittanceId}/certificate/claim-payments': [
      `remittances/${ours.remittanceId}/certificate/claim-payments`,
      ...(['remittance.read', 'certificate', ours.remittanceId] as const),
    ],
    'GET /api/v1/files/{fileId}/certificates': [
      `files/${ours.remittanceFileId}/certificates`,
      ...(['remittance.read', 'certificate', ours.remittanceFileId] as const),
    ],
    'GET /api/v1/files/{fileId}/segments': [
      `files/${ours.remittanceFileId}/segments?byteOffset=${ours.paymentOffset}`,
      ...(['file.read', 'file', ours.remittanceFileId] as const),
    ],
    'GET /api/v1/claims/{claimId}/balance-explanation': [
      `claims/${ours.claimId}/balance-explanation`,
      ...(['claim.read', 'claim', ours.claimId] as const),
    ],
    'GET /api/v1/patient-accounts/{patientAccountId}/balance-explanation': [
      `patient-accounts/${ours.patientAccountId}/balance-explanation`,
      ...(['account.read', 'patient-account', ours.patientAccountId] as const),
    ],
    'POST /api/v1/payers/balance-explanation/search': [
      ...(['payers/balance-explanation/search', 'claim.read', 'payer'] as const),
    ],
  };
}

function decisionsExpected(): ReturnType<typeof EXPECTED> {
  const suggestions = [
    `claim-payments/${laid.unmatchedId}/suggestions`,
    ...(['claim-payment.match', 'claim-payment', laid.unmatchedId] as const),
  ] as const;
  const decisions = [...decisionRequests(laid)].map(([route, { path, id }]) => {
    const ofPayment = path.startsWith('claim-payments');
    const action = ofPayment ? 'claim-payment.match' : 'remittance.undo';
    return [route, [path, action, ofPayment ? 'claim-payment' : 'approval', id]] as const;
  });
  return {
    'GET /api/v1/claim-payments/{claimPaymentId}/suggestions': suggestions,
    ...Object.fromEntries(decisions),
    'POST /api/v1/remittances/paper': ['remittances/paper', 'remittance.record', 'remittance'],
  };
}

function settingsExpected(): ReturnType<typeof EXPECTED> {
  return {
    'GET /api/v1/practice': ['practice', 'practice.configure', 'practice'],
    'PUT /api/v1/practice': ['practice', 'practice.configure', 'practice'],
    'GET /api/v1/practice/versions': ['practice/versions', 'practice.configure', 'practice'],
    'GET /api/v1/practice/versions/{version}': ['practice/versions/2', 'practice.configure', 'practice'],
  };
}

function ruleEndExpected() {
  const row = [`adjustment-rules/${ruleId}/end`, 'adjustment-rule.edit', 'adjustment-rule', ruleId] as const;
  return { 'POST /api/v1/adjustment-rules/{ruleId}/end': row };
}

function approvalsExpected() {
  const decided = (verdict: string, approvalId: string) =>
    [`approvals/${approvalId}/${verdict}`, 'approval.decide', 'approval', approvalId] as const;
  return {
    'GET /api/v1/approvals': ['approvals', 'approval.read', 'approval'] as const,
    'POST /api/v1/denials/write-offs': ['denials/write-offs', 'write-off.request', 'approval'] as const,
    'POST /api/v1/denials/billings': ['denials/billings', 'write-off.request', 'approval'] as const,
    'POST /api/v1/denials/waived-billings': [
      ...(['denials/waived-billings', 'write-off.request', 'approval'] as const),
    ] as const,
    'GET /api/v1/legacy-claims': ['legacy-claims', 'approval.read', 'legacy-claims'] as const,
    'POST /api/v1/legacy-claims/requests': [
      ...(['legacy-claims/requests', 'legacy-claims.request', 'approval'] as const),
    ] as const,
    'POST /api/v1/legacy-claims/returns': [
      ...(['legacy-claims/returns', 'legacy-claims.request', 'approval'] as const),
    ] as const,
    'POST /api/v1/patient-accounts/write-offs': [
      ...(['patient-accounts/write-offs', 'write-off.request', 'approval'] as const),
    ] as const,
    'POST /api/v1/work-items/variances': [
      ...(['work-items/variances', 'quarantine.release', 'approval'] as const),
    ] as const,
    'POST /api/v1/work-items/parts': ['work-items/parts', 'quarantine.release', 'approval'] as const,
    'GET /api/v1/files/{fileId}/sets/{setOrdinal}/payment': [
      `files/${approvals.partPlace}/payment`,
      ...(['remittance.read', 'file', approvals.partPlace.split('/')[0]!] as const),
    ] as const,
    'POST /api/v1/remittances/resolutions': [
      ...(['remittances/resolutions', 'duplicate.resolve', 'approval'] as const),
    ] as const,
    'POST /api/v1/approvals/{approvalId}/decline': decided('decline', approvals.toDecline),
    'POST /api/v1/approvals/{approvalId}/approve': decided('approve', approvals.toApprove),
  };
}

/** Routes that read and write nothing of a patient or of money. */
const UNAUDITED = ['GET /metrics', 'GET /openapi.json', 'GET /api/v1/sessions/current'];

const bodyOf = (route: string): unknown => {
  if (route === 'PUT /api/v1/practice') return ours.practiceSettings;
  if (route === 'POST /api/v1/encounters')
    return { resourceType: 'Bundle', type: 'collection', entry: [ENCOUNTER] };
  if (route === 'POST /api/v1/deposits') return new TextEncoder().encode('date,amount\n2026-03-02,1.00\n');
  if (route.startsWith('POST /api/v1/files')) return new TextEncoder().encode('not an interchange');
  if (route === 'POST /api/v1/adjustment-rules') return { ...RULE, reasonCode: '97' };
  if (route.endsWith('/{ruleId}/end')) return { effectiveTo: '2099-12-31' };
  if (route === 'POST /api/v1/remittances/paper') return PAPER;
  if (route in approvals.bodies) return approvals.bodies[route];
  const decision = decisionRequests(laid).get(route) ?? money.requests.get(route);
  if (decision) return decision.body;
  if (route in RECOUPMENT_REQUESTS) return RECOUPMENT_REQUESTS[route];
  if (route.startsWith('POST /api/v1/payers/')) return { payerId: 'SIM01' };
  if (route === 'POST /api/v1/patient-accounts/search') return { name: 'A' };
  return route === 'POST /api/v1/claims/search' ? {} : undefined;
};

const CONTENT_TYPES: Readonly<Record<string, Record<string, string>>> = {
  'POST /api/v1/files': { 'content-type': 'application/edi-x12' },
  'POST /api/v1/files/preview': { 'content-type': 'application/edi-x12' },
  'POST /api/v1/deposits': { 'content-type': 'text/csv' },
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
    const headers = CONTENT_TYPES[route] ?? {};
    const [method] = route.split(' ') as [string];
    const given = { token: action === 'duplicate.resolve' ? proposer : token, body: bodyOf(route), headers };
    const answer = await service.call(method, `/api/v1/${path}`, given);
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
