import type { ManualEntry } from '../../src/app/rebuild/manual-entry.js';
import { orderInputs, type Step } from '../../src/app/rebuild/order-inputs.js';
import type { Arrival } from '../../src/app/rebuild/snapshot.js';

function arrival(id: string, recordedAt: string, isTwin = false): Arrival {
  return { kind: 'remittance-file', id, recordedAt, isTwin };
}

function entry(name: string, recordedAt: string, fileId?: string): ManualEntry {
  const replay = () => Promise.reject(new Error(name));
  return { name, recordedAt, replay, ...(fileId !== undefined && { fileId }) };
}

const ARRIVALS: readonly Arrival[] = [
  { kind: 'claim', id: 'claim', recordedAt: '1', isTwin: false },
  arrival('one', '2'),
  arrival('wrong', '3', true),
  arrival('right', '5', true),
  arrival('two', '7'),
  { kind: 'file', id: 'acknowledgement', recordedAt: '8', isTwin: false },
];

const ENTRIES = [entry('undo', '4', 'wrong'), entry('match', '5'), entry('undo again', '6', 'right')];

function tell(steps: readonly Step[]): string[] {
  return steps.map((step) => {
    if ('claimIds' in step) return step.claimIds.join();
    return 'entry' in step ? step.entry.name : step.arrival.id;
  });
}

test('everything comes as it came, and what came first of one instant before what was said', () => {
  expect(tell(orderInputs(ARRIVALS, ENTRIES, undefined))).toEqual([
    ...['claim', 'one', 'wrong', 'undo', 'right', 'match', 'undo again', 'two', 'acknowledgement'],
  ]);
});

test('shuffled, twins keep their order, and what lets another one be posted stands between them', () => {
  const orders = Array.from({ length: 20 }, (_, seed) => tell(orderInputs(ARRIVALS, ENTRIES, String(seed))));
  expect(new Set(orders.map(String)).size).toBeGreaterThan(3);
  for (const order of orders) {
    expect(order.filter((name) => /wrong|right|undo/.test(name))).toEqual([
      ...['wrong', 'undo', 'right', 'undo again'],
    ]);
    expect(order.slice(0, 2)).toEqual(['claim', 'acknowledgement']);
    expect(order.indexOf('undo')).toBe(order.indexOf('wrong') + 1);
    expect(order.at(-1)).toBe('match');
  }
});
