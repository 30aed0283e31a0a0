import type { ClaimDetail } from '../../../app/reading/read-claims.js';
import { viewClaim } from '../../../app/views/claims.js';
import type { IssueView } from '../../../app/views/common.js';
import type { Fact } from '../../parts/facts.js';
import {
  renderDates,
  renderDiagnosis,
  renderInstant,
  renderWord,
  separateThousands,
} from '../../parts/formats.js';
import { findHref } from '../../parts/links.js';
import type { Viewer } from '../../viewer.js';
import { type DenialRow, denialRow } from '../denials/presenter.js';
import { type WorkItemRow, workItemRow } from '../work-items/presenter.js';
import { type LedgerRow, numberLine, presentLedger } from './present-ledger.js';
import { type PaymentRow, presentPayments } from './present-payments.js';

export interface ClaimBox {
  readonly title: string;
  readonly facts: readonly Fact[];
}

export interface LineRow {
  readonly number: string;
  readonly serviceDates: string;
  readonly procedure: string;
  /** Letters of the diagnoses, as on the paper form. */
  readonly pointers: string;
  readonly units: string;
  readonly chargeAmount: string;
  readonly controlNumber: string;
}

export interface EventRow {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly cause: string;
  /** Of the remittance that moved the claim. */
  readonly causeHref?: string;
}

export interface ClaimPage {
  readonly controlNumber: string;
  readonly state: string;
  readonly chargeAmount: string;
  readonly openAmount: string;
  readonly accountHref?: string;
  readonly issues: readonly IssueView[];
  readonly boxes: readonly ClaimBox[];
  readonly diagnoses: readonly { readonly letter: string; readonly code: string }[];
  readonly lines: readonly LineRow[];
  readonly events: readonly EventRow[];
  readonly payments: readonly PaymentRow[];
  readonly denials: readonly DenialRow[];
  readonly workItems: readonly WorkItemRow[];
  readonly ledger: readonly LedgerRow[];
}

type View = ReturnType<typeof viewClaim>;
type Content = View['claim'];

export function presentClaim(detail: ClaimDetail, viewer: Viewer): ClaimPage {
  const view = viewClaim(detail, viewer.actor!.role);
  const { claim } = view;
  const accountHref = findHref(viewer, 'account', view.patientAccountId);
  return {
    controlNumber: claim.patientControlNumber,
    state: view.state,
    chargeAmount: separateThousands(claim.chargeAmount),
    openAmount: separateThousands(view.openAmount),
    ...(accountHref && { accountHref }),
    issues: view.issues,
    boxes: boxesOf(view),
    diagnoses: claim.diagnoses.map((code, at) => ({ letter: letterOf(at + 1), code: renderDiagnosis(code) })),
    lines: claim.lines.map(lineRow),
    events: view.events.map((event) => eventRow(event, viewer)),
    payments: presentPayments(detail, viewer),
    denials: view.denials.map((denial) => ({
      ...denialRow(denial),
      line: numberLine(detail, denial.lineControlNumber) || 'whole claim',
    })),
    workItems: detail.workItems.map((item) => ({
      ...workItemRow(item, viewer),
      line: numberLine(detail, item.lineControlNumber),
    })),
    ledger: presentLedger(detail, viewer),
  };
}

function boxesOf({ claim, ...view }: View): ClaimBox[] {
  return [
    {
      title: 'Patient',
      facts: [
        ['Name', claim.patient.name],
        ['Born', claim.patient.birthDate],
        ['Relationship', RELATIONSHIPS[claim.relationshipCode] ?? claim.relationshipCode],
      ],
    },
    insuredBox(claim),
    {
      title: 'Providers',
      facts: [
        ['Billing', claim.billingProvider.name],
        ['Billing NPI', claim.billingProvider.npi],
        ['Rendering', claim.renderingProvider?.name],
        ['Rendering NPI', claim.renderingProvider?.npi],
      ],
    },
    {
      title: 'Claim',
      facts: [
        ['Dates of service', renderDates(view.firstServiceDate, view.lastServiceDate)],
        ['Place of service', claim.facilityCode],
        ['Kind', FREQUENCIES[claim.frequencyCode] ?? claim.frequencyCode],
        ['Authorization', claim.priorAuthorizationNumber],
        ['Payer’s number replaced', claim.payerControlNumber],
        ['Payer’s numbers', numbersOf(view.payments)],
      ],
    },
  ];
}

/** As the payers wrote them; what the record keeps is without case and leading zeros. */
function numbersOf(payments: View['payments']): string {
  const numbers = payments.flatMap(({ payerControlNumber }) => payerControlNumber ?? []);
  return [...new Set(numbers)].join(', ');
}

function insuredBox({ subscriber, payer, payerResponsibility, otherPayers }: Content): ClaimBox {
  return {
    title: 'Insurance',
    facts: [
      ['Payer', payer.payerId === '' ? 'Self-pay' : `${payer.name} (${payer.payerId})`],
      ['Pays as', payer.payerId === '' ? undefined : PLACES[payerResponsibility]],
      ['Insured', subscriber.name],
      ['Member id', subscriber.memberId],
      ['Group', subscriber.groupNumber],
      ['Other payers', otherPayers.map(({ name }) => name).join(', ')],
    ],
  };
}

function lineRow(line: Content['lines'][number]): LineRow {
  return {
    number: String(line.lineNumber),
    serviceDates: renderDates(line.serviceDate, line.serviceEndDate),
    procedure: [line.procedureCode, ...line.modifiers].join(' '),
    pointers: line.diagnosisPointers.map(letterOf).join(''),
    units: line.unitCode === 'UN' ? line.unitCount : `${line.unitCount} min`,
    chargeAmount: separateThousands(line.chargeAmount),
    controlNumber: line.lineControlNumber,
  };
}

/** A cause names its kind, and behind a colon what it was. */
function eventRow({ from, to, cause, recordedAt }: View['events'][number], viewer: Viewer): EventRow {
  const [kind = '', id] = cause.split(':');
  const causeHref = kind === 'remittance' ? findHref(viewer, 'remittance', id) : undefined;
  return {
    at: renderInstant(recordedAt),
    from,
    to,
    cause: renderWord(kind),
    ...(causeHref && { causeHref }),
  };
}

/** The first diagnosis is A: so the form and its pointers say. */
function letterOf(position: number): string {
  return String.fromCharCode(64 + position);
}

/** SBR01. */
const PLACES: Readonly<Record<string, string>> = { P: 'primary', S: 'secondary', T: 'tertiary' };

/** CLM05-3. */
const FREQUENCIES: Readonly<Record<string, string>> = { 1: 'Original', 7: 'Replacement', 8: 'Void' };

/** SBR02 and PAT01, those that are met every day. */
const RELATIONSHIPS: Readonly<Record<string, string>> = {
  '01': 'spouse',
  18: 'self',
  19: 'child',
  20: 'employee',
  53: 'life partner',
  G8: 'other',
};
