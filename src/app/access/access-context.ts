import type { AppContext } from '../context.js';
import type { Credentials } from './access-records.js';
import type { ServiceKey } from './sealing.js';

/** What the use cases of log-in and identities are given. */
export interface AccessContext extends AppContext {
  readonly credentials: Credentials;
  readonly serviceKey: ServiceKey;
  /** Whether nobody works without a second factor; on every address but loopback it is true. */
  readonly requireSecondFactor: boolean;
}
