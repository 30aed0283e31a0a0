import type { PracticeSettings } from '../../schemas/practice.js';
import { renderSettings, renderSettingsVersions } from '../../src/cli/rendering/render-settings.js';

const LATER = { recordedAt: '2026-03-02T15:04:05.000Z', recordedBy: 'bob' };

test('versions of the settings, each with what it changed', () => {
  const versions = [
    { version: 2, ...LATER, changed: ['contracts', 'payers'] },
    { version: 1, changed: ['name', 'payers'] },
  ];
  expect(renderSettingsVersions(versions).split('\n')).toEqual([
    'version  since                     by         changed',
    '-------  ------------------------  ---------  -----------------',
    '      2  2026-03-02T15:04:05.000Z  bob        contracts, payers',
    '      1  the beginning             not known  all',
  ]);
  expect(renderSettingsVersions([])).toBe('The practice has no settings yet.');
});

test('one of them as a practice file', () => {
  const settings = { name: 'Riverside' } as PracticeSettings;
  expect(renderSettings({ version: 2, ...LATER, changed: [], settings }).split('\n')).toEqual([
    'Version 2 of the settings, since 2026-03-02T15:04:05.000Z by bob',
    '',
    '{',
    '  "name": "Riverside"',
    '}',
  ]);
  expect(renderSettings({ version: 1, changed: [] })).toBe(
    'Version 1 of the settings, from the beginning\n\nNone were given yet.',
  );
});
