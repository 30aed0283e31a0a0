import type { ClaimsResult, EncounterResult } from '../../../fhir-mappings/intake-result.js';
import type { ProfessionalClaim } from '../../../schemas/claim.js';
import type { Journal } from '../../../schemas/ledger.js';
import type { PlannedWorkItem } from '../../../schemas/remittance-records.js';
import { checkClaim } from '../../domain/claims/edits/check-claim.js';
import { buildPatientControlNumber } from '../../domain/claims/patient-control-number.js';
import { planCharge } from '../../domain/ledger/plan-charge.js';
import { claimAccountOf } from '../accounts/claim-account.js';
import { placeArrived } from '../claim-payments/place-arrived.js';
import { type AppContext, sha256, today } from '../context.js';
import type { ClaimEvent, ClaimRecord, ClaimState, EncounterRecord, Records } from '../ports.js';

export interface IntakeCounts {
  readonly claimed: number;
  readonly held: number;
  readonly notBillable: number;
  readonly unchanged: number;
  readonly correctionsProposed: number;
  readonly claims: number;
  readonly ready: number;
  readonly needsWork: number;
  readonly selfPay: number;
}

/** States in which a claim has not left the house and may be built anew. */
const UNSENT: readonly ClaimState[] = ['draft', 'needs-work', 'ready'];

/** Takes a slice of encounters into the records of one unit of work. */
export class ClaimIntake {
  private readonly counts = {
    claimed: 0,
    held: 0,
    notBillable: 0,
    unchanged: 0,
    correctionsProposed: 0,
    claims: 0,
    ready: 0,
    needsWork: 0,
    selfPay: 0,
  };
  private readonly journals: Journal[] = [];
  private readonly workItems: PlannedWorkItem[] = [];
  private readonly settled: string[] = [];
  private readonly events: ClaimEvent[] = [];
  private readonly newEncounters: EncounterRecord[] = [];
  private readonly changedEncounters: EncounterRecord[] = [];
  private readonly newClaims: ClaimRecord[] = [];
  private readonly changedClaims: ClaimRecord[] = [];

  constructor(
    private readonly context: AppContext,
    private readonly records: Records,
  ) {}

  async take(encounters: readonly EncounterResult[]): Promise<IntakeCounts> {
    const known = await this.records.encounters.findByKeys(encounters.map((encounter) => encounter.key));
    const knownByKey = new Map(known.map((record) => [keyText(record), record]));
    const accounts = await this.openAccounts(encounters);
    for (const encounter of encounters) {
      await this.takeEncounter(encounter, knownByKey.get(keyText(encounter.key)), accounts);
    }
    await this.store();
    return this.counts;
  }

  private async openAccounts(encounters: readonly EncounterResult[]): Promise<Map<string, string>> {
    const accounts = new Map<string, ClaimsResult['patientAccount']>();
    for (const encounter of encounters) {
      if (encounter.kind === 'claims') {
        accounts.set(keyText(encounter.patientAccount.key), encounter.patientAccount);
      }
    }
    return this.records.patientAccounts.findOrInsert(
      [...accounts].map(([sourceKey, { person }]) => ({
        patientAccountId: this.context.ids.next(),
        sourceKey,
        person,
      })),
    );
  }

  private async takeEncounter(
    encounter: EncounterResult,
    known: EncounterRecord | undefined,
    accounts: ReadonlyMap<string, string>,
  ): Promise<void> {
    const contentHash = sha256(encounter.content);
    if (known && known.contentHash === contentHash && isSettled(known, encounter)) {
      this.counts.unchanged += 1;
      return;
    }
    const standing = known ? await this.records.claims.findByEncounters([known.encounterId]) : [];
    const mayRebuild = standing.every((claim) => UNSENT.includes(claim.state));
    const sameClaims = encounter.kind === 'claims' && standing.length === encounter.claims.length;
    const proposes = standing.length > 0 && !(mayRebuild && sameClaims);
    const record = this.encounterRecord(encounter, known, contentHash, proposes);
    (known ? this.changedEncounters : this.newEncounters).push(record);
    if (proposes) {
      this.counts.correctionsProposed += 1;
    } else if (encounter.kind === 'claims') {
      this.counts.claimed += 1;
      const accountId = accounts.get(keyText(encounter.patientAccount.key))!;
      await this.takeClaims(encounter, record.encounterId, accountId, standing);
    } else if (encounter.kind === 'held') this.counts.held += 1;
    else this.counts.notBillable += 1;
  }

