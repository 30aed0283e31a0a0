import type { DemoService, RunningService } from '../command-port.js';
import { renderTable } from './table.js';

export function renderListening({ address }: RunningService): string {
  return `Listening at ${address}`;
}

/** How to get in: these log-ins were made now, and are told this once. */
export function renderDemoService({ address, logIns, token }: DemoService): string {
  const rows = logIns.map(({ role, name, password }) => [role, name, password]);
  return [
    '',
    `Open ${address} and log in; Ctrl-C stops it.`,
    '',
    renderTable(['role', 'name', 'password'], rows),
    '',
    `API: ${address}/docs, with this token of a machine (edi-integration):`,
    token,
  ].join('\n');
}
