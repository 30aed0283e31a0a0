/** Settings that are not what their versions say: what is broken, by what statements, and what is then told. */
export const SETTINGS_BREACHES: readonly (readonly [string, string, readonly string[], RegExp])[] = [
  [
    'I38',
    'settings that were changed by hand',
    [`UPDATE practices SET settings = settings || '{"name": "Lakeside"}' WHERE practice_id = $practice`],
    /^the settings are not those of version 1$/,
  ],
  [
    'I38',
    'a version that is missing',
    [versionOf(3, 'settings', `'1 day'`)],
    /^version 3 of the settings is number 2$/,
  ],
  [
    'I38',
    'a version that is older than the one before',
    [versionOf(2, `settings || '{"name": "Lakeside"}'`, `'-1 day'`)],
    /^version 2 of the settings is older than the one before$/,
  ],
  [
    'I38',
    'a version that changes nothing',
    [versionOf(2, 'settings', `'1 day'`)],
    /^version 2 of the settings is the same as the one before$/,
  ],
];

function versionOf(version: number, settings: string, later: string): string {
  return `INSERT INTO settings_versions SELECT practice_id, ${version}, ${settings}, recorded_at + interval ${later},
    recorded_by FROM settings_versions WHERE practice_id = $practice`;
}
