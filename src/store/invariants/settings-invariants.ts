import { countOf, type Invariant, invariant } from './invariant.js';

const I38 = invariant(
  'I38',
  'The settings are those of their last version; versions have no gap, none is older than the one before or the same.',
  countOf('settings_versions'),
  `SELECT format('the settings are not those of version %s', coalesce(last.version, 0)) AS breach
     FROM practices p LEFT JOIN LATERAL (SELECT version, settings FROM settings_versions v
       WHERE v.practice_id = p.practice_id ORDER BY version DESC LIMIT 1) AS last ON true
     WHERE p.practice_id = $1 AND p.settings IS DISTINCT FROM last.settings
   UNION ALL
   SELECT format('version %s of the settings is number %s', version, place) FROM
     (SELECT version, row_number() OVER (ORDER BY version) AS place FROM settings_versions WHERE practice_id = $1) AS v
     WHERE version <> place
   UNION ALL
   SELECT format('version %s of the settings is %s the one before', version,
       CASE WHEN recorded_at < since THEN 'older than' ELSE 'the same as' END) FROM
     (SELECT version, settings, recorded_at, lag(recorded_at) OVER w AS since, lag(settings) OVER w AS before
       FROM settings_versions WHERE practice_id = $1 WINDOW w AS (ORDER BY version)) AS v
     WHERE recorded_at < since OR settings = before`,
);

export const settingsInvariants: readonly Invariant[] = [I38];
