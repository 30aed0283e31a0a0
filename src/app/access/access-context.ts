import type { AppContext } from '../context.js';
import type { Credentials } from './access-records.js';
import type { ServiceKey } from './sealing.js';

/** What the use cases of users are given. */
export interface IdentityContext extends AppContext {
  readonly credentials: Credentials;
}

/** What the use cases of log-in are given. */
export interface AccessContext extends IdentityContext {
  readonly serviceKey: ServiceKey;
  /** Whether nobody works without a second factor; on every address but loopback it is true. */
  readonly requireSecondFactor: boolean;
}
