import type { Action } from '../../app/permissions.js';
import { mayDo, type Viewer } from '../viewer.js';

const PLACES = {
  claim: ['claim.read', (id: string) => `/claims/${id}`],
  account: ['account.read', (id: string) => `/accounts/${id}`],
  /** The form by which a payment of the patient is recorded. */
  patientPaymentForm: ['patient-payment.record', (id: string) => `/accounts/${id}/payments`],
  patientPayment: ['patient-payment.read', (place: string) => `/accounts/${place}`],
  claimPayment: ['claim-payment.match', (id: string) => `/claim-payments/${id}`],
  remittance: ['remittance.read', (id: string) => `/remittances/${id}`],
  payment: ['remittance.read', (place: string) => `/files/${place}/payment`],
  fileContent: ['file.read', (id: string) => `/api/v1/files/${id}/content`],
} as const satisfies Record<string, readonly [Action, (id: string) => string]>;

/** The address of one thing, for a viewer who may see it. */
export function findHref(
  viewer: Viewer,
  place: keyof typeof PLACES,
  id: string | undefined,
): string | undefined {
  const [action, hrefOf] = PLACES[place];
  return id !== undefined && mayDo(viewer, action) ? hrefOf(id) : undefined;
}

const FORMS = {
  paperRemittance: ['remittance.record', '/remittances/paper'],
  filePreview: ['file.preview', '/files/preview'],
} as const satisfies Record<string, readonly [Action, string]>;

/** The address of a page that is one form, for a viewer who may use it. */
export function findFormHref(viewer: Viewer, form: keyof typeof FORMS): string | undefined {
  const [action, href] = FORMS[form];
  return mayDo(viewer, action) ? href : undefined;
}

/** An address with those fields of its query that are there. */
export function hrefWith(path: string, query: object): string {
  const fields = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '' && value !== false)
    .map(([name, value]) => [name, String(value)]);
  return fields.length === 0 ? path : `${path}?${new URLSearchParams(fields)}`;
}
