import { receiveFile } from '../../src/app/files/receive-file.js';
import { ack277 } from '../support/acknowledgement-files.js';
import { changeRemittance } from '../support/change-remittance.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import {
  type DecisionScene,
  openDecisionScene,
  receive,
  tellBooks,
  tellClaimPayments,
} from '../support/open-decision-scene.js';
import type { RenderedRemittance } from '../support/render-remittance.js';

/** The payer gives two claims one number; a third payment names its claim by that number alone. */
const FIRST_CLAIM: RenderedRemittance = { trace: 'A', date: '20260301', claims: ['C1 120 P1'] };
const OTHER_CLAIM: RenderedRemittance = { trace: 'B', date: '20260305', claims: ['C2 100 P1', 'C3 90 P3'] };
const BY_NUMBER: RenderedRemittance = {
  trace: 'C',
  date: '20260308',
  claims: ['OLD77 -120 P5<P1'],
  plb: ['FB:P1 -120'],
};
/** Known only through the payment before. */
const BY_ITS_NUMBER: RenderedRemittance = { trace: 'D', date: '20260312', claims: ['OLD78 90 P5'] };

function permute<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => permute(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

async function receiveAll(scene: DecisionScene, history: readonly RenderedRemittance[]) {
  const ids = new Map<string, string>();
  for (const remittance of history) ids.set(remittance.trace, await receive(scene, remittance));
  return ids;
}

async function tellPlaces(scene: DecisionScene, ids: ReadonlyMap<string, string>) {
  const told = [...ids].map(async ([trace, id]) => [trace, await tellClaimPayments(scene, id)] as const);
  return Object.fromEntries(await Promise.all(told));
}

describeOnServer('a number of the payer that two claims bear', (opened) => {
  it('places no payment, whichever of the claims has learnt it first', async () => {
    const known = await openDecisionScene(opened(), 3);
    await receiveAll(known, [FIRST_CLAIM, OTHER_CLAIM, BY_NUMBER, BY_ITS_NUMBER]);
    const books = await tellBooks(known);
    for (const order of permute([FIRST_CLAIM, OTHER_CLAIM, BY_NUMBER, BY_ITS_NUMBER])) {
      const scene = await openDecisionScene(opened(), 3);
      const ids = await receiveAll(scene, order);
      const traces = order.map(({ trace }) => trace).join(' ');
      expect([traces, await tellPlaces(scene, ids)]).toEqual([
        traces,
        {
          A: ['1 posted C1'],
          B: ['1 posted C2', '2 posted C3'],
          C: ['1 exception no claim'],
          D: ['1 exception no claim'],
        },
      ]);
      expect(await tellBooks(scene)).toEqual(books);
    }
  });

  it('places no payment either when the payer says it of the other claim in a 277CA', async () => {
    const tellC2 = async (scene: DecisionScene) => {
      const bytes = ack277('PR', [['C2', 'A2:20 WQ', { payerControlNumber: 'P1' }]]);
      doneOf(await receiveFile(scene.context, scene.actor, { name: '277', bytes }));
    };
    const told: (readonly string[])[] = [];
    for (const isLast of [true, false]) {
      const scene = await openDecisionScene(opened(), 3);
      if (!isLast) await tellC2(scene);
      const ids = await receiveAll(scene, [FIRST_CLAIM, BY_NUMBER]);
      expect((await tellPlaces(scene, ids)).C).toEqual([isLast ? '1 posted C1' : '1 exception no claim']);
      if (isLast) await tellC2(scene);
      expect((await tellPlaces(scene, ids)).C).toEqual(['1 exception no claim']);
      told.push(await tellBooks(scene));
    }
    expect(told[0]).toEqual(told[1]);
  });

  it('places them again when one of the claims bears it no more', async () => {
    const history = [FIRST_CLAIM, BY_NUMBER, OTHER_CLAIM, BY_ITS_NUMBER];
    const scene = await openDecisionScene(opened(), 3);
    const ids = await receiveAll(scene, history);
    const contested = await tellBooks(scene);
    for (const gone of [FIRST_CLAIM, OTHER_CLAIM]) {
      const without = await openDecisionScene(opened(), 3);
      await receiveAll(
        without,
        history.filter((each) => each !== gone),
      );
      const id = ids.get(gone.trace)!;
      doneOf(await changeRemittance(scene, 'undo-remittance', id));
      expect(await tellBooks(scene)).toEqual(await tellBooks(without));
      doneOf(await changeRemittance(scene, 'redo-remittance', id));
      expect(await tellBooks(scene)).toEqual(contested);
    }
  });
});
