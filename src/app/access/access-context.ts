import type { AppContext } from '../context.js';
import type { Credentials } from './access-records.js';
import type { PasswordCost } from './password.js';
import type { ServiceKey } from './sealing.js';

/** What the use cases of users are given. */
export interface IdentityContext extends AppContext {
  readonly credentials: Credentials;
  /** Of passwords; the full one where it is left out. Only tests of other things lower it. */
  readonly passwordCost?: PasswordCost;
}

/** What the use cases of log-in are given. */
export interface AccessContext extends IdentityContext {
  readonly serviceKey: ServiceKey;
  /** Whether nobody works without a second factor; on every address but loopback it is true. */
  readonly requireSecondFactor: boolean;
}
