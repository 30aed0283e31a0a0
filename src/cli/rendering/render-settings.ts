import type { SettingsTold, SettingsVersionTold } from '../command-port.js';
import { renderTable } from './table.js';

/** A line for each version, the latest first. */
export function renderSettingsVersions(versions: readonly SettingsVersionTold[]): string {
  if (versions.length === 0) return 'The practice has no settings yet.';
  const rows = versions.map(({ version, recordedAt, recordedBy, changed }) => [
    ...[String(version), recordedAt ?? 'the beginning', recordedBy ?? 'not known'],
    version === 1 ? 'all' : changed.join(', '),
  ]);
  return renderTable(['>version', 'since', 'by', 'changed'], rows);
}

/** As a practice file. */
export function renderSettings({ version, recordedAt, recordedBy, settings }: SettingsTold): string {
  const since = recordedAt === undefined ? 'from the beginning' : `since ${recordedAt} by ${recordedBy}`;
  const text = settings ? JSON.stringify(settings, null, 2) : 'None were given yet.';
  return `Version ${version} of the settings, ${since}\n\n${text}`;
}
