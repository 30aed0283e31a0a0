import type { Chunks } from '../../../edi/stream.js';
import type { Issue } from '../../../schemas/issue.js';
import type { FileRecord, FileRecords, FileState } from '../../app/ports.js';
import type { ReceivedInterchange } from '../../app/records/exchange-records.js';
import { integerOf } from '../rows.js';
import type { Session } from '../session.js';

/** A row of bytes: small enough that no statement holds a whole large file. */
const CHUNK = 1_048_576;

const SELECT = `SELECT file_id AS "fileId", direction, kind, name, sha256, byte_size AS "byteSize", state, issues
  FROM files WHERE practice_id = $1`;

type FileRow = Omit<FileRecord, 'byteSize'> & { readonly byteSize: string };

export class StoredFiles implements FileRecords {
  constructor(private readonly session: Session) {}

  async findByHash(sha256: string): Promise<FileRecord | undefined> {
    const [file] = await this.#select(`${SELECT} AND sha256 = $2 AND direction = 'in' FOR UPDATE`, sha256);
    return file;
  }

  async insert(file: FileRecord, bytes: Uint8Array | Chunks): Promise<void> {
    const { practiceId, clock } = this.session;
    const { fileId, direction, kind, name, sha256, byteSize, state, issues } = file;
    await this.session.write(
      `INSERT INTO files (practice_id, file_id, direction, kind, name, sha256, byte_size, state, issues, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        practiceId,
        fileId,
        direction,
        kind,
        name,
        sha256,
        byteSize,
        state,
        JSON.stringify(issues),
        clock.now(),
      ],
    );
    let ordinal = 0;
    for await (const chunk of cut(bytes instanceof Uint8Array ? [bytes] : bytes)) {
      ordinal += 1;
      await this.session.write(
        'INSERT INTO file_chunks (practice_id, file_id, ordinal, bytes) VALUES ($1, $2, $3, $4)',
        [practiceId, fileId, ordinal, chunk],
      );
    }
  }

  async *readFrom(fileId: string, byteOffset: number): AsyncGenerator<Uint8Array, void, undefined> {
    let ordinal = Math.floor(byteOffset / CHUNK) + 1;
    let skipped = byteOffset % CHUNK;
    for (; ; ordinal += 1) {
      const [chunk] = await this.session.rows<{ bytes: Buffer }>(
        'SELECT bytes FROM file_chunks WHERE practice_id = $1 AND file_id = $2 AND ordinal = $3',
        [this.session.practiceId, fileId, ordinal],
      );
      if (!chunk) return;
      yield chunk.bytes.subarray(skipped);
      skipped = 0;
    }
  }

  async setState(fileId: string, state: FileState, kind: string, issues: readonly Issue[]): Promise<void> {
    const written = await this.session.write(
      'UPDATE files SET state = $3, kind = $4, issues = $5 WHERE practice_id = $1 AND file_id = $2',
      [this.session.practiceId, fileId, state, kind, JSON.stringify(issues)],
    );
    if (written !== 1) throw new Error(`File ${fileId} is not known`);
  }

  async read(fileId: string): Promise<Uint8Array> {
    const chunks = await this.session.rows<{ bytes: Buffer }>(
      'SELECT bytes FROM file_chunks WHERE practice_id = $1 AND file_id = $2 ORDER BY ordinal',
      [this.session.practiceId, fileId],
    );
    return Buffer.concat(chunks.map(({ bytes }) => bytes));
  }

  async findInterchange(interchange: ReceivedInterchange): Promise<string | undefined> {
    const { fileId, senderQualifier, senderId, controlNumber } = interchange;
    const [found] = await this.session.rows<{ fileId: string }>(
      `SELECT file_id AS "fileId" FROM received_interchanges
       WHERE practice_id = $1 AND sender_qualifier = $2 AND sender_id = $3 AND control_number = $4 AND file_id <> $5
       ORDER BY file_id DESC LIMIT 1`,
      [this.session.practiceId, senderQualifier, senderId, controlNumber, fileId],
    );
    return found?.fileId;
  }

  async noteInterchange(interchange: ReceivedInterchange): Promise<void> {
    const { fileId, ordinal, senderQualifier, senderId, controlNumber } = interchange;
    await this.session.write(
      `INSERT INTO received_interchanges
         (practice_id, file_id, ordinal, sender_qualifier, sender_id, control_number)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [this.session.practiceId, fileId, ordinal, senderQualifier, senderId, controlNumber],
    );
  }

  async list(direction?: 'in' | 'out'): Promise<FileRecord[]> {
    return this.#select(
      `${SELECT} AND direction = coalesce($2, direction) ORDER BY file_id`,
      direction ?? null,
    );
  }

  async #select(statement: string, parameter: unknown): Promise<FileRecord[]> {
    const rows = await this.session.rows<FileRow>(statement, [this.session.practiceId, parameter]);
    return rows.map((row) => ({ ...row, byteSize: integerOf(row.byteSize) }));
  }
}

/** The same bytes in chunks of which all but the last are full. */
async function* cut(pieces: Chunks): AsyncGenerator<Buffer, void, undefined> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (let piece of pieces) {
    while (size + piece.length >= CHUNK) {
      yield Buffer.concat([...waiting, piece.subarray(0, CHUNK - size)]);
      piece = piece.subarray(CHUNK - size);
      waiting = [];
      size = 0;
    }
    // A piece may be written over by who gave it.
    if (piece.length > 0) waiting.push(Uint8Array.from(piece));
    size += piece.length;
  }
  if (size > 0) yield Buffer.concat(waiting);
}
