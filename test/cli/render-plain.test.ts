import { renderPlain } from '../../src/cli/rendering/render-plain.js';

test('text of every script passes, and so does the line feed', () => {
  const text = 'MÜLLER, 山田\n  1,234.50 — ¿qué?';
  expect(renderPlain(text)).toBe(text);
});

test.each([
  ['an escape sequence', '\u001b[2Jgone', '?[2Jgone'],
  ['a carriage return', 'paid 10\rpaid 99', 'paid 10?paid 99'],
  ['a backspace', '10\b99', '10?99'],
  ['a tab', 'a\tb', 'a?b'],
  ['a control sequence of C1', '\u009b2J', '?2J'],
  ['a delete', 'a\u007fb', 'a?b'],
  ['a turned direction', '\u202e00.01', '?00.01'],
])('%s is replaced', (_, text, plain) => {
  expect(renderPlain(text).replaceAll('\uFFFD', '?')).toBe(plain);
});
