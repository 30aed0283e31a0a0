import { previewFile } from '../../src/app/files/preview-file.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { type DecisionScene, openDecisionScene, SECOND } from '../support/open-decision-scene.js';
import { type RenderedRemittance, renderRemittance } from '../support/render-remittance.js';

/** The second set needs the first one, and the third is quarantined. */
function renderFile(): Uint8Array {
  const sets: RenderedRemittance[] = [
    {
      trace: 'A',
      date: '20260301',
      claims: ['C1 120 P1', 'C2 0 P2', 'NOWHERE 45 P9'],
      plb: ['WO:P7 -20', 'CS 5'],
    },
    { trace: 'B', date: '20260305', claims: ['C1 20 S1'], payer: SECOND },
    { trace: 'C', date: '20260306', claims: ['C2 80 P2B'] },
  ];
  const texts = sets.map((set, index) =>
    Buffer.from(renderRemittance(set))
      .toString('latin1')
      .replaceAll('000000001', `00000000${index + 1}`),
  );
  const unsound = texts[2]!.replace('BPR*I*80*', 'BPR*I*81*');
  return Buffer.from([texts[0], texts[1], unsound].join(''), 'latin1');
}

/** Count and hash of the rows of every table. */
async function fingerprint({ opened }: DecisionScene): Promise<Record<string, string>> {
  const { dataSource } = opened.store;
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await dataSource.query<{ print: string }[]>(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS print FROM ${name} t`,
    );
    prints[name] = row!.print;
  }
  return prints;
}

describeOnServer('the preview of a file', (opened) => {
  it('tells every entry that receiving it makes, and leaves nothing but an audit row', async () => {
    const scene = await openDecisionScene(opened(), 2);
    const { context, actor } = scene;
    const file = { name: 'era', bytes: renderFile() };
    const before = await fingerprint(scene);
    const preview = doneOf(await previewFile(context, actor, file));
    const { audit_rows, audit_heads, ...after } = await fingerprint(scene);
    expect({ ...after, audit_rows: before['audit_rows'], audit_heads: before['audit_heads'] }).toEqual(
      before,
    );
    expect(Number.parseInt(audit_rows!, 10)).toBe(Number.parseInt(before['audit_rows']!, 10) + 1);
    expect(audit_heads).not.toBe(before['audit_heads']);
    expect(preview.remittances.map(({ result }) => result)).toEqual(['posted', 'posted', 'quarantined']);
    expect(preview.remittances[1]!.claimPayments).toEqual({ posted: 1 });
    const received = doneOf(await receiveFile(context, actor, file));
    const strip = ({ written: _written, ...set }: (typeof preview.remittances)[number]) => set;
    expect(preview.remittances.map(strip)).toEqual(received.remittances);
    const entries = await scene.opened.store.dataSource.query<object[]>(
      `SELECT debit, credit, amount_cents::int AS amount FROM postings WHERE practice_id = $1 AND sequence > 2
       ORDER BY sequence, ordinal`,
      [actor.practiceId],
    );
    const told = preview.remittances.flatMap(({ written }) =>
      written.journals.flatMap(({ postings }) =>
        postings.map(({ debit, credit, amount }) => ({ debit, credit, amount })),
      ),
    );
    expect(told).toEqual(entries);
    expect(told.length).toBeGreaterThan(5);
    const items = preview.remittances.map(({ written }) =>
      [...written.openedItems.values()].map(({ kind }) => kind).sort(),
    );
    expect(items).toEqual([
      ['provider-adjustment', 'unmatched-claim'],
      expect.any(Array),
      ['quarantined-set'],
    ]);
    expect(preview.remittances[0]!.written.denials).toHaveLength(1);
  });

  it('of a file that is known says that it is, and is refused to who may not receive', async () => {
    const scene = await openDecisionScene(opened(), 2);
    const file = { name: 'era', bytes: renderFile() };
    doneOf(await receiveFile(scene.context, scene.actor, file));
    const before = await fingerprint(scene);
    const { result } = doneOf(await previewFile(scene.context, scene.actor, file));
    expect(result).toBe('duplicate');
    const biller = { ...scene.actor, role: 'biller' } as const;
    expect(await previewFile(scene.context, biller, file)).toMatchObject({ refused: { code: 'forbidden' } });
    const { audit_rows: _rows, audit_heads: _heads, ...after } = await fingerprint(scene);
    expect(before).toMatchObject(after);
  });
});
