import { formatCents } from '../../schemas/money.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { checkPayee } from '../../src/app/settings/check-payee.js';
import { configurePractice } from '../../src/app/settings/configure-practice.js';
import { advice } from '../domain/remittance/remittance-builder.js';
import { openDesk } from '../support/approval-desk.js';
import { doneOf } from '../support/clinic-books.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { renderRemittance } from '../support/render-remittance.js';

const OURS = {
  billingProvider: { npi: '1999999984', taxId: '999988880' },
  practitioners: [{ provider: { npi: '1888888884' } }],
  facilities: [{}],
} as unknown as PracticeSettings;

describe('the payee of a remittance', () => {
  const told = (qualifier: string, identifier: string, taxNumber?: string) => {
    const references = taxNumber === undefined ? [] : [{ qualifier: 'TJ', value: taxNumber }];
    const payee = { name: 'CLINIC', identifierQualifier: qualifier, identifier, references, contacts: [] };
    return checkPayee(advice({ payee }), OURS).map(({ code, severity }) => `${severity} ${code}`);
  };
  const NOT_OURS = ['error remittance.payee-not-ours'];

  test.each([
    ['our NPI', 'XX', '1999999984', undefined, []],
    ['an NPI of ours that does not bill', 'XX', '1888888884', '999988880', []],
    ['our tax number', 'FI', '999988880', undefined, []],
    ['our tax number with a hyphen', 'FI', '99-9988880', undefined, []],
    ['our NPI with the tax number of somebody else', 'XX', '1999999984', '111223333', NOT_OURS],
    ['another NPI', 'XX', '1234567893', undefined, NOT_OURS],
    ['another tax number', 'FI', '111223333', undefined, NOT_OURS],
    ['a new NPI', 'XX', '1234567893', '99-9988880', ['warning remittance.new-payee-npi']],
  ])('%s', (_, qualifier, identifier, taxNumber, wanted) => {
    expect(told(qualifier, identifier, taxNumber)).toEqual(wanted);
  });

  test('without settings is not compared', () => {
    expect(checkPayee(advice({}), undefined)).toEqual([]);
  });
});

describe('a new NPI', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  });
  afterAll(() => opened.close());

  test('is posted with one task, which the settings close', async () => {
    const desk = await openDesk(opened);
    const configure = async (settings: object) =>
      doneOf(
        await configurePractice(desk.context, desk.manager, settings as PracticeSettings, () => undefined),
      );
    const known = { ...OURS, name: 'Riverside', facilities: [] };
    await configure(known);
    const send = async (trace: string, claim: string) => {
      const bytes = renderRemittance({ trace, date: '20260301', claims: [claim] });
      const text = Buffer.from(bytes)
        .toString('latin1')
        .replace('XX*1999999984', `XX*1234567893~\nREF*TJ*999988880`)
        .replace(/SE\*(\d+)/, (_, count) => `SE*${Number(count) + 1}`);
      const received = doneOf(
        await receiveFile(desk.context, desk.manager, { name: 'era', bytes: Buffer.from(text) }),
      );
      expect(received.remittances.map(({ result }) => result)).toEqual(['posted']);
    };
    await send('T1', 'J1N1 100 P1');
    await send('T2', 'J1N2 100 P2');
    const items = await desk.openItems();
    expect(items.map(({ kind, amount }) => `${kind} ${formatCents(amount)}`)).toEqual(['new-npi 0.00']);
    await configure({ ...known, practitioners: [{ provider: { npi: '1234567893' } }] });
    expect(await desk.openItems()).toEqual([]);
  });
});
