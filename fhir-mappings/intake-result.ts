import type { CalendarDate } from '../schemas/calendar-date.js';
import type { OtherCoverage, Person, ProfessionalClaim } from '../schemas/claim.js';
import type { Issue } from '../schemas/issue.js';

/** What the input came to: every encounter exactly once, and what could not be read at all. */
export interface IntakeResult {
  readonly encounters: readonly EncounterResult[];
  /** Problems of documents and entries that belong to no encounter. */
  readonly issues: readonly Issue[];
}

export type EncounterResult = ClaimsResult | HeldResult | NotBillableResult;

interface EncounterFacts {
  /** Source system and identifier: the natural key of the encounter. */
  readonly key: SourceKey;
  /**
   * Canonical JSON of every resource that was read for this encounter, without ids that a server gave: equal when
   * nothing changed, also when it came by another road.
   */
  readonly content: string;
  /** Encounter.class code: AMB, EMER, IMP, HH, VR ... */
  readonly encounterClass?: string;
  readonly patientAccount?: PatientAccountFacts;
  readonly issues: readonly Issue[];
}

export interface SourceKey {
  readonly sourceSystem: string;
  readonly sourceIdentifier: string;
}

export interface ClaimsResult extends EncounterFacts {
  readonly kind: 'claims';
  readonly patientAccount: PatientAccountFacts;
  /** One, or several after a split; the position gives the suffix of each. */
  readonly claims: readonly ClaimDraft[];
  /** Active on the date of service, first payer first; empty for self-pay. */
  readonly coverages: readonly CoverageFacts[];
  /** The patient owes it all: the drafts carry SELF_PAY as payer and are never sent. */
  readonly isSelfPay: boolean;
  readonly firstServiceDate: CalendarDate;
  readonly lastServiceDate: CalendarDate;
}

/** Stays on the list of held intake until the source or the settings answer its issues. */
export interface HeldResult extends EncounterFacts {
  readonly kind: 'held';
}

export interface NotBillableResult extends EncounterFacts {
  readonly kind: 'not-billable';
  readonly reason: NotBillableReason;
  /** A claim already made for this encounter should be voided. */
  readonly isVoidProposed: boolean;
}

export type NotBillableReason = 'cancelled' | 'entered-in-error' | 'planned' | 'in-progress';

/** A claim before the application has given it a patient control number. */
export type ClaimDraft = Omit<ProfessionalClaim, 'patientControlNumber'>;

export interface PatientAccountFacts {
  /** Medical record number where there is one, else another identifier, else the resource id. */
  readonly key: SourceKey;
  readonly person: Person;
}

export interface CoverageFacts extends OtherCoverage {
  /** 1 primary, 2 secondary ... */
  readonly sequence: number;
  readonly isMedicaid: boolean;
  readonly isCapitated: boolean;
}

/** The payer of a draft that no payer is to see. */
export const SELF_PAY = { payerId: 'SELF-PAY', name: 'SELF-PAY' } as const;
