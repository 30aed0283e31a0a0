import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { AccessContext, IdentityContext } from '../app/access/access-context.js';
import { listClients, registerClient, revokeClient } from '../app/access/clients.js';
import { beginSecondFactor, confirmSecondFactor } from '../app/access/enrol-second-factor.js';
import { issueToken, listTokens, revokeToken } from '../app/access/tokens.js';
import {
  addUser,
  disableUser,
  enableUser,
  listUsers,
  setPassword,
  setUserRole,
  withholdActions,
} from '../app/access/users.js';
import type { Actor, Role } from '../app/actor.js';
import type { Action } from '../app/permissions.js';
import type { AccessCommands, MachineOptions, PasswordOf } from '../cli/access-port.js';
import { type GlobalOptions, UsageError } from '../cli/command-port.js';
import type { Application } from '../compose.js';
import type { Config } from '../config.js';
import { readServiceKey } from '../exchange/key-file.js';
import { localActor } from './local-actor.js';

const DAY = 24 * 60 * 60_000;

/** Opens the store for one command, and closes it again. */
export type WithinApplication = <T>(
  options: GlobalOptions,
  work: (application: Application, config: Config) => Promise<T>,
) => Promise<T>;

/** What the commands of users, tokens and clients call. Whoever has the machine administers who may come in. */
export class LocalAccess implements AccessCommands {
  constructor(
    private readonly within: WithinApplication,
    private readonly readJson: (path: string) => Promise<unknown>,
    private readonly input: Readable,
  ) {}

  async addUser(options: GlobalOptions, user: PasswordOf & { readonly role: Role }) {
    const password = await this.#password(user);
    return this.#as(options, (identities, actor) => addUser(identities, actor, { ...user, ...password }));
  }

  async setPassword(options: GlobalOptions, user: PasswordOf) {
    const password = await this.#password(user);
    return this.#as(options, (identities, actor) => setPassword(identities, actor, { ...user, ...password }));
  }

  listUsers = (options: GlobalOptions) => this.#as(options, listUsers);

  disableUser = (options: GlobalOptions, name: string) =>
    this.#as(options, (identities, actor) => disableUser(identities, actor, name));

  enableUser = (options: GlobalOptions, name: string) =>
    this.#as(options, (identities, actor) => enableUser(identities, actor, name));

  setUserRole = (options: GlobalOptions, user: { name: string; role: Role }) =>
    this.#as(options, (identities, actor) => setUserRole(identities, actor, user));

  withholdActions = (options: GlobalOptions, user: { name: string; actions: readonly Action[] }) =>
    this.#as(options, (identities, actor) => withholdActions(identities, actor, user));

  beginSecondFactor = (options: GlobalOptions, name: string) =>
    this.#withKey(options, (access, actor) => beginSecondFactor(access, actor, name));

  confirmSecondFactor = (options: GlobalOptions, given: { name: string; enrolment: string; code: string }) =>
    this.#withKey(options, (access, actor) => confirmSecondFactor(access, actor, given, given.name));

  issueToken = (options: GlobalOptions, { days, ...token }: MachineOptions & { days: number }) =>
    this.#as(options, (identities, actor) => {
      const expiresAt = new Date(identities.clock.now().getTime() + days * DAY);
      return issueToken(identities, actor, { ...token, expiresAt });
    });

  listTokens = (options: GlobalOptions) => this.#as(options, listTokens);

  revokeToken = (options: GlobalOptions, tokenId: string) =>
    this.#as(options, (identities, actor) => revokeToken(identities, actor, tokenId));

  async registerClient(options: GlobalOptions, client: MachineOptions & { readonly keySetFile: string }) {
    const keySet = await this.readJson(client.keySetFile);
    return this.#as(options, (identities, actor) => registerClient(identities, actor, { ...client, keySet }));
  }

  listClients = (options: GlobalOptions) => this.#as(options, listClients);

  revokeClient = (options: GlobalOptions, clientId: string) =>
    this.#as(options, (identities, actor) => revokeClient(identities, actor, clientId));

  #as<T>(
    options: GlobalOptions,
    work: (identities: IdentityContext, actor: Actor) => Promise<T>,
  ): Promise<T> {
    return this.within(options, ({ context, store }) =>
      work({ ...context, credentials: store.credentials }, localActor({ ...options, role: 'admin' })),
    );
  }

  /** Beside the embedded database the key is made when it is first wanted; a server's has been put in place. */
  #withKey<T>(options: GlobalOptions, work: (access: AccessContext, actor: Actor) => Promise<T>): Promise<T> {
    return this.within(options, async ({ context, store }, { keyFile, databaseUrl }) => {
      const serviceKey = await readServiceKey(keyFile, { create: databaseUrl === undefined });
      const access = { ...context, credentials: store.credentials, serviceKey, requireSecondFactor: true };
      return work(access, localActor({ ...options, role: 'admin' }));
    });
  }

  async #password({ passwordStdin }: PasswordOf): Promise<{ readonly password?: string }> {
    if (!passwordStdin) return {};
    for await (const password of createInterface({ input: this.input })) return { password };
    throw new UsageError('No password is on stdin');
  }
}
