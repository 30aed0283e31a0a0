import type { SecondFactorState } from '../app/access/session.js';
import type { Actor } from '../app/actor.js';
import type { RouteAccess } from './api-route.js';

/** What a request is let in by. */
export interface Identity {
  readonly actor: Actor;
  /** Of the person's session; absent for machines. */
  readonly sessionId?: string;
  readonly userName?: string;
  readonly secondFactor?: SecondFactorState;
  /** Log-in wants a second factor that this session has not given. */
  readonly lacksSecondFactor: boolean;
}

declare module '@hapi/hapi' {
  interface UserCredentials extends Identity {}
  interface PluginSpecificConfiguration {
    access?: RouteAccess;
  }
  interface RequestApplicationState {
    startedAt?: number;
    requestId?: string;
    /** Set by `identity` where the caller needs none. */
    isAnonymous?: boolean;
  }
}
