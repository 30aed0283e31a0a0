import { ALONE, BESIDE_OTHERS, Pacing } from '../../src/app/claim-payments/pacing.js';

/** How many slices follow each other at each pace, while others come before those that are named. */
function pacesOf(slices: number, others: readonly number[]) {
  const comings = Array.from({ length: slices }, (_, index) => others.includes(index + 1));
  const pacing = new Pacing({ hasCome: () => comings.shift()! });
  const runs: { pace: unknown; slices: number }[] = [];
  for (let slice = 0; slice < slices; slice += 1) {
    const pace = pacing.next();
    const last = runs.at(-1);
    if (last?.pace === pace) last.slices += 1;
    else runs.push({ pace, slices: 1 });
  }
  return runs;
}

test('nobody steps back who is alone', () => {
  expect(pacesOf(100, [])).toEqual([{ pace: ALONE, slices: 100 }]);
});

test('who has company steps back until none has come for fifty slices', () => {
  expect(pacesOf(200, [11, 31, 150])).toEqual([
    { pace: ALONE, slices: 10 },
    { pace: BESIDE_OTHERS, slices: 70 },
    { pace: ALONE, slices: 69 },
    { pace: BESIDE_OTHERS, slices: 50 },
    { pace: ALONE, slices: 1 },
  ]);
});
