import type { Figure, FigureKind } from '../../app/rebuild/snapshot.js';
import { centsOf, withoutNulls } from '../rows.js';
import type { Session } from '../session.js';
import { FIGURE_STATEMENTS } from './figure-statements.js';

/** Rows that are held at a time: the figures of a large practice are never in memory together. */
const FETCHED = 2_000;

interface FigureRow extends Pick<Figure, 'key' | 'name' | 'state'> {
  readonly amounts: readonly string[];
  readonly type: NonNullable<Figure['objectType']> | null;
  readonly id: string | null;
}

export async function* readFigures(
  session: Session,
  kind: FigureKind,
): AsyncGenerator<Figure, void, undefined> {
  const cursor = `figures_${kind.replaceAll('-', '_')}`;
  await session.rows(
    `DECLARE ${cursor} NO SCROLL CURSOR FOR
      SELECT key, name, state, amounts, type AS type, id::text AS id
      FROM (${FIGURE_STATEMENTS[kind]}) AS figure ORDER BY key COLLATE "C"`,
    [session.practiceId],
  );
  try {
    for (;;) {
      const rows = await session.rows<FigureRow>(`FETCH ${FETCHED} FROM ${cursor}`);
      for (const { key, name, state, amounts, type, id } of rows) {
        const looked = withoutNulls({ objectType: type, objectId: id });
        yield { key, name, state, amounts: amounts.map(centsOf), ...looked };
      }
      if (rows.length < FETCHED) return;
    }
  } finally {
    await session.rows(`CLOSE ${cursor}`);
  }
}
