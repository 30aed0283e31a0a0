import type { VNode } from 'preact';
import { AccountView } from '../../src/web/pages/account/view.js';
import { AccountsView } from '../../src/web/pages/accounts/view.js';
import { AgingView } from '../../src/web/pages/aging/view.js';
import { ApprovalsView } from '../../src/web/pages/approvals/view.js';
import { ClaimView } from '../../src/web/pages/claim/view.js';
import { ClaimPaymentView } from '../../src/web/pages/claim-payment/view.js';
import { ClaimsView } from '../../src/web/pages/claims/view.js';
import { DenialsView } from '../../src/web/pages/denials/view.js';
import { DepositsView } from '../../src/web/pages/deposits/view.js';
import { EncountersView } from '../../src/web/pages/encounters/view.js';
import { FilesView } from '../../src/web/pages/files/view.js';
import { LegacyClaimsView } from '../../src/web/pages/legacy-claims/view.js';
import { LogInView } from '../../src/web/pages/log-in/view.js';
import { PaymentView } from '../../src/web/pages/payment/view.js';
import { RecoupmentsView } from '../../src/web/pages/recoupments/view.js';
import { RemittanceView } from '../../src/web/pages/remittance/view.js';
import { RemittancesView } from '../../src/web/pages/remittances/view.js';
import { SecondFactorView } from '../../src/web/pages/second-factor/view.js';
import { SegmentsView } from '../../src/web/pages/segments/view.js';
import { SummaryView } from '../../src/web/pages/summary/view.js';
import { WorkItemsView } from '../../src/web/pages/work-items/view.js';
import { renderProblemPage } from '../../src/web/problem-page.js';
import { renderDocument } from '../../src/web/render-document.js';
import { buildFormPages } from './support/form-pages.js';
import { viewerOf } from './support/made.js';
import { madeLegacy } from './support/made-legacy.js';
import { depositsOf, patientPaymentsOf, paymentOf } from './support/money-pages.js';
import { findAll, type HtmlElement, readHtml, textOf } from './support/read-html.js';

/** What a payer, a patient or a file name could hold. */
const HOSTILE = `"><script>alert('x')</script>&amp;{{7*7}}`;

const H = HOSTILE;
const viewer = { ...viewerOf('billing-manager', '/claims'), userName: H, csrf: H };
const issues = [{ code: H, severity: 'error', text: H, at: {} }];
const paging = { path: '/claims', shown: H, query: { state: H }, isFirst: false, nextCursor: H };
const filter = [
  { name: 'a', label: H, value: H },
  { name: 'b', label: H, value: H, options: [[H, H]] as const },
  { name: 'c', label: H, value: 'true', type: 'checkbox' as const },
];
const amounts = { chargeAmount: H, paymentAmount: H, patientAmount: H, openAmount: H };
const claimRow = {
  ...{ claimId: H, controlNumber: H, href: '/x', patient: H, payer: H, serviceDates: H, state: H },
  ...{ ...amounts, findings: H },
};
const requestForm = { action: '/x', hidden: { key: H }, fields: filter, button: H, label: H };
const denialRow = {
  ...{
    denialKey: H,
    reason: H,
    denialClass: H,
    line: H,
    remarks: H,
    deniedAmount: H,
    atStakeAmount: H,
    state: H,
    deadline: H,
  },
  ...{ controlNumber: H, patient: H, payer: H, serviceDate: H, forms: [requestForm] },
};
const workItemRow = {
  ...{ workItemKey: H, kind: H, controlNumber: H, line: H, issues, amount: H },
  ...{ opened: H, closed: H, state: H, form: requestForm },
};
const entryRow = { key: H, sequence: H, date: H, kind: H, debit: H, credit: H, reason: H, amount: H };
const fileRow = {
  ...{ fileId: H, recorded: H, direction: H, kind: H, name: H, size: H, state: H, issues },
  downloadHref: '/x',
};
const count = { rows: [{ label: H, href: H, count: H, amounts: [H, H] }], totals: [H, H, H] };
const remittanceRow = {
  ...{ remittanceId: H, traceNumber: H, payer: H, paymentDate: H, method: H, paymentAmount: H },
  ...{ claimPaymentCount: H, state: H },
};
const paymentRow = {
  ...{ claimPaymentId: H, ordinal: H, controlNumber: H, payerControlNumber: H, status: H, state: H },
  ...amounts,
  ...{ source: H, work: { href: '/x', words: H } },
};

const story = {
  ...{ parties: ['payer 1'], end: H },
  rows: [
    {
      ...{ key: H, date: H, posting: H, text: H, balances: [H] },
      sources: [{ key: H, text: H, href: '/x', bytesHref: '/y' }],
    },
  ],
};

const equationRow = { name: H, terms: H, stated: H, difference: H, verdict: H };

