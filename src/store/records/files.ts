import type { Issue } from '../../../schemas/issue.js';
import type { FileRecord, FileRecords, FileState } from '../../app/ports.js';
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

  async insert(file: FileRecord, bytes: Uint8Array): Promise<void> {
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
    for (let start = 0; start < bytes.length; start += CHUNK) {
      const chunk = Buffer.from(
        bytes.buffer,
        bytes.byteOffset + start,
        Math.min(CHUNK, bytes.length - start),
      );
      await this.session.write(
        'INSERT INTO file_chunks (practice_id, file_id, ordinal, bytes) VALUES ($1, $2, $3, $4)',
        [practiceId, fileId, start / CHUNK + 1, chunk],
      );
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
