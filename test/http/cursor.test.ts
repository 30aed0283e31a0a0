import { createSecretKey, randomBytes } from 'node:crypto';
import { Cursors } from '../../src/http/cursor.js';

const cursors = new Cursors(createSecretKey(randomBytes(32)));
const KEY = ['2026-03-01', '01997b1e-5f00-7cc3-98c4-dc0c0c07398f'];

test('a cursor is read by the list that gave it', () => {
  expect(cursors.read('claims?a', cursors.write('claims?a', KEY))).toEqual(KEY);
});

test('another list, another filter or another key does not take it', () => {
  const cursor = cursors.write('claims?a', KEY);
  expect(cursors.read('claims?b', cursor)).toBeUndefined();
  expect(cursors.read('denials', cursor)).toBeUndefined();
  expect(new Cursors(createSecretKey(randomBytes(32))).read('claims?a', cursor)).toBeUndefined();
});

test('one with a character changed anywhere is not taken', () => {
  const cursor = cursors.write('claims', KEY);
  for (let at = 0; at < cursor.length; at += 1) {
    const changed = cursor[at] === 'A' ? 'B' : 'A';
    expect(cursors.read('claims', cursor.slice(0, at) + changed + cursor.slice(at + 1))).toBeUndefined();
  }
});

test.each(['', '.', 'a.b', 'a', 'W10.'])('%j is not taken', (text) => {
  expect(cursors.read('claims', text)).toBeUndefined();
});
