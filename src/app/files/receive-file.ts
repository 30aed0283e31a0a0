import type { Chunks } from '../../../edi/stream.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { ZERO } from '../../../schemas/money.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { TradingPartner } from '../../../schemas/practice.js';
import type {
  AcknowledgementResult,
  AppliedAcknowledgement,
} from '../acknowledgements/applied-acknowledgement.js';
import { applyAcknowledgement } from '../acknowledgements/apply-acknowledgement.js';
import { applyClaimAcknowledgement } from '../acknowledgements/apply-claim-acknowledgement.js';
import { applyInterchangeAcknowledgement } from '../acknowledgements/apply-interchange-acknowledgement.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import { checkGroupRecipient, checkRecipient } from '../outline/check-recipient.js';
import {
  chunksOf,
  type FileContent,
  type FileDigest,
  findDigest,
  readSame,
} from '../outline/file-content.js';
import {
  type FileOutline,
  type OutlinedInterchange,
  type OutlinedRemittance,
  type OutlinedSet,
  readOutline,
} from '../outline/read-outline.js';
import type { FileState, Records } from '../ports.js';
import { type PostedRemittance, postRemittance } from '../remittances/post-remittance.js';
import { ensurePractice, findPracticeSettings } from '../settings/practice-settings.js';
import { noteInterchange } from './note-interchange.js';

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

export type IncomingFile = FileContent & { readonly name: string };

/**
 * Takes a file from a payer or clearinghouse. Its bytes are kept before anything reads them; the same bytes again
 * are a duplicate. It is read twice, in memory that does not grow with its size: once to judge it, and once more each
 * remittance to post it. Each set is applied in a transaction of its own, so a file that was cut short by a crash goes
 * on where it stopped.
 */
export async function receiveFile(
  context: AppContext,
  actor: Actor,
  file: IncomingFile,
): Promise<Outcome<ReceivedFile>> {
  const digest = await findDigest(file);
  const kept = await keepBytes(context, actor, file, digest);
  if ('refused' in kept) return kept;
  const { fileId, isDuplicate, partner } = kept.done;
  const { sha256 } = digest;
  const base = { fileId, name: file.name, sha256, remittances: [], acknowledgements: [] };
  const parsed = await readOutline(
    readSame(file, digest),
    (set) => findAcknowledgementReader(set) !== undefined,
  );
  const kind = kindOf(parsed);
  if (isDuplicate) return done({ ...base, kind, result: 'duplicate', issues: [] });
  const applied = await new FileReading(context, actor, { fileId, file, partner }).read(parsed);
  if ('refused' in applied) return applied;
  const { remittances, acknowledgements, issues } = applied.done;
  const isQuarantined = remittances.length + acknowledgements.length === 0;
  const state = isQuarantined ? 'quarantined' : 'read';
  const ended = await endFile(context, actor, { fileId, state, kind, issues });
  if ('refused' in ended) return ended;
  const result = isQuarantined ? 'quarantined' : 'applied';
  return done({ ...base, kind, result, remittances, acknowledgements, issues });
}

interface KeptFile {
  readonly fileId: string;
  readonly isDuplicate: boolean;
  readonly partner: TradingPartner | undefined;
}

