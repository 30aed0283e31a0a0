import type { CalendarDate } from '../../schemas/calendar-date.js';
import { UsageError } from '../../src/cli/command-port.js';
import { type ImportOptions, readImportInput } from '../../src/cli/import-input.js';

const day = (text: string) => text as CalendarDate;
const input = (paths: readonly string[], options: Partial<ImportOptions> = {}) =>
  readImportInput(paths, { conceptMap: [], ...options });

test('files and folders, with what goes with them', () => {
  expect(input(['a', 'b.ndjson'])).toEqual({ paths: ['a', 'b.ndjson'], conceptMapFiles: [] });
  expect(input(['a'], { practice: 'p.json', conceptMap: ['m'] })).toEqual({
    paths: ['a'],
    conceptMapFiles: ['m'],
    practiceFile: 'p.json',
  });
});

describe('a server', () => {
  const address = 'https://fhir.example.org/r4';

  test.each<[string, Partial<ImportOptions>, object]>([
    ['alone', {}, {}],
    [
      'a single day',
      { from: day('2026-06-01'), to: day('2026-06-01') },
      { from: '2026-06-01', to: '2026-06-01' },
    ],
    ['an open period', { to: day('2026-06-30') }, { to: '2026-06-30' }],
    ['a token', { tokenFile: 't' }, { credentials: { kind: 'token', tokenFile: 't' } }],
    [
      'SMART backend services',
      { smartClient: 'c', smartKey: 'k' },
      { credentials: { kind: 'smart', clientId: 'c', keyFile: 'k' } },
    ],
  ])('%s', (_, options, server) => {
    expect(input([address], options)).toEqual({
      paths: [address],
      conceptMapFiles: [],
      server: { address, ...server },
    });
  });

  test('its scheme may be written in any case, and need not be safe: that is decided where it is asked', () => {
    expect(input(['HTTP://127.0.0.1:8080']).server).toEqual({ address: 'HTTP://127.0.0.1:8080' });
    expect(input(['https']).server).toBeUndefined();
    expect(input(['./http://x']).server).toBeUndefined();
  });
});

describe('what contradicts itself is wrong usage', () => {
  const server = ['https://a'];
  test.each<[string, readonly string[], Partial<ImportOptions>]>([
    ['2 things are named; the address of a server stands alone', ['b', 'https://user:secret@a'], {}],
    ['--from is for a FHIR server, and no address of one is given', ['a'], { from: day('2026-06-01') }],
    ['--to is for a FHIR server, and no address of one is given', ['a'], { to: day('2026-06-01') }],
    ['--token-file is for a FHIR server, and no address of one is given', ['a'], { tokenFile: 't' }],
    ['--smart-client is for a FHIR server, and no address of one is given', ['a'], { smartClient: 'c' }],
    ['--smart-key is for a FHIR server, and no address of one is given', ['a'], { smartKey: 'k' }],
    [
      '--from 2026-06-02 is later than --to 2026-06-01',
      server,
      { from: day('2026-06-02'), to: day('2026-06-01') },
    ],
    ['--smart-client and --smart-key stand together or not at all', server, { smartClient: 'c' }],
    [
      '--smart-client and --smart-key stand together or not at all',
      server,
      { smartKey: 'k', tokenFile: 't' },
    ],
    [
      '--token-file and --smart-client exclude each other',
      server,
      { smartClient: 'c', smartKey: 'k', tokenFile: 't' },
    ],
  ])('%s', (message, paths, options) => {
    expect(() => input(paths, options)).toThrow(new UsageError(message));
  });
});
