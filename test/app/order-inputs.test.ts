import type { ManualEntry } from '../../src/app/rebuild/manual-entry.js';
import { type Inputs, orderInputs, type Step } from '../../src/app/rebuild/order-inputs.js';
import type { Arrival } from '../../src/app/rebuild/snapshot.js';
import type { TermsChange } from '../../src/app/rebuild/terms-changes.js';

function arrival(id: string, recordedAt: string, isTwin = false): Arrival {
  return { kind: 'remittance-file', id, recordedAt, isTwin };
}

function entry(name: string, recordedAt: string, fileId?: string): ManualEntry {
  const replay = () => Promise.reject(new Error(name));
  return { name, recordedAt, replay, ...(fileId !== undefined && { fileId }) };
}

function change(name: string, recordedAt: string, kind: TermsChange['kind'] = 'settings'): TermsChange {
  return { kind, name, recordedAt, replay: () => Promise.reject(new Error(name)) };
}

const FIRST = [change('first', '1')];

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
    if ('change' in step) return step.change.name;
    if ('claimIds' in step) return step.claimIds.join();
    return 'entry' in step ? step.entry.name : step.arrival.id;
  });
}

function ordersOf(inputs: Inputs): string[][] {
  return Array.from({ length: 20 }, (_, seed) => tell(orderInputs(inputs, String(seed))));
}

test('everything comes as it came, and what came first of one instant before what was said', () => {
  const inputs = { changes: FIRST, arrivals: ARRIVALS, entries: ENTRIES };
  expect(tell(orderInputs(inputs, undefined))).toEqual([
    ...['first', 'claim', 'one', 'wrong', 'undo', 'right', 'match', 'undo again', 'two', 'acknowledgement'],
  ]);
});

test('shuffled, twins keep their order, and what lets another one be posted stands between them', () => {
  const inputs = { changes: FIRST, arrivals: ARRIVALS, entries: ENTRIES };
  const orders = ordersOf(inputs);
  expect(new Set(orders.map(String)).size).toBeGreaterThan(3);
  for (const order of orders) {
    expect(order.filter((name) => /wrong|right|undo/.test(name))).toEqual([
      ...['wrong', 'undo', 'right', 'undo again'],
    ]);
    expect(order.slice(0, 3)).toEqual(['first', 'claim', 'acknowledgement']);
    expect(order.indexOf('undo')).toBe(order.indexOf('wrong') + 1);
    expect(order.at(-1)).toBe('match');
  }
});

describe('changes of the terms', () => {
  const changes = [change('first', '1'), change('row', '4', 'adjustment-rule'), change('second', '5')];
  const entries = [...ENTRIES, entry('paper', '6'), entry('dispute', '9999-12-31T23:59:59.999Z')];
  const inputs = { changes, arrivals: ARRIVALS, entries };

  test('come at their instant, before what came and was said at it', () => {
    expect(tell(orderInputs(inputs, undefined))).toEqual([
      ...['first', 'claim', 'one', 'wrong', 'row', 'undo'],
      ...['second', 'right', 'match', 'undo again', 'paper', 'two', 'acknowledgement', 'dispute'],
    ]);
  });

  test('of the settings are crossed by nothing in any order, and a row is there before the payments of its stretch', () => {
    const orders = ordersOf(inputs);
    expect(new Set(orders.map(String)).size).toBeGreaterThan(3);
    for (const order of orders) {
      const second = order.indexOf('second');
      expect(order.slice(0, 3)).toEqual(['first', 'row', 'claim']);
      expect(order.slice(3, second).sort()).toEqual(['one', 'undo', 'wrong']);
      expect(order.slice(second + 1).sort()).toEqual(
        ['acknowledgement', 'dispute', 'match', 'paper', 'right', 'two', 'undo again'].sort(),
      );
    }
  });

  test('let what was said of a twin come that stands in the stretch before', () => {
    const late = { ...inputs, changes: [change('first', '1'), change('second', '6')] };
    for (const order of ordersOf(late)) {
      expect(order[order.indexOf('second') + 1]).toBe('acknowledgement');
      expect(order.indexOf('undo again')).toBe(order.indexOf('acknowledgement') + 1);
    }
  });

  test('divide a file whose sets were judged on both sides of them, and no other', () => {
    const file = { ...arrival('file', '1'), setsRecordedAt: ['2', '3', '5', '8'] };
    const changes = ['0', '2', '4', '5', '6', '7', '9'].map((instant) => change(`at ${instant}`, instant));
    const steps = orderInputs({ changes, arrivals: [file, arrival('other', '5')], entries: [] }, undefined);
    const told = steps.map((step) =>
      'arrival' in step ? [step.arrival.id, step.recordedAt, step.arrival.setCount] : tell([step])[0],
    );
    expect(told).toEqual([
      ...[
        'at 0',
        ['file', '1', 0],
        'at 2',
        ['file', '2', 2],
        'at 4',
        'at 5',
        ['file', '5', 1],
        ['other', '5', undefined],
      ],
      ...['at 6', 'at 7', ['file', '8', undefined], 'at 9'],
    ]);
  });
});
