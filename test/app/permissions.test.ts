import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPermissions } from '../support/render-permissions.js';

test('docs/access.md tells what the roles may do as it is', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/access.md'), 'utf8');
  const told = /<!-- roles: [^>]*-->\n\n(?<table>[\s\S]*?)\n\n<!-- \/roles -->/.exec(text)?.groups?.table;
  expect(told).toBe(renderPermissions());
});