  private encounterRecord(
    encounter: EncounterResult,
    known: EncounterRecord | undefined,
    contentHash: string,
    proposes: boolean,
  ): EncounterRecord {
    const state = { claims: 'claimed', held: 'held', 'not-billable': 'not-billable' } as const;
    return {
      ...encounter.key,
      encounterId: known?.encounterId ?? this.context.ids.next(),
      contentHash,
      state: proposes ? 'correction-proposed' : state[encounter.kind],
      issues: encounter.issues,
      version: (known?.version ?? 0) + 1,
    };
  }

  private async takeClaims(
    encounter: ClaimsResult,
    encounterId: string,
    patientAccountId: string,
    standing: readonly ClaimRecord[],
  ): Promise<void> {
    const entries = await this.records.ledger.entriesOfClaims(standing.map((claim) => claim.claimId));
    for (const [index, draft] of encounter.claims.entries()) {
      const before = standing[index];
      const number =
        before?.claim.patientControlNumber ??
        buildPatientControlNumber(await this.records.counters.next('patient-control-number'));
      const claim: ProfessionalClaim = { ...draft, patientControlNumber: number };
      const record = this.claimRecord(encounter, claim, { encounterId, patientAccountId, before });
      (before ? this.changedClaims : this.newClaims).push(record);
      this.note(record, before);
      const own = entries.filter((entry) => entry.claimId === record.claimId);
      this.journals.push(...planCharge(claimAccountOf(record), own, record.lastServiceDate));
    }
  }

  private claimRecord(
    encounter: ClaimsResult,
    claim: ProfessionalClaim,
    ids: { encounterId: string; patientAccountId: string; before: ClaimRecord | undefined },
  ): ClaimRecord {
    const { issues, verdict } = checkClaim(claim, { today: today(this.context.clock) });
    const checked = verdict === 'clean' ? 'ready' : 'needs-work';
    return {
      claimId: ids.before?.claimId ?? this.context.ids.next(),
      encounterId: ids.encounterId,
      patientAccountId: ids.patientAccountId,
      version: (ids.before?.version ?? 0) + 1,
      state: encounter.isSelfPay ? 'draft' : checked,
      claim,
      payers: encounter.coverages.map(({ sequence, payer, isMedicaid, isCapitated }) => ({
        sequence,
        payerId: payer.payerId,
        isMedicaid,
        isCapitated,
      })),
      payerControlNumbers: [],
      firstServiceDate: encounter.firstServiceDate,
      lastServiceDate: encounter.lastServiceDate,
      issues: encounter.isSelfPay ? [] : issues,
    };
  }

  /** Counts a claim, notes its change of state, and opens or settles its work item. */
  private note(record: ClaimRecord, before: ClaimRecord | undefined): void {
    this.counts.claims += 1;
    if (record.state === 'ready') this.counts.ready += 1;
    if (record.state === 'needs-work') this.counts.needsWork += 1;
    if (record.state === 'draft') this.counts.selfPay += 1;
    const { claimId, state: to } = record;
    if (before?.state !== to) {
      this.events.push({ claimId, from: before?.state ?? 'none', to, cause: 'import' });
    }
    const naturalKey = claimEditKey(claimId);
    if (to === 'needs-work') {
      const { issues, claim } = record;
      this.workItems.push({ naturalKey, kind: 'claim-edit', claimId, amount: claim.chargeAmount, issues });
    } else if (before) this.settled.push(naturalKey);
  }

  private async store(): Promise<void> {
    const { encounters, claims, workItems, ledger, claimPayments } = this.records;
    await claimPayments.lockPlaces();
    await encounters.insert(this.newEncounters);
    await encounters.update(this.changedEncounters);
    await claims.insert(this.newClaims);
    await claims.update(this.changedClaims);
    await claims.appendEvents(this.events);
    await workItems.open(this.workItems);
    await workItems.close(this.settled);
    await ledger.append(this.journals);
    await placeArrived(this.records, this.newClaims);
  }
}

export function claimEditKey(claimId: string): string {
  return `claim-edit:${claimId}`;
}

/** What is held is looked at again, since the practice's settings or concept maps may have changed. */
function isSettled(known: EncounterRecord, encounter: EncounterResult): boolean {
  if (known.state === 'correction-proposed') return true;
  const state = { claims: 'claimed', held: 'held', 'not-billable': 'not-billable' } as const;
  return known.state === state[encounter.kind];
}

function keyText(key: { sourceSystem: string; sourceIdentifier: string }): string {
  return `${key.sourceSystem}|${key.sourceIdentifier}`;
}
