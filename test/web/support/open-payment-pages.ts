import { createHash } from 'node:crypto';
import { HUMAN_ROLES, type Role } from '../../../src/app/actor.js';
import { openTestPages } from '../../support/open-test-pages.js';
import type { Person } from '../../support/open-test-server.js';
import { openPatientDesk } from '../../support/patient-desk.js';
import { readHtml, tableRows } from './read-html.js';

const HTML = { accept: 'text/html' };

const CLAIMS = ['J1N1', 'J1N2', 'J1N3', 'J1N4', 'SELFPAY', 'STRANGE'];

/**
 * The pages over a patient who owes 30.00 of each of J1N1 to J1N3 and 200.00 of SELFPAY; J1N4 waits for its payer, and
 * STRANGE is of another patient.
 */
export async function openPaymentPages() {
  const service = await openTestPages();
  const desk = await openPatientDesk(service);
  await desk.receive('J1N1 120 P1 PR-1', 'J1N2 120 P2 PR-1', 'J1N3 120 P3 PR-1');
  const claimIds = new Map<string, string>();
  for (const name of CLAIMS) claimIds.set(name, await desk.claimId(name));
  const people = new Map<Role, Person>();
  const { practiceId } = desk.desk.manager;
  for (const role of HUMAN_ROLES) people.set(role, await service.person(role, { practiceId }));
  const accountPath = `/accounts/${desk.account}`;
  const get = async (path: string, role: Role = 'biller') => {
    const answer = await service.call('GET', path, { person: people.get(role)!, headers: HTML });
    return { status: answer.status, page: readHtml(answer.text) };
  };
  return {
    ...{ service, desk, accountPath, get, formPath: `${accountPath}/payments` },
    receiptPath: (receiptNumber: string) =>
      `${accountPath}/payments/${createHash('sha256').update(receiptNumber).digest('hex').slice(0, 32)}`,
    claimIdOf: (name: string) => claimIds.get(name)!,
    send: async (path: string, fields: Record<string, string>, role: Role = 'biller') => {
      const { cookie, csrfToken } = people.get(role)!;
      const body = new URLSearchParams({ csrf: csrfToken, ...fields }).toString();
      const headers = { ...HTML, cookie, 'content-type': 'application/x-www-form-urlencoded' };
      const { status, text, headers: answered } = await service.call('POST', path, { body, headers });
      const location = answered.get('location') ?? undefined;
      return { status, location, page: readHtml(text === '' ? '<html></html>' : text) };
    },
    /** The row of a receipt on the page of the account. */
    rowOf: async (receiptNumber: string, role: Role = 'biller') => {
      const rows = tableRows((await get(accountPath, role)).page, 'Payments of the patient');
      return rows.find(([receipt]) => receipt === receiptNumber);
    },
  };
}

export type PaymentPages = Awaited<ReturnType<typeof openPaymentPages>>;
