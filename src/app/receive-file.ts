import { type Interchange, parseX12, type TransactionSet, type X12File } from '../../edi/x12/parse-x12.js';
import { type Issue, issue } from '../../schemas/issue.js';
import { ZERO } from '../../schemas/money.js';
import { done, type Outcome } from '../../schemas/outcome.js';
import type { Actor } from './actor.js';
import type { AcknowledgementResult, AppliedAcknowledgement } from './applied-acknowledgement.js';
import { applyAcknowledgement } from './apply-acknowledgement.js';
import { applyClaimAcknowledgement } from './apply-claim-acknowledgement.js';
import { applyInterchangeAcknowledgement } from './apply-interchange-acknowledgement.js';
import { type AppContext, sha256 } from './context.js';
import type { FileState } from './ports.js';
import { type PostedRemittance, postRemittance } from './post-remittance.js';
import { ensurePractice } from './practice-settings.js';

/** The 277 of other versions answers questions about claims (005010X212). */
const CLAIM_ACKNOWLEDGEMENT = '005010X214';

export interface ReceivedFile {
  readonly fileId: string;
  readonly name: string;
  readonly sha256: string;
  /** ST01 of its sets, `TA1`, or `unknown`. */
  readonly kind: string;
  readonly result: 'applied' | 'duplicate' | 'quarantined';
  readonly remittances: readonly PostedRemittance[];
  readonly acknowledgements: readonly AppliedAcknowledgement[];
  /** Of the file and of the sets that were not applied. */
  readonly issues: readonly Issue[];
}

/**
 * Takes a file from a payer or clearinghouse. Its bytes are kept before anything reads them; the same bytes again
 * are a duplicate. Each set is applied in a transaction of its own, so a file that was cut short by a crash goes on
 * where it stopped.
 */
export async function receiveFile(
  context: AppContext,
  actor: Actor,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Outcome<ReceivedFile>> {
  const kept = await keepBytes(context, actor, file);
  if ('refused' in kept) return kept;
  const { fileId, hash, isDuplicate } = kept.done;
  const base = { fileId, name: file.name, sha256: hash, remittances: [], acknowledgements: [] };
  const parsed = parseX12(file.bytes);
  const kind = kindOf(parsed);
  if (isDuplicate) return done({ ...base, kind, result: 'duplicate', issues: [] });
  const applied = await new FileReading(context, actor, fileId).read(parsed);
  if ('refused' in applied) return applied;
  const { remittances, acknowledgements, issues } = applied.done;
  const isQuarantined = remittances.length + acknowledgements.length === 0;
  const state = isQuarantined ? 'quarantined' : 'read';
  const ended = await endFile(context, actor, { fileId, state, kind, issues });
  if ('refused' in ended) return ended;
  const result = isQuarantined ? 'quarantined' : 'applied';
  return done({ ...base, kind, result, remittances, acknowledgements, issues });
}

async function keepBytes(
  context: AppContext,
  actor: Actor,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Outcome<{ fileId: string; hash: string; isDuplicate: boolean }>> {
  const hash = sha256(file.bytes);
  const act = { action: 'file.receive', objectType: 'file' } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    await ensurePractice(records, actor);
    const known = await records.files.findByHash(hash);
    if (known) return done({ fileId: known.fileId, hash, isDuplicate: known.state !== 'received' });
    const fileId = context.ids.next();
    const row = { direction: 'in', kind: 'unknown', name: file.name, state: 'received', issues: [] } as const;
    await records.files.insert({ ...row, fileId, sha256: hash, byteSize: file.bytes.length }, file.bytes);
    return done({ fileId, hash, isDuplicate: false });
  });
}

async function endFile(
  context: AppContext,
  actor: Actor,
  file: { fileId: string; state: FileState; kind: string; issues: readonly Issue[] },
): Promise<Outcome<null>> {
  const act = { action: 'file.receive', objectType: 'file', objectId: file.fileId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    await records.files.setState(file.fileId, file.state, file.kind, file.issues);
    if (file.state === 'quarantined') {
      const naturalKey = `quarantined-file:${file.fileId}`;
      const item = { naturalKey, kind: 'quarantined-file', amount: ZERO, issues: file.issues } as const;
      await records.workItems.open([item]);
    }
    return done(null);
  });
}

/** Applies set after set; an error of an envelope keeps all that it encloses from being applied. */
class FileReading {
  private readonly remittances: PostedRemittance[] = [];
  private readonly acknowledgements: AppliedAcknowledgement[] = [];
  private readonly issues: Issue[] = [];
  private setOrdinal = 0;
  private envelopeOrdinal = 0;