const claim = {
  ...{ controlNumber: H, state: H, chargeAmount: H, openAmount: H, accountHref: '/x', issues },
  boxes: [{ title: H, facts: [[H, H] as const] }],
  diagnoses: [{ letter: H, code: H }],
  lines: [
    { number: H, serviceDates: H, procedure: H, pointers: H, units: H, chargeAmount: H, controlNumber: H },
  ],
  events: [{ at: H, from: H, to: H, cause: H }],
  ...{ payments: [paymentRow], denials: [denialRow], workItems: [workItemRow] },
  ledger: [{ ...entryRow, line: H, openAmount: H, source: H }],
  story,
};

const account = {
  story,
  ...{ patient: H, birthDate: H, sourceKey: H, totalBalance: H, balances: [{ account: H, balance: H }] },
  ...{ claims: [claimRow], entries: [{ ...entryRow, effect: H }], paging, form: requestForm },
  payments: patientPaymentsOf(H, paging),
};

const accountRow = {
  ...{ patientAccountId: H, patient: H, birthDate: H, payerBalance: H, patientBalance: H, agencyBalance: H },
  totalBalance: H,
};

const aging = {
  ...{ filter, caption: H, bucketTitles: [H], rows: [{ party: H, amounts: [H, H, H], claimCount: H }] },
  ...{ totals: [H, H, H, H, H], tiesToLedger: false, tie: H, unapplied: H },
};

const remittance = {
  ...{ traceNumber: H, state: H, paymentAmount: H, facts: [[H, H] as const], issues, proof: H, paging },
  form: requestForm,
  providerAdjustments: [{ reason: H, reference: H, provider: H, amount: H }],
  payments: [paymentRow],
  certificate: { equations: [equationRow], payments: [equationRow], check: H, hash: H },
  change: { title: H, action: '/x', button: H, fields: [{ name: 'reason', label: H, value: H }] },
  failure: H,
};

const reasonFields = [{ name: 'reason', label: H, value: H, error: H }];
const waitingPayment = {
  ...{ controlNumber: H, state: H, facts: [[H, H] as const], remittanceHref: '/x', failure: H },
  suggestions: [
    { claimId: H, controlNumber: H, href: '/x', patient: H, service: H, charge: H, score: H, facts: H },
  ],
  forms: [{ title: H, about: H, action: '/x', fields: reasonFields, button: H }],
};

const summary = {
  ...{ claims: count, denials: count, workItems: count, files: [fileRow] },
  receivables: { total: H, asOf: H, tie: H, tiesToLedger: true },
};

const approvals = {
  rows: [
    {
      ...{ approvalId: H, kind: H, href: '/x', amount: H, effect: H, asked: H, reason: H, state: H },
      ...{ decisions: [H], forms: [requestForm] },
    },
  ],
  ...{ filter, paging, failure: H },
};

const recoupments = {
  accounts: [{ payer: H, payee: H, opened: H, closed: H, open: H, count: H }],
  rows: [
    {
      ...{ recoupmentKey: H, name: H, payer: H, date: H, age: H, claim: H, claimHref: '/x' },
      ...{ remittanceHref: '/x', opened: H, closed: H, open: H, state: H, notes: [H] },
      forms: [{ action: '/x', button: H, label: H, hidden: { recoupmentKey: H }, fields: filter }],
    },
  ],
  ...{ filter, proof: H, paging, failure: H },
  letter: filter.map((field) => ({ ...field, name: `letter-${field.name}` })),
};

const PAGES: Readonly<Record<string, () => VNode>> = {
  account: () => AccountView({ account, viewer }),
  accounts: () =>
    AccountsView({
      accounts: { filter: [], search: filter, isSearch: true, rows: [accountRow], paging },
      viewer,
    }),
  aging: () => AgingView({ aging, viewer }),
  claim: () => ClaimView({ claim, viewer }),
  'claim payment': () => ClaimPaymentView({ payment: waitingPayment, viewer }),
  'claim payment with its claim': () => {
    const { suggestions: _, ...payment } = waitingPayment;
    return ClaimPaymentView({ payment: { ...payment, claimHref: '/x' }, viewer });
  },
  claims: () =>
    ClaimsView({ claims: { filter, search: [], isSearch: false, rows: [claimRow], paging }, viewer }),
  'claims found': () =>
    ClaimsView({ claims: { filter: [], search: filter, isSearch: true, rows: [claimRow], paging }, viewer }),
  denials: () => DenialsView({ denials: { filter, rows: [denialRow], paging }, viewer }),
  encounters: () =>
    EncountersView({
      encounters: {
        ...{ filter, paging },
        rows: [{ encounterId: H, identifier: H, sourceSystem: H, state: H, issues }],
      },
      viewer,
    }),
  files: () => FilesView({ files: { filter, rows: [fileRow], paging }, viewer }),
  'log-in': () => LogInView({ logIn: { practiceId: H, name: H, next: H, failure: H }, viewer }),
  approvals: () => ApprovalsView({ approvals, viewer }),
  'legacy claims': () => LegacyClaimsView({ legacy: madeLegacy(H, requestForm), viewer }),
  deposits: () => DepositsView({ deposits: depositsOf(H), viewer }),
  recoupments: () => RecoupmentsView({ recoupments, viewer }),
  payment: () => PaymentView({ payment: paymentOf(H, filter), viewer }),
  remittance: () => RemittanceView({ remittance, viewer }),
  ...buildFormPages(H, issues, viewer),
  remittances: () => RemittancesView({ remittances: { filter, rows: [remittanceRow], paging }, viewer }),
  'second factor': () =>
    SecondFactorView({ secondFactor: { enrolment: H, secret: H, uri: 'otpauth://x', failure: H }, viewer }),
  segments: () => SegmentsView({ segments: { fileId: H, rows: [{ byteOffset: H, text: H }] }, viewer }),
  summary: () => SummaryView({ summary, viewer }),
  'work items': () => WorkItemsView({ workItems: { filter, rows: [workItemRow], paging }, viewer }),
};

