import type { Actor } from '../../src/app/actor.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { doneOf } from '../support/clinic-books.js';
import { openTestPages } from '../support/open-test-pages.js';
import { OPERATOR, type Person, type TestServer } from '../support/open-test-server.js';
import { layJobs } from '../support/remittance-jobs.js';
import { renderRemittance } from '../support/render-remittance.js';
import { succeed } from '../support/sample-records.js';
import { findAll, type HtmlElement, readHtml, tableRows, textOf } from './support/read-html.js';

const MANAGER: Actor = { ...OPERATOR, role: 'billing-manager' };

const DENIED = { trace: 'T1', date: '20260301', claims: ['J1N1 0 P1 CO-16', 'J1N2 0 P2 PR-204'] };

/** Two sets of a payment of 200.00. */
const PARTS = [['J1N3 100 P3'], ['J1N4 60 P4']].map((claims) => ({
  ...{ trace: 'T9', date: '20260303', stated: '200', claims },
}));

let service: TestServer;
let biller: Person;
let ann: Person;
let bob: Person;

beforeAll(async () => {
  service = await openTestPages();
  await layJobs(service, MANAGER, 1);
  for (const remittance of [DENIED, ...PARTS]) {
    const file = { name: 'era', bytes: renderRemittance(remittance) };
    doneOf(await receiveFile(service.services, MANAGER, file));
  }
  biller = await service.person('biller');
  ann = await service.person('billing-manager');
  bob = await service.person('billing-manager');
}, 180_000);

afterAll(async () => {
  await service?.close();
});

async function open(person: Person, path: string): Promise<HtmlElement> {
  const { text } = await service.call('GET', path, { person, headers: { accept: 'text/html' } });
  return readHtml(text);
}

const labelsOf = (page: HtmlElement) =>
  findAll(page, 'form').flatMap(({ attributes }) => attributes['aria-label'] ?? []);

/** Sends the first form of a page whose label begins so, as a browser would, with some fields changed. */
async function send(person: Person, path: string, label: string, changed: Record<string, string> = {}) {
  const form = findAll(await open(person, path), 'form').find(({ attributes }) =>
    attributes['aria-label']?.startsWith(label),
  );
  if (!form) throw new Error(`${path} has no form ${label}`);
  const typed = findAll(form, 'input').map(({ attributes }) => [
    attributes['name']!,
    attributes['value'] ?? '',
  ]);
  const chosen = findAll(form, 'select').map((select) => [
    ...[select.attributes['name']!, findAll(select, 'option')[0]!.attributes['value']!],
  ]);
  const fields = { ...Object.fromEntries([...typed, ...chosen]), ...changed };
  return service.call('POST', form.attributes['action']!, {
    body: new URLSearchParams({ ...fields, csrf: person.csrfToken }).toString(),
    headers: {
      ...{ accept: 'text/html', cookie: person.cookie },
      'content-type': 'application/x-www-form-urlencoded',
    },
  });
}

const goesTo = (answer: { readonly status: number; readonly headers: Headers }) =>
  `${answer.status} ${answer.headers.get('location')}`;

test('a denial is given up from its row: asked by one, approved by two others', async () => {
  const reason = { reason: 'past the last day' };
  const dear = await send(biller, '/denials', 'Resolve J1N1', { ...reason, amount: '150.01' });
  expect(dear.status).toBe(422);
  expect(dear.text).toContain('The amount is 150.01, and 150.00 is open.');
  expect(goesTo(await send(biller, '/denials', 'Resolve J1N1', reason))).toBe('303 /approvals?state=open');
  expect(labelsOf(await open(biller, '/approvals')).filter((label) => /^(App|Dec)/.test(label))).toEqual([]);
  const [, row] = tableRows(await open(ann, '/approvals'), 'Approvals');
  expect(row!.slice(0, 2)).toEqual(['Write off: denial', '150.00']);
  expect(row!.join(' ')).toMatch(/write-off\.denial.*past the last day.*2 more to approve/);
  expect(goesTo(await send(ann, '/approvals', 'Approve'))).toBe('303 /approvals?state=open');
  expect(labelsOf(await open(ann, '/approvals')).filter((label) => label.startsWith('App'))).toEqual([]);
  expect(goesTo(await send(bob, '/approvals', 'Approve'))).toBe('303 /approvals?state=executed');
  expect(textOf(await open(biller, '/denials?state=given-up'))).toContain('J1N1');
});

test('who asked sees no way to approve, and may take it back', async () => {
  const asked = { kind: 'billed-on', reason: 'not covered by the plan' };
  expect(goesTo(await send(ann, '/denials', 'Resolve J1N2', asked))).toBe('303 /approvals?state=open');
  const labels = labelsOf(await open(ann, '/approvals')).filter((label) => /^(Approve|Decline)/.test(label));
  expect(labels).toEqual([expect.stringMatching(/^Decline/)]);
  const note = { note: 'asked for by mistake' };
  expect(goesTo(await send(ann, '/approvals', 'Decline', note))).toBe('303 /approvals?state=declined');
  expect(textOf(await open(bob, '/approvals?state=declined'))).toContain('asked for by mistake');
});

