import { done } from '../../schemas/outcome.js';
import { HUMAN_ROLES, type Role } from '../../src/app/actor.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { layDecisions, PAPER } from '../support/decision-requests.js';
import { openTestPages } from '../support/open-test-pages.js';
import { OPERATOR, type Person, type TestServer } from '../support/open-test-server.js';
import { renderRemittance } from '../support/render-remittance.js';
import { faults, hrefsOf, typedIn } from './support/read-forms.js';
import { findAll, type HtmlElement, readHtml, tableRows, textOf } from './support/read-html.js';

let service: TestServer;
const people = new Map<Role, Person>();
let laid: Awaited<ReturnType<typeof layDecisions>>;

beforeAll(async () => {
  service = await openTestPages();
  for (const role of HUMAN_ROLES) people.set(role, await service.person(role));
  const operator = { ...OPERATOR, role: 'billing-manager' } as const;
  laid = await layDecisions(service.services.unitOfWork, operator);
  const billingProvider = { npi: '1999999984', taxId: '999999984', lastName: 'RIVERSIDE' };
  const settings = { billingProvider, practitioners: [], facilities: [] };
  await service.services.unitOfWork.run(operator, { action: 'practice.configure' }, async (records) => {
    await records.practices.save({ practiceId: operator.practiceId, name: 'Riverside', settings });
    return done(null);
  });
}, 180_000);

afterAll(async () => {
  await service.close();
});

const HTML = { accept: 'text/html' };
const reason = 'The payer has answered on paper';

async function get(path: string, role: Role = 'billing-manager') {
  const answer = await service.call('GET', path, { person: people.get(role)!, headers: HTML });
  return { status: answer.status, page: readHtml(answer.text) };
}

async function send(path: string, fields: Record<string, string>, role: Role = 'billing-manager') {
  const { cookie, csrfToken } = people.get(role)!;
  const body = new URLSearchParams({ ...fields, csrf: csrfToken }).toString();
  const headers = { ...HTML, cookie, 'content-type': 'application/x-www-form-urlencoded' };
  const { status, text } = await service.call('POST', path, { body, headers });
  return { status, page: readHtml(text === '' ? '<html></html>' : text) };
}

const titles = (page: HtmlElement) => findAll(page, 'h2').map(textOf);

describe('a held claim payment', () => {
  const path = () => `/claim-payments/${laid.heldId}`;

  test('is found from its remittance and its work item by who may decide, and by nobody else', async () => {
    for (const [from, role, isShown] of [
      [`/remittances/${laid.remittanceId}`, 'biller', true],
      ['/work-items', 'account-manager', true],
      [`/remittances/${laid.remittanceId}`, 'auditor', false],
      ['/work-items', 'compliance-reviewer', false],
    ] as const) {
      expect([from, role, hrefsOf((await get(from, role)).page).includes(path())]).toEqual([
        ...[from, role, isShown],
      ]);
    }
    expect((await get(path(), 'auditor')).status).toBe(403);
    const release = { payerSequence: '1', reason };
    expect((await send(`${path()}/release`, release, 'auditor')).status).toBe(403);
  });

  test('says at the field what is wrong, and keeps what was typed', async () => {
    const short = await send(`${path()}/release`, { payerSequence: '1', reason: 'No' }, 'biller');
    expect([short.status, faults(short.page)]).toEqual([422, { reason: 'At least 10 characters.' }]);
    expect(typedIn(short.page, 'reason')).toBe('No');
    const none = await send(`${path()}/release`, { reason }, 'biller');
    expect([none.status, faults(none.page)]).toEqual([422, { payerSequence: 'Fill this in.' }]);
    const own = await send(`${path()}/release`, { payerSequence: '2', reason }, 'biller');
    expect([own.status, Object.keys(faults(own.page))]).toEqual([422, ['payerSequence']]);
  });

  test('is released and held again by one form each', async () => {
    expect(titles((await get(path(), 'biller')).page)).toContain('Release it');
    expect((await send(`${path()}/release`, { payerSequence: '1', reason }, 'biller')).status).toBe(303);
    const released = (await get(path(), 'biller')).page;
    expect(textOf(released)).toContain('Posted');
    expect(titles(released)).toEqual(expect.arrayContaining(['Hold it again']));
    expect(titles(released)).not.toContain('Release it');
    const again = await send(`${path()}/release`, { payerSequence: '1', reason }, 'biller');
    expect([again.status, textOf(findAll(again.page, 'main')[0]!)]).toEqual([
      ...[409, expect.stringContaining('stands')],
    ]);
    expect((await send(`${path()}/hold`, { payerSequence: '1', reason }, 'biller')).status).toBe(303);
    expect(titles((await get(path(), 'biller')).page)).toContain('Release it');
  });
});