describe.each(Object.entries(PAGES))('the page %s', (_, build) => {
  const html = renderDocument(build());
  const page = readHtml(html);

  test('shows what others wrote as text', () => {
    expect(findAll(page, 'script')).toEqual([]);
    expect(textOf(page)).toContain(HOSTILE);
    expect(html).not.toContain('<script');
  });

  test('can be used without seeing it', () => {
    expectUsable(page);
  });

  test('has neither scripts nor styles of its own', () => {
    const elements = everyElement(page);
    const names = elements.flatMap(({ attributes }) => Object.keys(attributes));
    expect(names.filter((name) => name === 'style' || /^on/i.test(name))).toEqual([]);
    expect(elements.filter(({ tag }) => ['style', 'script', 'iframe', 'object'].includes(tag))).toEqual([]);
  });
});

/** One heading of the first level, a label for every field, a caption and headers for every table, unique ids. */
function expectUsable(page: HtmlElement): void {
  expect(findAll(page, 'h1')).toHaveLength(1);
  expect(findAll(page, 'main')).toHaveLength(1);
  expect(textOf(findAll(page, 'title')[0]!)).toMatch(/ · Claimwright$/);
  const labelled = new Set(findAll(page, 'label').map(({ attributes }) => attributes['for']));
  const fields = [...findAll(page, 'input'), ...findAll(page, 'select')];
  const visible = fields.filter(({ attributes }) => attributes['type'] !== 'hidden');
  expect(visible.filter(({ attributes }) => !labelled.has(attributes['id']))).toEqual([]);
  for (const table of findAll(page, 'table')) {
    expect(findAll(table, 'caption')).toHaveLength(1);
    expect(findAll(table, 'th').filter(({ attributes }) => attributes['scope'] === undefined)).toEqual([]);
  }
  const ids = everyElement(page).flatMap(({ attributes }) => attributes['id'] ?? []);
  expect(ids).toEqual([...new Set(ids)]);
}

function everyElement(within: HtmlElement): HtmlElement[] {
  return within.children.flatMap((child) =>
    typeof child === 'string' ? [] : [child, ...everyElement(child)],
  );
}

describe('a problem', () => {
  const problem = { title: 'Your role may not do this', status: 403, code: 'forbidden', requestId: 'r-1' };

  test('is told in plain words, with what finds it in the log', () => {
    const { html, location } = renderProblemPage({ ...problem, issues }, '/aging');
    const page = readHtml(html);
    expectUsable(page);
    expect(location).toBeUndefined();
    expect(textOf(findAll(page, 'h1')[0]!)).toBe('Your role may not do this');
    for (const text of ['ask an administrator', 'r-1', HOSTILE]) expect(textOf(page)).toContain(text);
  });

  test.each([
    ['/claims', '/login?next=%2Fclaims'],
    ['/claims/01997b1e-5f00', '/login?next=%2Fclaims%2F01997b1e-5f00'],
    ['/logout', '/login'],
    ['//elsewhere.example', '/login'],
    ['/\\elsewhere.example', '/login'],
    ['/a%2f%2fb', '/login'],
    ['/', '/login'],
  ])('of a log-in that is wanted at %s leads to %s', (path, location) => {
    const answer = renderProblemPage({ ...problem, status: 401, code: 'unauthenticated' }, path);
    expect(answer).toEqual({ html: '', status: 303, location });
  });

  test('of a second factor that is owed leads to it', () => {
    const answer = renderProblemPage({ ...problem, code: 'mfa_required' }, '/claims');
    expect(answer).toEqual({ html: '', status: 303, location: '/second-factor' });
  });
});
