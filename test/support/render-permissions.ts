import { ROLES } from '../../src/app/actor.js';
import { ACTIONS, isPermitted } from '../../src/app/permissions.js';

/** What each role may do, as the table of docs/access.md. */
export function renderPermissions(): string {
  const head = ['action', ...ROLES];
  const rows = ACTIONS.map((action) => [
    `\`${action}\``,
    ...ROLES.map((role) => (isPermitted({ role }, action) ? 'x' : '')),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
