import { issue } from '../../schemas/issue.js';
import { UsageError } from '../../src/cli/command-port.js';
import { renderFailure } from '../../src/cli/rendering/render-failure.js';

class Expected extends Error {}

const codeOf = (error: unknown) => (error instanceof Expected ? 3 : undefined);

test('wrong settings are told with their issues', () => {
  const found = issue(
    'intake.unreadable-json',
    { path: 'practice.json' },
    { reason: 'its syntax is broken' },
  );
  expect(renderFailure(new UsageError('practice.json is not JSON', [found]), codeOf)).toEqual({
    code: 2,
    text: [
      'practice.json is not JSON',
      '  error: The file is not JSON: its syntax is broken (practice.json) [intake.unreadable-json]',
    ].join('\n'),
  });
});

test('an error that another room defines is told by its message', () => {
  expect(renderFailure(new Expected('in use'), codeOf)).toEqual({ code: 3, text: 'in use' });
});

test.each(['ECONNREFUSED', 'ENOTFOUND', '28P01', '3D000', '08006'])(
  '%s: the database is not there',
  (code) => {
    expect(renderFailure(Object.assign(new Error('secret'), { code }), codeOf)).toEqual({
      code: 2,
      text: `The database cannot be reached: ${code}; see DATABASE_URL`,
    });
  },
);

test('of any other error the kind is told and the message is not: it can hold patient data', () => {
  const error = Object.assign(new TypeError('Testperson, Ada is no such thing'), { code: '23505' });
  expect(renderFailure(error, codeOf)).toEqual({
    code: 70,
    text: 'Internal error: TypeError 23505. CLAIMWRIGHT_DEBUG=1 shows where.',
  });
  expect(renderFailure('Testperson', codeOf).text).toBe(
    'Internal error: string. CLAIMWRIGHT_DEBUG=1 shows where.',
  );
});