test('sets of one payment are released from its page: all that wait together, with what is left of it', async () => {
  const links = findAll(await open(ann, '/work-items?kind=quarantined-set'), 'a');
  const [path] = links
    .map(({ attributes }) => attributes['href']!)
    .filter((href) => href.endsWith('/payment'));
  expect(textOf(await open(biller, path!))).not.toContain('Propose to release');
  const page = await open(ann, path!);
  const [, ...rows] = tableRows(page, 'Parts');
  expect(rows.map((row) => row.slice(1)).sort()).toEqual([
    ['1', '1', '100.00', 'Quarantined'],
    ['1', '1', '60.00', 'Quarantined'],
  ]);
  expect(textOf(page)).toContain(
    'Released parts 0.00 + unexplained 0.00; with the sets in quarantine 40.00 would wait.',
  );
  const label = 'Release as parts of the payment';
  const reason = { reason: 'the clearinghouse sent it in two files' };
  expect(goesTo(await send(ann, path!, label, reason))).toBe('303 /approvals?state=open');
  expect(goesTo(await send(bob, '/approvals', 'Approve'))).toBe('303 /approvals?state=executed');
  expect(textOf(await open(ann, path!))).toContain('Released parts 160.00 + unexplained 40.00.');
  const item = await open(ann, '/work-items?kind=unexplained-payment');
  expect(textOf(item)).toContain('2 released parts leave 40.00 without an explanation');
  const remittance = findAll(item, 'a').find((link) => textOf(link) === 'A part of it')!.attributes['href']!;
  const shown = textOf(await open(biller, remittance));
  expect(shown).toMatch(/Part of the payment\s*200\.00/);
  expect(shown).toMatch(/Payment, part 1 of 2.*\+ unexplained 40\.00.*BPR02 200\.00.*proves/);
  expect(labelsOf(await open(biller, path!))).toEqual([]);
  const accepted = await send(ann, path!, 'Accept 40.00 as a variance', { reason: 'written off by letter' });
  expect(goesTo(accepted)).toBe('303 /approvals?state=open');
  expect(goesTo(await send(bob, '/approvals', 'Approve'))).toBe('303 /approvals?state=executed');
  const settled = await open(ann, path!);
  expect(textOf(settled)).toContain(
    'Released parts 160.00 + unexplained 0.00 + accepted as a variance 40.00.',
  );
  expect(labelsOf(settled)).toEqual([]);
  expect(textOf(await open(biller, remittance))).toMatch(/\+ unexplained 40\.00.*BPR02 200\.00.*proves/);
});

test('a denial under CO is billed by a waiver from its row, and told why it may not be', async () => {
  const denied = { trace: 'T8', date: '20260304', claims: ['J1N5 0 P3 CO-16', 'J1N6 0 P4 PR-204'] };
  doneOf(await receiveFile(service.services, MANAGER, { name: 'era', bytes: renderRemittance(denied) }));
  const paper = {
    notice: 'waiver',
    document: 'W-17',
    signedOn: '2026-02-10',
    reason: 'the patient has signed',
  };
  const refused = await send(biller, '/denials', 'Bill J1N5', paper);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('CO-16 (technical) is none that a patient can have agreed to pay.');
  expect(labelsOf(await open(biller, '/denials')).filter((label) => label.startsWith('Bill J1N6'))).toEqual(
    [],
  );
});

test('claims of others are seen as a list, asked for by one and approved by another', async () => {
  const rule = { name: 'old-system', account: 'revenue.other-payer', controlNumbers: ['OLD-*'] };
  await succeed(service, MANAGER, async (records) => {
    const practice = (await records.practices.find())!;
    const settings = { ...(practice.settings as object), legacyClaims: [rule] };
    await records.practices.save({ ...practice, settings });
  });
  const later = { trace: 'T9', date: '20260305', claims: ['OLD-1 80 X1', 'OLD-2 -30 X2'] };
  doneOf(await receiveFile(service.services, MANAGER, { name: 'era', bytes: renderRemittance(later) }));
  const page = await open(ann, '/legacy-claims');
  expect(textOf(page)).toContain('2 claim payments, 50.00 together');
  expect(labelsOf(await open(biller, '/legacy-claims'))).toEqual([]);
  const reason = { reason: 'kept by the old system' };
  const other = await send(ann, '/legacy-claims', 'Move', { ...reason, count: '3' });
  expect([other.status, other.text.includes('2 claim payments of together 50.00 fit now.')]).toEqual([
    409,
    true,
  ]);
  expect(goesTo(await send(ann, '/legacy-claims', 'Move', reason))).toBe('303 /approvals?state=open');
  const href = findAll(await open(bob, '/approvals'), 'a').find(({ attributes }) =>
    attributes['href']?.startsWith('/legacy-claims?'),
  )!.attributes['href']!;
  expect(textOf(await open(bob, href))).toContain('these claim payments and no others');
  expect(goesTo(await send(bob, '/approvals', 'Approve'))).toBe('303 /approvals?state=executed');
  expect(textOf(await open(ann, '/legacy-claims'))).toContain('0 claim payments, 0.00 together');
  expect(textOf(await open(ann, href))).toContain('2 of them, 50.00, lie there now');
  expect(labelsOf(await open(biller, href))).toEqual([]);
  const back = await send(ann, href, 'Take', { reason: 'ours after all' });
  expect(goesTo(back)).toBe('303 /approvals?state=open');
  const again = await send(bob, href, 'Take', { reason: 'ours after all' });
  expect([again.status, again.text.includes('waits for approval')]).toEqual([409, true]);
  const links = findAll(await open(bob, '/approvals'), 'a').map(({ attributes }) => attributes['href']);
  expect(links).toContain(href);
  expect(goesTo(await send(bob, '/approvals', 'Approve'))).toBe('303 /approvals?state=executed');
  expect(textOf(await open(ann, '/legacy-claims'))).toContain('2 claim payments, 50.00 together');
  expect(labelsOf(await open(ann, href))).toEqual([]);
});
