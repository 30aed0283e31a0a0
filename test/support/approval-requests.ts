import { cents, formatCents, parseCents, subtractCents } from '../../schemas/money.js';
import type { Actor } from '../../src/app/actor.js';
import { decideApproval } from '../../src/app/approvals/decide-approval.js';
import { legacyRequestOf } from '../../src/app/approvals/legacy-claims.js';
import { requestApproval } from '../../src/app/approvals/request-approval.js';
import { doneOf } from './clinic-books.js';
import type { FilledServer } from './fill-server.js';
import { OPERATOR, type TestServer } from './open-test-server.js';

/** What routes of approvals can be asked, of a server that was filled: each of these can be done once. */
export interface LaidApprovals {
  /** Wait for one more person. */
  readonly toApprove: string;
  readonly toDecline: string;
  /** `<file id>/sets/<ordinal>` of a quarantined set that may be a part of a payment. */
  readonly partPlace: string;
  readonly bodies: Readonly<Record<string, object>>;
}

const REASON = 'past the last day';

/** Two possible duplicates, one of them asked about twice; a denial under PR beside those of the clinic's payers. */
export async function layApprovals(service: TestServer, ours: FilledServer): Promise<LaidApprovals> {
  const token = await service.token('billing-manager');
  const send = (text: string, name: string) =>
    service.call('POST', '/api/v1/files', {
      token,
      body: new TextEncoder().encode(text),
      headers: {
        'content-type': 'application/edi-x12',
        'content-disposition': `attachment; filename="${name}"`,
      },
    });
  const rows = <T>(statement: string, parameters: readonly unknown[] = []) =>
    service.store.dataSource.query<T[]>(statement, [...parameters]);
  const fileOf = async (remittanceId: string) => {
    const [row] = await rows<{ file_id: string }>(
      'SELECT file_id FROM remittances WHERE remittance_id = $1',
      [remittanceId],
    );
    const bytes = await service.download(`/api/v1/files/${row!.file_id}/content`, token);
    return new TextDecoder().decode(bytes);
  };
  const posted = await fileOf(ours.remittanceId);
  for (const twin of ['Y', 'Z']) await send(posted.replaceAll('CLP*', `CLP*${twin}`), `twin-${twin}`);
  const [denied] = await rows<{ remittance_id: string }>(
    `SELECT p.remittance_id FROM denials d JOIN claim_payments p USING (practice_id, claim_payment_id)
     WHERE d.state = 'open' AND d.group_code = 'CO' AND d.${OF_NO_MEDICARE} ORDER BY d.at_stake_cents DESC LIMIT 1`,
  );
  await send(denyUnderPr(await fileOf(denied!.remittance_id)), 'denied');
  await send(posted.replace(/BPR\*I\*[^*]*/, 'BPR*I*1'), 'unbalanced');
  await send(posted.replace(/BPR\*I\*[^*]*/, 'BPR*I*9999999'), 'part');
  const [quarantined, part] = await rows<{ natural_key: string }>(
    `SELECT natural_key FROM work_items WHERE kind = 'quarantined-set' AND state = 'open' ORDER BY amount_cents`,
  );
  const partKey = part!.natural_key;
  const twins = await rows<{ remittance_id: string }>(
    `SELECT remittance_id FROM remittances WHERE state = 'possible-duplicate' ORDER BY remittance_id`,
  );
  const [first, second] = twins.map(({ remittance_id }) => remittance_id) as [string, string];
  return {
    toDecline: await askAbout(service, first, 'duplicate.dismissed'),
    toApprove: await askAbout(service, first, 'duplicate.posted'),
    partPlace: partKey.split(':').slice(1).join('/sets/'),
    bodies: {
      'POST /api/v1/legacy-claims/returns': {
        approvalId: await moveOthers(service, send, posted),
        reason: REASON,
      },
      ...(await bodiesOf(rows, { workItemKey: quarantined!.natural_key, remittanceId: second })),
      'POST /api/v1/work-items/parts': { workItemKeys: [partKey], reason: REASON },
    },
  };
}

async function askAbout(
  { services }: TestServer,
  objectId: string,
  kind: 'duplicate.posted' | 'duplicate.dismissed',
): Promise<string> {
  const asker: Actor = { ...OPERATOR, actorId: 'asker', role: 'account-manager' };
  return doneOf(await requestApproval(services, asker, { kind, objectId, reason: REASON })).approvalId;
}

/** A list of one claim payment of another practice, moved; gives the request. */
async function moveOthers(
  { services }: TestServer,
  send: (text: string, name: string) => Promise<unknown>,
  posted: string,
): Promise<string> {
  await send(payOthers(posted), 'others');
  const [ann, bob] = ['ann', 'bob'].map(
    (actorId): Actor => ({ ...OPERATOR, actorId, role: 'billing-manager' }),
  );
  const asked = { rule: 'others', count: 1, amount: cents(2_500), reason: REASON };
  const { approvalId } = doneOf(await requestApproval(services, ann!, legacyRequestOf(asked)));
  doneOf(await decideApproval(services, bob!, { approvalId, verdict: 'approve' }));
  return approvalId;
}

type Rows = <T>(statement: string, parameters?: readonly unknown[]) => Promise<T[]>;

/** Medicare knows its own notice alone, and of Medicaid nobody bills the patient. */
const OF_NO_MEDICARE = `claim_id IN (SELECT c.claim_id FROM claims c
  WHERE c.claim #>> '{subscriber,claimFilingCode}' NOT IN ('MA', 'MB', 'MC'))`;

