import type { ListedClient } from '../../app/access/clients.js';
import type { BegunSecondFactor, ConfirmedSecondFactor } from '../../app/access/enrol-second-factor.js';
import type { IssuedToken, ListedToken } from '../../app/access/tokens.js';
import type { ListedUser, PasswordSet } from '../../app/access/users.js';
import { renderTable } from './table.js';

const ONCE = 'It is not shown again.';

export function renderPasswordSet({ name, password }: PasswordSet): string {
  return password === undefined ? `Password set: ${name}` : `${name}: ${password}\n${ONCE}`;
}

export function renderUsers(users: readonly ListedUser[]): string {
  if (users.length === 0) return 'No users.';
  const rows = users.map((user) => [
    ...[user.name, user.role, stateOf(user)],
    user.hasSecondFactor ? 'yes' : 'no',
    user.withheldActions.join(' '),
  ]);
  return renderTable(['user', 'role', 'state', 'second factor', 'withheld'], rows);
}

export function renderUser(user: ListedUser): string {
  return renderUsers([user]);
}

export function renderSecondFactor(name: string, result: BegunSecondFactor | ConfirmedSecondFactor): string {
  if (!('enrolment' in result)) return `Second factor set: ${name}`;
  return [
    result.uri,
    `secret: ${result.secret}`,
    'Nothing is kept yet. To keep it, within ten minutes:',
    `  claimwright users second-factor ${name} --enrolment ${result.enrolment} --code CODE`,
  ].join('\n');
}

export function renderToken(token: IssuedToken): string {
  return `${token.text}\n${ONCE}\n\n${renderTokens([token])}`;
}

export function renderTokens(tokens: readonly ListedToken[]): string {
  if (tokens.length === 0) return 'No tokens.';
  const rows = tokens.map((token) => [
    ...[token.tokenId, token.name, token.role, renderDay(token.issuedAt), renderDay(token.expiresAt)],
    token.revokedAt ? renderDay(token.revokedAt) : '',
    token.withheldActions.join(' '),
  ]);
  return renderTable(['id', 'name', 'role', 'issued', 'ends', 'revoked', 'withheld'], rows);
}

export function renderClient(client: ListedClient): string {
  return renderClients([client]);
}

export function renderClients(clients: readonly ListedClient[]): string {
  if (clients.length === 0) return 'No clients.';
  const rows = clients.map((client) => [
    ...[client.clientId, client.name, client.role, client.keyIds.join(' '), renderDay(client.registeredAt)],
    client.revokedAt ? renderDay(client.revokedAt) : '',
    client.withheldActions.join(' '),
  ]);
  return renderTable(['client id', 'name', 'role', 'keys', 'registered', 'revoked', 'withheld'], rows);
}

function stateOf({ state, lockedUntil }: ListedUser): string {
  return lockedUntil && state === 'active' ? `locked until ${lockedUntil.toISOString()}` : state;
}

/** In UTC. */
function renderDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
