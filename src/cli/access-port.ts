import type { Outcome } from '../../schemas/outcome.js';
import type { ListedClient } from '../app/access/clients.js';
import type { BegunSecondFactor, ConfirmedSecondFactor } from '../app/access/enrol-second-factor.js';
import type { IssuedToken, ListedToken } from '../app/access/tokens.js';
import type { ListedUser, PasswordSet } from '../app/access/users.js';
import type { Role } from '../app/actor.js';
import type { Action } from '../app/permissions.js';
import type { GlobalOptions } from './command-port.js';

/** A user whose password is made here, or read from stdin: never an argument, which every process could see. */
export interface PasswordOf {
  readonly name: string;
  readonly passwordStdin: boolean;
}

export interface MachineOptions {
  readonly name: string;
  readonly role: Role;
  readonly withheldActions: readonly Action[];
}

/** What the commands of users, tokens and clients call. Whoever runs them acts as an administrator. */
export interface AccessCommands {
  addUser(options: GlobalOptions, user: PasswordOf & { readonly role: Role }): Promise<Outcome<PasswordSet>>;
  listUsers(options: GlobalOptions): Promise<Outcome<ListedUser[]>>;
  disableUser(options: GlobalOptions, name: string): Promise<Outcome<ListedUser>>;
  enableUser(options: GlobalOptions, name: string): Promise<Outcome<ListedUser>>;
  setUserRole(options: GlobalOptions, user: { name: string; role: Role }): Promise<Outcome<ListedUser>>;
  withholdActions(
    options: GlobalOptions,
    user: { name: string; actions: readonly Action[] },
  ): Promise<Outcome<ListedUser>>;
  setPassword(options: GlobalOptions, user: PasswordOf): Promise<Outcome<PasswordSet>>;
  beginSecondFactor(options: GlobalOptions, name: string): Promise<Outcome<BegunSecondFactor>>;
  confirmSecondFactor(
    options: GlobalOptions,
    given: { readonly name: string; readonly enrolment: string; readonly code: string },
  ): Promise<Outcome<ConfirmedSecondFactor>>;
  issueToken(options: GlobalOptions, token: MachineOptions & { days: number }): Promise<Outcome<IssuedToken>>;
  listTokens(options: GlobalOptions): Promise<Outcome<ListedToken[]>>;
  revokeToken(options: GlobalOptions, tokenId: string): Promise<Outcome<null>>;
  registerClient(
    options: GlobalOptions,
    client: MachineOptions & { readonly keySetFile: string },
  ): Promise<Outcome<ListedClient>>;
  listClients(options: GlobalOptions): Promise<Outcome<ListedClient[]>>;
  revokeClient(options: GlobalOptions, clientId: string): Promise<Outcome<null>>;
}
