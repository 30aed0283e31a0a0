import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Account } from '../../../schemas/ledger.js';
import { parseCents } from '../../../schemas/money.js';
import type { Role } from '../../../src/app/actor.js';
import type { Action } from '../../../src/app/permissions.js';
import type { AccountEntry, ListedClaim } from '../../../src/app/records/list-records.js';
import type { ReadList } from '../../../src/web/read-list.js';
import type { Viewer } from '../../../src/web/viewer.js';

export const dollars = (text: string) => parseCents(text)!;

export const day = (text: string) => text as CalendarDate;

export function viewerOf(role: Role, path = '/', withheldActions: readonly Action[] = []): Viewer {
  const actor = { actorId: 'a', role, practiceId: 'main', withheldActions };
  return { actor, userName: 'somebody', csrf: 'token', path };
}

export function listOf<T, F>(
  items: readonly T[],
  filter: F,
  more: Partial<ReadList<T, F>> = {},
): ReadList<T, F> {
  return { items, filter, limit: 50, isFirst: true, ...more };
}

export function claimOf(changes: Partial<ListedClaim> = {}): ListedClaim {
  return {
    claimId: '01997b1e-5f00-7cc3-98c4-dc0c0c07398f',
    version: 1,
    state: 'denied',
    patientControlNumber: 'CW000000017',
    patientAccountId: '01997b1e-5f00-7cc3-98c4-dc0c0c073990',
    patient: { lastName: 'Doe', firstName: 'Jane', birthDate: day('1980-02-01') },
    payerId: 'SIM01',
    payerName: 'Blue Harbor Plan',
    chargeAmount: dollars('12345.6'),
    openAmount: dollars('-0.05'),
    firstServiceDate: day('2026-01-05'),
    lastServiceDate: day('2026-01-07'),
    issues: [],
    ...changes,
  };
}

export function entryOf(sequence: number, debit: Account, credit: Account, amount: string): AccountEntry {
  return {
    ...{ sequence, ordinal: 1, debit, credit, amount: dollars(amount), journalKey: `j${sequence}` },
    kind: 'claim-payment',
    accountingDate: day('2026-02-10'),
    recordedAt: '2026-02-11T08:00:00.000Z',
  };
}
