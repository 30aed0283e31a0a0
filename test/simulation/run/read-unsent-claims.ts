import type { DataSource } from 'typeorm';
import type { WorldClaim } from '../world/answer.js';

interface Row {
  readonly name: string;
  readonly payers: number;
  readonly lines: readonly { readonly lineControlNumber: string; readonly chargeAmount: number }[];
}

/** Claims of which no payer hears: of patients who pay alone, and those that wait for work. They are charged too. */
export async function readUnsentClaims(
  dataSource: DataSource,
  practiceId: string,
  known: ReadonlySet<string>,
): Promise<WorldClaim[]> {
  const rows = await dataSource.query<Row[]>(
    `SELECT claim ->> 'patientControlNumber' AS name, jsonb_array_length(payers) AS payers, claim -> 'lines' AS lines
     FROM claims WHERE practice_id = $1`,
    [practiceId],
  );
  const nobody = { payerId: '', name: '', traceId: '', isMedicaid: false, carriesForward: false };
  return rows
    .filter(({ name }) => !known.has(name))
    .map(({ name, payers, lines }) => ({
      name,
      memberId: '',
      payers: Array.from({ length: payers }, () => nobody),
      lines: lines.map(({ lineControlNumber, chargeAmount }) => ({
        ...{ number: lineControlNumber, code: '', modifiers: [], date: '', units: '1' },
        charge: chargeAmount,
      })),
    }));
}
