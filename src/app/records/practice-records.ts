/** The practice of a unit of work, and every settings that it has had. */
export interface PracticeRecords {
  find(): Promise<PracticeRecord | undefined>;
  /** Replaces what stands. Settings that differ from it are a new version; what is written again unchanged is none. */
  save(practice: PracticeRecord): Promise<void>;
  /** The first one first. */
  versions(): Promise<SettingsVersion[]>;
  /** The settings of a version as they were read; undefined when there is no such version. */
  findVersion(version: number): Promise<unknown>;
}

export interface PracticeRecord {
  readonly practiceId: string;
  readonly name: string;
  /** The settings file as it was read: NPIs, payers, fees, trading partner. Empty while none have been given. */
  readonly settings: unknown;
}

/** That the settings were given or changed, for good. */
export interface SettingsVersion {
  /** From 1, without a gap. */
  readonly version: number;
  /** ISO, UTC; never before that of the version before. BEGINNING where it is not known. */
  readonly recordedAt: string;
  /** Actor; `unrecorded` where it is not known. */
  readonly recordedBy: string;
  /** Names of the settings that differ from the version before; of the first one, of all. */
  readonly changed: readonly string[];
}

/** Of settings that stood before versions were kept. */
export const BEGINNING = '0001-01-01T00:00:00.000Z';
