import type { Outcome } from '../../../schemas/outcome.js';
import type { ReplayTarget } from './replay-target.js';

/** Something that a person recorded, and that no file says. */
export interface ManualEntry {
  /** What it is, by keys and codes alone. */
  readonly name: string;
  /** ISO, UTC: when it was recorded. LAST where nothing tells it and nothing depends on it. */
  readonly recordedAt: string;
  /** The file of the remittance that it lets be posted or not, as it is called where it stands. */
  readonly fileId?: string;
  /** Records it again. */
  replay(target: ReplayTarget): Promise<Outcome<unknown>>;
}

/** Behind every instant. */
export const LAST = '9999-12-31T23:59:59.999Z';
