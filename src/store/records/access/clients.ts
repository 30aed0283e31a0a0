import type { ClientRecord, ClientRecords } from '../../../app/access/access-records.js';
import { type Nullable, withoutNulls } from '../../rows.js';
import type { Session } from '../../session.js';

const SELECT = `SELECT client_id AS "clientId", name, role, withheld_actions AS "withheldActions",
    key_set AS "keySet", registered_at AS "registeredAt", revoked_at AS "revokedAt"
  FROM backend_clients WHERE practice_id = $1`;

/**
 * Assertions are forgotten an hour after they have expired: whoever verifies them may allow a clock that is some
 * minutes off, and none may be used again within that leeway. A few go with each new one, so that none pile up.
 */
const FORGET = `DELETE FROM client_assertions WHERE practice_id = $1 AND (client_id, jti) IN (
    SELECT client_id, jti FROM client_assertions
    WHERE practice_id = $1 AND expires_at < $2::timestamptz - interval '1 hour' ORDER BY expires_at LIMIT 20)`;

export class StoredClients implements ClientRecords {
  constructor(private readonly session: Session) {}

  async insert(client: ClientRecord): Promise<void> {
    await this.session.write(
      `INSERT INTO backend_clients (practice_id, client_id, name, role, withheld_actions, key_set, registered_at,
         revoked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        this.session.practiceId,
        client.clientId,
        client.name,
        client.role,
        client.withheldActions,
        JSON.stringify(client.keySet),
        client.registeredAt,
        client.revokedAt,
      ],
    );
  }

  async findById(clientId: string): Promise<ClientRecord | undefined> {
    const [client] = await this.#select('AND client_id = $2', clientId);
    return client;
  }

  async revoke(clientId: string, revokedAt: Date): Promise<void> {
    await this.session.write(
      `UPDATE backend_clients SET revoked_at = $3
       WHERE practice_id = $1 AND client_id = $2 AND revoked_at IS NULL`,
      [this.session.practiceId, clientId, revokedAt],
    );
  }

  async list(): Promise<ClientRecord[]> {
    return this.#select('ORDER BY registered_at DESC, client_id DESC');
  }

  async useAssertion(clientId: string, jti: string, expiresAt: Date, now: Date): Promise<boolean> {
    const { practiceId } = this.session;
    await this.session.write(FORGET, [practiceId, now]);
    const written = await this.session.write(
      `INSERT INTO client_assertions (practice_id, client_id, jti, expires_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [practiceId, clientId, jti, expiresAt],
    );
    return written === 1;
  }

  async #select(condition: string, ...parameters: readonly string[]): Promise<ClientRecord[]> {
    const rows = await this.session.rows<Nullable<ClientRecord>>(`${SELECT} ${condition}`, [
      this.session.practiceId,
      ...parameters,
    ]);
    return rows.map((row): ClientRecord => withoutNulls(row));
  }
}
