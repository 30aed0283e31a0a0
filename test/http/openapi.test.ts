import { openTestServer, type TestServer } from '../support/open-test-server.js';

let service: TestServer;
// biome-ignore lint/suspicious/noExplicitAny: a document is looked through
let document: any;

beforeAll(async () => {
  service = await openTestServer();
  document = (await service.call('GET', '/openapi.json')).body;
});

afterAll(async () => {
  await service.close();
});

const operations = () =>
  Object.entries<Record<string, never>>(document.paths).flatMap(([path, methods]) =>
    // biome-ignore lint/suspicious/noExplicitAny: as above
    Object.entries<any>(methods).map(([method, operation]) => ({ path, method, operation })),
  );

test('every route of the API is described, and nothing else', () => {
  const described = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
  const routes = service.server.table().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
  expect(described.sort()).toEqual(routes.sort());
});

test('every reference leads to a component, and every component is referred to', () => {
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name,
  );
  expect([...new Set(references)].sort()).toEqual(Object.keys(document.components.schemas).sort());
});

test('each operation has a name of its own, a summary, its path parameters, and says how it refuses', () => {
  const names = operations().map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { path, operation } of operations()) {
    expect(operation.summary).toEqual(expect.any(String));
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const given = (operation.parameters ?? []).filter((each: { in: string }) => each.in === 'path');
    expect(given.map(({ name }: { name: string }) => name)).toEqual(wanted);
    expect(Object.keys(operation.responses).some((status) => status >= '400')).toBe(true);
  }
});

test('whatever writes wants an Idempotency-Key', () => {
  const keyed = operations()
    .filter(({ operation }) =>
      operation.parameters?.some(({ name }: { name: string }) => name === 'Idempotency-Key'),
    )
    .map(({ operation }) => operation.operationId);
  expect(keyed.sort()).toEqual([
    ...[
      'addAdjustmentRule',
      'applyPatientPayment',
      'approveApproval',
      'billDenialOn',
      'billDenialUnderWaiver',
      'declineApproval',
      'disputeRecoupment',
      'endAdjustmentRule',
      'holdClaimPayment',
      'importEncounters',
      'matchClaimPayment',
      'matchRecoupment',
      'moveLegacyClaims',
      'payPatientRefund',
      'postUnderVariance',
    ],
    ...[
      'recordDeposits',
      'recordOverpaymentLetter',
      'recordPaperRemittance',
      'recordPatientPayment',
      'recordPayerCheque',
      'redoRemittance',
      'refundPatient',
      'releaseClaimPayment',
      'releaseParts',
      'resolvePossibleDuplicate',
      'returnPatientPayment',
      'submitClaims',
      'takeLegacyClaimsBack',
      'undoRemittance',
      'unmatchClaimPayment',
      'uploadFile',
    ],
    ...['withdrawLetter', 'writeOffBalance', 'writeOffDenial'],
  ]);
});

test('amounts are strings, and no schema allows what it does not name', () => {
  const { schemas } = document.components;
  expect(schemas.ListedClaim.properties.chargeAmount).toMatchObject({ type: 'string' });
  const open = Object.entries<{ additionalProperties?: unknown }>(schemas)
    .filter(([, schema]) => schema.additionalProperties !== false)
    .map(([name]) => name);
  // Documents of other standards, which have rules of their own.
  expect(open.sort()).toEqual(['AppliedAcknowledgement', 'PracticeSettings']);
});
