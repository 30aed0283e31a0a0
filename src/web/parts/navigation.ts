import type { Action } from '../../app/permissions.js';
import { mayDo, type Viewer } from '../viewer.js';

export interface NavigationEntry {
  readonly title: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

const PAGES: readonly (readonly [title: string, href: string, action: Action])[] = [
  ['Summary', '/', 'claim.read'],
  ['Claims', '/claims', 'claim.read'],
  ['Denials', '/denials', 'denial.read'],
  ['Work items', '/work-items', 'work-item.read'],
  ['Approvals', '/approvals', 'approval.read'],
  ['Legacy claims', '/legacy-claims', 'approval.read'],
  ['Accounts', '/accounts', 'account.read'],
  ['Aging', '/aging', 'aging.read'],
  ['Recoupments', '/recoupments', 'recoupment.read'],
  ['Deposits', '/deposits', 'deposit.read'],
  ['Remittances', '/remittances', 'remittance.read'],
  ['Adjustment rules', '/adjustment-rules', 'adjustment-rule.read'],
  ['Files', '/files', 'file.list'],
  // Those that became claims are seen as claims; what is looked for here is what was held.
  ['Encounters', '/encounters?state=held', 'encounter.read'],
  ['API', '/docs', 'docs.read'],
];

/** The pages that the viewer may open, in their order. */
export function presentNavigation(viewer: Viewer): NavigationEntry[] {
  return PAGES.filter(([, , action]) => mayDo(viewer, action)).map(([title, href]) => ({
    title,
    href,
    isCurrent: isWithin(viewer.path, href.split('?')[0]!),
  }));
}

/** Where the viewer's work begins. */
export function findHome(viewer: Viewer): string {
  return presentNavigation(viewer)[0]?.href ?? '/docs';
}

function isWithin(path: string, page: string): boolean {
  return path === page || (page !== '/' && path.startsWith(`${page}/`));
}