async function keepBytes(
  context: AppContext,
  actor: Actor,
  file: IncomingFile,
  digest: FileDigest,
): Promise<Outcome<KeptFile>> {
  const act = { action: 'file.receive', objectType: 'file' } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    await ensurePractice(records, actor);
    const known = await records.files.findByHash(digest.sha256);
    const partner = (await findPracticeSettings(records))?.tradingPartner;
    if (known) return done({ fileId: known.fileId, isDuplicate: known.state !== 'received', partner });
    const fileId = context.ids.next();
    const row = { direction: 'in', kind: 'unknown', name: file.name, state: 'received', issues: [] } as const;
    await records.files.insert({ ...row, fileId, ...digest }, readSame(file, digest));
    return done({ fileId, isDuplicate: false, partner });
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
  private interchangeOrdinal = 0;

  constructor(
    private readonly context: AppContext,
    private readonly actor: Actor,
    private readonly kept: {
      readonly fileId: string;
      readonly file: FileContent;
      readonly partner: TradingPartner | undefined;
    },
  ) {}

  async read(
    file: FileOutline,
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
  private async readInterchange(interchange: OutlinedInterchange) {
    const found = [...interchange.issues, ...checkRecipient(interchange, this.kept.partner)];
    this.interchangeOrdinal += 1;
    if (!hasError(found)) {
      const { header } = interchange;
      const told = { header, ordinal: this.interchangeOrdinal };
      const noted = await noteInterchange(this.context, this.actor, this.kept, told);
      if ('refused' in noted) return noted;
      found.push(...noted.done);
    }
    this.issues.push(...found);
    if (hasError(found)) return undefined;
    for (const segment of interchange.acknowledgements) {
      this.envelopeOrdinal += 1;
      const source = { fileId: this.kept.fileId, ordinal: this.envelopeOrdinal };
      const told = await applyInterchangeAcknowledgement(this.context, this.actor, source, segment);
      if ('refused' in told) return told;
      this.addAcknowledgement(told.done);
    }
    for (const group of interchange.groups) {
      const ofGroup = [...group.issues, ...checkGroupRecipient(group, this.kept.partner)];
      this.issues.push(...ofGroup);
      if (hasError(ofGroup)) continue;
      for (const set of group.sets) {
        const refusal = await this.readSet(set);
        if (refusal) return refusal;
      }
    }
    return undefined;
  }

  private async readSet(set: OutlinedSet) {
    if (set.remittance) return this.readRemittance(set, set.remittance);
    const apply = findAcknowledgementReader(set);
    if (!apply || hasError(set.issues)) {
      this.nextOrdinal();
      this.refuse(set, apply === undefined);
      return undefined;
    }
    const source = { fileId: this.kept.fileId, ordinal: this.nextOrdinal() };
    const told = await apply(this.context, this.actor, source, set);
    if ('refused' in told) return told;
    this.addAcknowledgement(told.done);
    return undefined;
  }

  private async readRemittance({ controlNumber }: OutlinedSet, remittance: OutlinedRemittance) {
    const outcome = await postRemittance(this.context, this.actor, {
      fileId: this.kept.fileId,
      setOrdinal: this.nextOrdinal(),
      setControlNumber: controlNumber,
      remittance,
      chunks: (records, byteOffset) => this.readAgain(records, byteOffset),
    });
    if ('refused' in outcome) return outcome;
    this.remittances.push(outcome.done);
    return undefined;
  }

  /** From memory where the bytes are, else as they have been kept. */
  private readAgain(records: Records, byteOffset: number): Chunks {
    const { fileId, file } = this.kept;
    return 'bytes' in file ? chunksOf(file, byteOffset) : records.files.readFrom(fileId, byteOffset);
  }

  private addAcknowledgement({ applied, issues }: AcknowledgementResult): void {
    if (applied) this.acknowledgements.push(applied);
    this.issues.push(...issues);
  }

  private refuse(set: OutlinedSet, isUnsupported: boolean): void {
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
function findAcknowledgementReader({ identifier, version }: Pick<OutlinedSet, 'identifier' | 'version'>) {
  if (identifier === '999' || identifier === '997') return applyAcknowledgement;
  return identifier === '277' && version === CLAIM_ACKNOWLEDGEMENT ? applyClaimAcknowledgement : undefined;
}

function hasError(issues: readonly Issue[]): boolean {
  return issues.some((found) => found.severity === 'error');
}

function kindOf(file: FileOutline): string {
  const sets = file.interchanges.flatMap((each) => each.groups.flatMap((group) => group.sets));
  if (sets[0]) return nameOf(sets[0]);
  return file.interchanges.some((each) => each.acknowledgements.length > 0) ? 'TA1' : 'unknown';
}

/** GS08 by its own form, else not at all. */
function versionOf({ version }: OutlinedSet): string {
  return /^\d{6}(X\d{3}(A\d)?)?$/.test(version) ? version : 'none';
}

/** ST01 has three digits; what else stands there is the sender's text, which is neither told nor listed. */
function nameOf({ identifier }: OutlinedSet): string {
  return /^\d{3}$/.test(identifier) ? identifier : 'unknown';
}