describe('what came on paper', () => {
  const { adjustments, payerSequence, ...stated } = PAPER;
  const [first] = adjustments as [(typeof adjustments)[number]];
  const fields = {
    ...{ ...stated, payerSequence: String(payerSequence) },
    ...{ groupCode1: first.groupCode, reasonCode1: first.reasonCode, amount1: first.amount },
  };

  test('is offered to who may record it, and to nobody else', async () => {
    const offered = async (role: Role) => hrefsOf((await get('/remittances', role)).page);
    expect(await offered('billing-manager')).toContain('/remittances/paper');
    expect(await offered('biller')).not.toContain('/remittances/paper');
    expect((await send('/remittances/paper', fields, 'biller')).status).toBe(403);
  });

  test('says at each field what is wrong, and keeps what was typed', async () => {
    const wrong = { ...fields, paymentAmount: '30,5', paymentDate: '2026-02-30', amount2: '5' };
    const { traceNumber: _, ...untraced } = wrong;
    const { status, page } = await send('/remittances/paper', untraced);
    expect([status, faults(page)]).toEqual([
      422,
      {
        traceNumber: 'Fill this in.',
        paymentDate: 'This is not valid.',
        paymentAmount: 'This is not a valid amount of dollars.',
        groupCode2: 'Fill this in.',
        reasonCode2: 'Fill this in.',
      },
    ]);
    expect(typedIn(page, 'amount1')).toBe('10.00');
  });

  test('must balance, and be of a payer of a claim of the practice', async () => {
    const at = async (changed: object) => {
      const { status, page } = await send('/remittances/paper', { ...fields, ...changed });
      return [status, Object.keys(faults(page))];
    };
    expect(await at({ paymentAmount: '31.00' })).toEqual([422, ['paymentAmount']]);
    expect(await at({ payerSequence: '3' })).toEqual([422, ['payerSequence']]);
    expect(await at({ patientControlNumber: 'NOBODY' })).toEqual([422, ['patientControlNumber']]);
  });

  test('is posted once, in the amounts that people write, and lets the later payer go on', async () => {
    const { status, page } = await send('/remittances/paper', { ...fields, paymentAmount: '$30' });
    expect([status, textOf(findAll(page, 'main')[0]!)]).toEqual([
      ...[200, expect.stringContaining('Recorded: 30.00 under 4711. The claim payment is posted.')],
    ]);
    expect(typedIn(page, 'traceNumber')).toBe('');
    const again = await send('/remittances/paper', fields);
    expect(textOf(again.page)).toContain('recorded before: nothing was posted');
    const held = await get(`/claim-payments/${laid.heldId}`);
    expect(textOf(findAll(held.page, 'main')[0]!)).toContain('Posted');
  });
});

describe('a file before it is received', () => {
  async function upload(name: string, bytes: Uint8Array, role: Role = 'billing-manager') {
    const { cookie, csrfToken } = people.get(role)!;
    const form = new FormData();
    form.set('csrf', csrfToken);
    form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'text/plain' }), name);
    const { method, headers, body } = { method: 'POST', headers: { ...HTML, cookie }, body: form };
    const answer = await fetch(`${service.url}/files/preview`, { method, headers, body });
    return { status: answer.status, page: readHtml(await answer.text()) };
  }

  const bytes = renderRemittance({
    ...{ trace: 'SOON1', date: '20260310', plb: ['L6 -2'] },
    claims: ['NOBODYS7 1234.50 P7'],
  });

  test('is shown entry by entry, and nothing of it is done', async () => {
    const { status, page } = await upload('era.835', bytes);
    expect([status, titles(page)]).toEqual([200, expect.arrayContaining(['Remittance SOON1, 1,236.50'])]);
    expect(tableRows(page, 'Claim payments')[1]).toEqual([
      ...['NOBODYS7', '1', '1,234.50', 'Exception', 'This set'],
    ]);
    const entries = tableRows(page, 'Entries').slice(1);
    expect(entries.map((row) => row.slice(-3))).toEqual([
      ['Cash: remittance', 'Liability: unapplied', '1,234.50'],
      ['Cash: remittance', 'Revenue: interest', '2.00'],
    ]);
    expect(tableRows(page, 'Work that would wait')[1]?.slice(0, 2)).toEqual(['Unmatched claim', '1,234.50']);
    expect(textOf((await get('/remittances')).page)).not.toContain('SOON1');
  });

  test('that is none says what was found, and no file at all says so at the field', async () => {
    const none = await upload('x.txt', Buffer.from('not a file of ours \xff', 'latin1'));
    expect([none.status, textOf(none.page)]).toEqual([200, expect.stringContaining('would be quarantined')]);
    const empty = await upload('', Buffer.from(''));
    expect([empty.status, faults(empty.page)]).toEqual([
      ...[422, { file: 'Choose a file with something in it.' }],
    ]);
  });

  test('is offered to who may see it, and to nobody else', async () => {
    const offered = async (role: Role) => hrefsOf((await get('/files', role)).page);
    expect(await offered('billing-manager')).toContain('/files/preview');
    expect(await offered('auditor')).not.toContain('/files/preview');
    expect((await upload('era.835', bytes, 'biller')).status).toBe(403);
  });

  test('is not taken from another site', async () => {
    const form = new FormData();
    form.set('csrf', 'none');
    form.set('file', new Blob(['ISA']), 'x');
    const headers = { ...HTML, cookie: people.get('billing-manager')!.cookie };
    const answer = await fetch(`${service.url}/files/preview`, { method: 'POST', headers, body: form });
    expect(answer.status).toBe(403);
  });
});

