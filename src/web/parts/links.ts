import type { Action } from '../../app/permissions.js';
import { mayDo, type Viewer } from '../viewer.js';

const PLACES = {
  claim: ['claim.read', (id: string) => `/claims/${id}`],
  account: ['account.read', (id: string) => `/accounts/${id}`],
  remittance: ['remittance.read', (id: string) => `/remittances/${id}`],
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

/** An address with those fields of its query that are there. */
export function hrefWith(path: string, query: object): string {
  const fields = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '' && value !== false)
    .map(([name, value]) => [name, String(value)]);
  return fields.length === 0 ? path : `${path}?${new URLSearchParams(fields)}`;
}