  constructor(
    private readonly context: AppContext,
    private readonly actor: Actor,
    private readonly fileId: string,
  ) {}

  async read(
    file: X12File,
  ): Promise<Outcome<Pick<ReceivedFile, 'remittances' | 'acknowledgements' | 'issues'>>> {
    this.issues.push(...file.issues);
    const usable = hasError(file.issues) ? [] : file.interchanges;
    for (const interchange of usable) {
      const refusal = await this.readInterchange(interchange);
      if (refusal) return refusal;
    }
    const { remittances, acknowledgements, issues } = this;
    const isEmpty = remittances.length + acknowledgements.length === 0;
    if (isEmpty && (file.interchanges.length === 0 || !hasError(issues))) {
      issues.push(issue('intake.no-usable-set', { byteOffset: 0, line: 1 }));
    }
    return done({ remittances, acknowledgements, issues });
  }

  /** TA1 segments speak of whole files and come first, wherever they stand. */
  private async readInterchange(interchange: Interchange) {
    this.issues.push(...interchange.issues);
    if (hasError(interchange.issues)) return undefined;
    for (const segment of interchange.acknowledgements) {
      this.envelopeOrdinal += 1;
      const source = { fileId: this.fileId, ordinal: this.envelopeOrdinal };
      const told = await applyInterchangeAcknowledgement(this.context, this.actor, source, segment);
      if ('refused' in told) return told;
      this.addAcknowledgement(told.done);
    }
    for (const group of interchange.groups) {
      this.issues.push(...group.issues);
      if (hasError(group.issues)) continue;
      for (const set of group.sets) {
        const refusal = await this.readSet(set);
        if (refusal) return refusal;
      }
    }
    return undefined;
  }

  private async readSet(set: TransactionSet) {
    if (set.identifier === '835') return this.readRemittance(set);
    const apply = findAcknowledgementReader(set);
    if (!apply || hasError(set.issues)) {
      this.nextOrdinal();
      this.refuse(set, apply === undefined);
      return undefined;
    }
    const source = { fileId: this.fileId, ordinal: this.nextOrdinal() };
    const told = await apply(this.context, this.actor, source, set);
    if ('refused' in told) return told;
    this.addAcknowledgement(told.done);
    return undefined;
  }

  private async readRemittance(set: TransactionSet) {
    const source = { fileId: this.fileId, setOrdinal: this.nextOrdinal(), set };
    const outcome = await postRemittance(this.context, this.actor, source);
    if ('refused' in outcome) return outcome;
    this.remittances.push(outcome.done);
    return undefined;
  }

  private addAcknowledgement({ applied, issues }: AcknowledgementResult): void {
    if (applied) this.acknowledgements.push(applied);
    this.issues.push(...issues);
  }

  private refuse(set: TransactionSet, isUnsupported: boolean): void {
    const first = set.segments[0];
    const at = first ? { segment: 'ST', byteOffset: first.byteOffset, line: first.line } : {};
    const refusal = isUnsupported
      ? issue('intake.unsupported-set', at, { set: nameOf(set), version: versionOf(set) })
      : issue('intake.damaged-set', at, { set: nameOf(set) });
    this.issues.push(...set.issues, refusal);
  }

  private nextOrdinal(): number {
    this.setOrdinal += 1;
    return this.setOrdinal;
  }
}

/** What applies a set other than an 835; none for a set that is not taken. */
function findAcknowledgementReader({ identifier, version }: TransactionSet) {
  if (identifier === '999' || identifier === '997') return applyAcknowledgement;
  return identifier === '277' && version === CLAIM_ACKNOWLEDGEMENT ? applyClaimAcknowledgement : undefined;
}

function hasError(issues: readonly Issue[]): boolean {
  return issues.some((found) => found.severity === 'error');
}

function kindOf(file: X12File): string {
  const sets = file.interchanges.flatMap((each) => each.groups.flatMap((group) => group.sets));
  if (sets[0]) return nameOf(sets[0]);
  return file.interchanges.some((each) => each.acknowledgements.length > 0) ? 'TA1' : 'unknown';
}

/** GS08 by its own form, else not at all. */
function versionOf({ version }: TransactionSet): string {
  return /^\d{6}(X\d{3}(A\d)?)?$/.test(version) ? version : 'none';
}

/** ST01 has three digits; what else stands there is the sender's text, which is neither told nor listed. */
function nameOf({ identifier }: TransactionSet): string {
  return /^\d{3}$/.test(identifier) ? identifier : 'unknown';
}
