import type { TokenRecord, TokenRecords } from '../../../app/access/access-records.js';
import { type Nullable, withoutNulls } from '../../rows.js';
import type { Session } from '../../session.js';

const SELECT = `SELECT token_id AS "tokenId", name, role, withheld_actions AS "withheldActions",
    secret_hash AS "secretHash", issued_at AS "issuedAt", expires_at AS "expiresAt", revoked_at AS "revokedAt",
    client_id AS "clientId"
  FROM api_tokens WHERE practice_id = $1`;

export class StoredTokens implements TokenRecords {
  constructor(private readonly session: Session) {}

  async insert(token: TokenRecord): Promise<void> {
    await this.session.write(
      `INSERT INTO api_tokens (practice_id, token_id, name, role, withheld_actions, secret_hash, issued_at,
         expires_at, revoked_at, client_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        this.session.practiceId,
        token.tokenId,
        token.name,
        token.role,
        token.withheldActions,
        token.secretHash,
        token.issuedAt,
        token.expiresAt,
        token.revokedAt,
        token.clientId,
      ],
    );
  }

  async findById(tokenId: string): Promise<TokenRecord | undefined> {
    const [token] = await this.#select('AND token_id = $2', tokenId);
    return token;
  }

  async revoke(tokenId: string, revokedAt: Date): Promise<void> {
    await this.session.write(
      `UPDATE api_tokens SET revoked_at = $3
       WHERE practice_id = $1 AND token_id = $2 AND revoked_at IS NULL`,
      [this.session.practiceId, tokenId, revokedAt],
    );
  }

  async revokeOfClient(clientId: string, revokedAt: Date): Promise<number> {
    return this.session.write(
      `UPDATE api_tokens SET revoked_at = $3
       WHERE practice_id = $1 AND client_id = $2 AND revoked_at IS NULL`,
      [this.session.practiceId, clientId, revokedAt],
    );
  }

  async list(): Promise<TokenRecord[]> {
    return this.#select('AND client_id IS NULL ORDER BY issued_at DESC, token_id DESC');
  }

  async #select(condition: string, ...parameters: readonly string[]): Promise<TokenRecord[]> {
    const rows = await this.session.rows<Nullable<TokenRecord>>(`${SELECT} ${condition}`, [
      this.session.practiceId,
      ...parameters,
    ]);
    return rows.map((row): TokenRecord => withoutNulls(row));
  }
}