/** Of what a patient can have agreed to pay. */
const WAIVABLE = `group_code IN ('CO', 'PI') AND denial_class IN ('medical', 'non-covered', 'coverage')
  AND ${OF_NO_MEDICARE}`;

const WAIVED = `SELECT c.first_service_date::text AS signed_on,
    (SELECT array_agg(line ->> 'lineControlNumber') FROM jsonb_array_elements(c.claim -> 'lines') AS line) AS lines
  FROM denials d JOIN claims c USING (practice_id, claim_id) WHERE d.natural_key = $1`;

async function bodiesOf(
  rows: Rows,
  laid: { readonly workItemKey: string; readonly remittanceId: string },
): Promise<LaidApprovals['bodies']> {
  const keyOf = async (condition: string) => {
    const [found] = await rows<{ natural_key: string }>(
      `SELECT natural_key FROM denials WHERE state = 'open' AND ${condition} ORDER BY natural_key LIMIT 1`,
    );
    return found!.natural_key;
  };
  const [owed] = await rows<{ claim_id: string }>(
    `SELECT claim_id FROM postings WHERE debit = 'receivable.patient' ORDER BY amount_cents DESC LIMIT 1`,
  );
  const amount = { amount: '1.00', reason: REASON };
  const waivedKey = await keyOf(WAIVABLE);
  const [waived] = await rows<{ signed_on: string; lines: string[] }>(WAIVED, [waivedKey]);
  const { workItemKey, remittanceId } = laid;
  return {
    'POST /api/v1/denials/write-offs': { denialKey: await keyOf(`group_code <> 'PR'`), ...amount },
    'POST /api/v1/denials/billings': { denialKey: await keyOf(`group_code = 'PR'`), ...amount },
    'POST /api/v1/denials/waived-billings': {
      ...{ denialKey: waivedKey, ...amount },
      waiver: { notice: 'waiver', document: 'W-17', signedOn: waived!.signed_on, lines: waived!.lines },
    },
    // The one of `layDecisions`.
    'POST /api/v1/legacy-claims/requests': { rule: 'old-system', count: 1, amount: '40.00', reason: REASON },
    'POST /api/v1/patient-accounts/write-offs': {
      ...{ claimId: owed!.claim_id, kind: 'write-off.small-balance', ...amount },
    },
    'POST /api/v1/work-items/variances': { workItemKey, reason: REASON },
    'POST /api/v1/remittances/resolutions': { remittanceId, resolution: 'dismissed', reason: REASON },
    'POST /api/v1/approvals/{approvalId}/approve': {},
    'POST /api/v1/approvals/{approvalId}/decline': { note: REASON },
  };
}

/** The patient's own, but for a dollar that is the practice's. */
function splitDenial(segment: string): string[] {
  const amount = parseCents(/^CAS\*CO\*\d+\*([\d.]+)$/.exec(segment)?.[1] ?? '');
  if (amount === undefined) return [segment];
  return [`CAS*PR*204*${formatCents(subtractCents(amount, cents(100)))}`, 'CAS*CO*50*1'];
}

/** A zero payment with the one claim of the file that was denied whole; denied again, most of it as the patient's own. */
function denyUnderPr(text: string): string {
  const segments = text.split('~').map((segment) => segment.trim());
  const first = segments.findIndex((segment) => segment.startsWith('CLP*'));
  const end = segments.findIndex((segment) => /^(PLB|SE)\*/.test(segment));
  const claims = segments
    .slice(first, end)
    .join('~')
    .split(/~(?=CLP\*)/);
  const denied = claims.find((each) => /~CAS\*CO\*/.test(each) && /^CLP\*[^*]*\*\d+\*[^*]*\*0\*/.test(each))!;
  const claim = denied.split('~').flatMap(splitDenial);
  return withClaims(segments, claim, (segment) =>
    segment.replace(/^BPR\*I\*[^*]*\*C\*\w+\*/, 'BPR*H*0*C*NON*').replace(/^TRN\*1\*[^*]*/, 'TRN*1*DENIED'),
  );
}

/** A payment of 25.00 for a claim that is not the clinic's. */
function payOthers(text: string): string {
  const segments = text.split('~').map((segment) => segment.trim());
  const claim = [
    ...['CLP*OTHERS1*1*25*25**12*O1*11', 'NM1*QC*1*DOE*JANE****MI*M1'],
    ...['SVC*HC:99213*25*25', 'DTM*472*20260210'],
  ];
  return withClaims(segments, claim, (segment) =>
    segment.replace(/^BPR\*I\*[^*]*/, 'BPR*I*25').replace(/^TRN\*1\*[^*]*/, 'TRN*1*OTHERS'),
  );
}

/** The one set of a file with a changed head and other claim payments, and no provider adjustments. */
function withClaims(
  segments: readonly string[],
  claims: readonly string[],
  changeHead: (segment: string) => string,
): string {
  const header = segments
    .slice(
      0,
      segments.findIndex((segment) => segment.startsWith('CLP*')),
    )
    .map(changeHead);
  const st = header.findIndex((segment) => segment.startsWith('ST*'));
  const set = [...header.slice(st), ...claims];
  const trailer = segments.slice(segments.findIndex((segment) => segment.startsWith('SE*')));
  const closing = trailer.map((segment) => segment.replace(/^SE\*\d+/, `SE*${set.length + 1}`));
  return [...header.slice(0, st), ...set, ...closing].join('~\n');
}