describe('a claim payment of which the remittance does not say whose answer it is', () => {
  let path = '';
  const options = (page: HtmlElement, name: string) =>
    findAll(page, 'select')
      .filter(({ attributes }) => attributes['name'] === name)
      .flatMap((select) => findAll(select, 'option').map(textOf));

  /** The page of the only claim payment of a remittance that does not name its payer. */
  async function receiveFrom(trace: string, claim: string): Promise<string> {
    const operator = { ...OPERATOR, role: 'billing-manager' } as const;
    const payer = { payer: '1577777777', statusCode: '4' };
    const bytes = renderRemittance({ trace, date: '20260312', claims: [claim], ...payer });
    await receiveFile(service.services, operator, { name: 'era.835', bytes });
    const links = findAll((await get('/remittances')).page, 'a');
    const remittance = links.find((each) => textOf(each) === trace)!.attributes['href']!;
    return hrefsOf((await get(remittance)).page).find((each) => each.startsWith('/claim-payments/'))!;
  }

  beforeAll(async () => {
    path = await receiveFrom('WHOSE1', 'LOST7 120 P77');
  });

  test('asks for the payer at its field, by the names that the claim has for them', async () => {
    const names = ['As the remittance says', 'D1 (payer 1)', 'D2 (payer 2)'];
    expect(options((await get(path, 'biller')).page, 'payerSequence')).toEqual(names);
    const unsaid = await send(`${path}/match`, { patientControlNumber: 'decision1', reason }, 'biller');
    expect([unsaid.status, faults(unsaid.page)]).toEqual([
      422,
      { payerSequence: 'Choose one: the claim has several, and the remittance does not say.' },
    ]);
    expect(options(unsaid.page, 'payerSequence')).toEqual([
      ...['As the remittance says', 'D1 (payer 1)', 'D2 (payer 2)'],
    ]);
    expect(typedIn(unsaid.page, 'patientControlNumber')).toBe('decision1');
    expect(typedIn(unsaid.page, 'reason')).toBe(reason);
  });

  test('says at the field that the claim has no such payer', async () => {
    const given = { patientControlNumber: 'DECISION1', reason };
    const none = await send(`${path}/match`, { ...given, payerSequence: '3' }, 'biller');
    expect([none.status, faults(none.page)]).toEqual([422, { payerSequence: 'The claim has no payer 3.' }]);
    const odd = await send(`${path}/match`, { ...given, payerSequence: 'first' }, 'biller');
    expect([odd.status, faults(odd.page)]).toEqual([422, { payerSequence: 'This is not valid.' }]);
  });

  test('is placed as an answer of the payer that was chosen', async () => {
    const chosen = { patientControlNumber: 'DECISION1', payerSequence: '2', reason };
    expect((await send(`${path}/match`, chosen, 'biller')).status).toBe(303);
    expect(textOf((await get(path, 'biller')).page)).toContain('Payer 2 of the claim');
    expect((await send(`${path}/unmatch`, { reason }, 'biller')).status).toBe(303);
  });

  test('of a claim that it has found, its payer is chosen as well', async () => {
    const found = await receiveFrom('WHOSE2', 'DECISION1 110 P78');
    const before = (await get(found, 'biller')).page;
    expect(titles(before)).toContain('Say which payer answered');
    expect(options(before, 'payerSequence')).toEqual(['D1 (payer 1)', 'D2 (payer 2)']);
    const given = { patientControlNumber: 'DECISION1', reason };
    const unsaid = await send(`${found}/match`, given, 'biller');
    expect([unsaid.status, Object.keys(faults(unsaid.page))]).toEqual([422, ['payerSequence']]);
    expect((await send(`${found}/match`, { ...given, payerSequence: '2' }, 'biller')).status).toBe(303);
    const after = (await get(found, 'biller')).page;
    expect(textOf(after)).toContain('Payer 2 of the claim');
    expect(titles(after)).not.toContain('Say which payer answered');
  });
});
