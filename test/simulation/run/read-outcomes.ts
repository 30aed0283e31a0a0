import type { DataSource } from 'typeorm';

/** Denials, claim states, claim payments and open work by what they say, without an id. */
const OUTCOMES = `
  SELECT concat_ws(' ', 'denial', c.claim ->> 'patientControlNumber', d.payer_sequence, d.line_control_number,
    d.group_code, d.reason_code, d.denial_class, d.denied_cents, d.at_stake_cents, d.state, d.occurrence) AS told
  FROM denials d JOIN claims c ON c.practice_id = d.practice_id AND c.claim_id = d.claim_id
  WHERE d.practice_id = $1
  UNION ALL
  SELECT concat_ws(' ', 'claim', claim ->> 'patientControlNumber', state)
  FROM claims JOIN claim_states USING (practice_id, claim_id) WHERE practice_id = $1
  UNION ALL
  SELECT concat_ws(' ', 'claim payment', r.advice ->> 'payerIdentifier', p.trace_number, p.set_hash, p.ordinal,
    p.state, c.claim ->> 'patientControlNumber', p.payer_sequence)
  FROM claim_payments p
    JOIN remittances r ON r.practice_id = p.practice_id AND r.remittance_id = p.remittance_id
    LEFT JOIN claims c ON c.practice_id = p.practice_id AND c.claim_id = p.claim_id
  WHERE p.practice_id = $1
  UNION ALL
  SELECT concat_ws(' ', 'work', w.kind, w.amount_cents, c.claim ->> 'patientControlNumber', w.state)
  FROM work_items w LEFT JOIN claims c ON c.practice_id = w.practice_id AND c.claim_id = w.claim_id
  WHERE w.practice_id = $1 AND w.state = 'open'`;

/** What a practice's books say besides balances, in an order of their own. */
export async function readOutcomes(dataSource: DataSource, practiceId: string): Promise<string[]> {
  const rows = await dataSource.query<{ told: string }[]>(OUTCOMES, [practiceId]);
  return rows.map(({ told }) => told).sort();
}
