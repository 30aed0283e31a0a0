import { done } from '../../schemas/outcome.js';
import type { Actor } from '../../src/app/actor.js';
import { ensurePractice } from '../../src/app/settings/practice-settings.js';
import { openTestPages } from '../support/open-test-pages.js';
import { OPERATOR, type Person, type TestServer } from '../support/open-test-server.js';
import { layRecoupments } from '../support/recoupment-requests.js';
import { findAll, type HtmlElement, readHtml, tableRows, textOf } from './support/read-html.js';

const MANAGER: Actor = { ...OPERATOR, role: 'billing-manager' };

let service: TestServer;
let manager: Person;

beforeAll(async () => {
  service = await openTestPages();
  const { unitOfWork } = service.services;
  await unitOfWork.run(MANAGER, { action: 'recoupment.record' }, async (records) =>
    done(await ensurePractice(records, MANAGER)),
  );
  await layRecoupments(unitOfWork, MANAGER);
  manager = await service.person('billing-manager');
}, 180_000);

afterAll(async () => {
  await service?.close();
});

async function register(person: Person = manager, query = ''): Promise<HtmlElement> {
  const { text } = await service.call('GET', `/recoupments${query}`, {
    person,
    headers: { accept: 'text/html' },
  });
  return readHtml(text);
}

function submit(path: string, fields: Record<string, string>) {
  return service.call('POST', path, {
    body: new URLSearchParams({ ...fields, csrf: manager.csrfToken }).toString(),
    headers: {
      ...{ accept: 'text/html', cookie: manager.cookie },
      'content-type': 'application/x-www-form-urlencoded',
    },
  });
}

interface Form {
  readonly label: string;
  readonly action: string;
  readonly fields: Record<string, string>;
}

/** The forms of the page as a browser would send them untouched. */
function formsOf(page: HtmlElement): Form[] {
  return findAll(page, 'form').map((form) => {
    const typed = findAll(form, 'input').map(({ attributes }) => [
      attributes['name']!,
      attributes['value'] ?? '',
    ]);
    const chosen = findAll(form, 'select').map((select) => {
      return [select.attributes['name']!, findAll(select, 'option')[0]!.attributes['value']!];
    });
    const { 'aria-label': label = '', action = '' } = form.attributes;
    return { label, action, fields: Object.fromEntries([...typed, ...chosen]) };
  });
}

async function send(label: string, changed: Record<string, string> = {}) {
  const form = formsOf(await register()).find((each) => each.label === label);
  if (form === undefined) throw new Error(`There is no form ${label}`);
  return submit(form.action, { ...form.fields, ...changed });
}

const stateOf = async (name: string) => {
  const rows = tableRows(await register(manager, '?state=closed'), 'Recoupments');
  return rows.find((row) => row[0] === name)?.[8];
};

test('an item is disputed and accepted again from its row', async () => {
  expect((await send('Dispute AP')).status).toBe(303);
  expect(textOf(await register())).toMatch(/Disputed since \d{4}-\d{2}-\d{2}/);
  expect((await send('Accept AP')).status).toBe(303);
  expect(textOf(await register())).not.toContain('Disputed since');
});

test('a takeback is told what it closes', async () => {
  expect((await send('Match WO')).status).toBe(303);
  expect(await stateOf('AP')).toBe('Closed');
  expect(textOf(await register())).toContain('No recoupment fits.');
});

test('a letter opens an item, our cheque pays it, and more than is owed is refused with the reason', async () => {
  const letter = {
    // Its own number is the practice's to say, and this one has said nothing.
    payeeIdentifier: '999999984',
    ...{
      payerIdentifier: '1512345678',
      payerName: 'PAYER ONE',
      letterNumber: 'L9',
      letterDate: '2026-03-10',
    },
    ...{ payerControlNumber: 'P9', amount: '50.00' },
  };
  const announced = await send('Record a letter', { ...letter, stance: 'accepted' });
  expect(announced.status).toBe(303);
  const dear = await send('Record cheque Letter L9', {
    chequeNumber: '7',
    date: '2026-03-12',
    amount: '50.01',
  });
  expect(dear.status).toBe(422);
  const [failure] = findAll(readHtml(dear.text), 'p').filter(
    ({ attributes }) => attributes['role'] === 'alert',
  );
  expect(textOf(failure!)).toMatch(/50\.01.*50\.00/);
  const paid = await send('Record cheque Letter L9', { chequeNumber: '7', date: '2026-03-12' });
  expect([paid.status, await stateOf('Letter L9')]).toEqual([303, 'Closed']);
  expect(textOf(await register())).toContain('ties to the cent');
});

test('an auditor reads and has nothing to fill in', async () => {
  const page = await register(await service.person('auditor'));
  const labels = formsOf(page).map(({ label }) => label);
  expect(labels.filter((label) => !/^(Filter|Log out)/.test(label) && label !== '')).toEqual([]);
});
