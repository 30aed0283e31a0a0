import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Server } from '@hapi/hapi';

const ASSETS = [
  ['claimwright.css', 'text/css'],
  ['claimwright.svg', 'image/svg+xml'],
] as const;

/** Style sheet and icon, read once when the service starts; a browser asks whether its copy is still the one. */
export async function registerAssets(server: Server): Promise<void> {
  for (const [name, type] of ASSETS) {
    const content = await readFile(join(import.meta.dirname, 'assets', name));
    const etag = createHash('sha256').update(content).digest('base64url').slice(0, 22);
    server.route({
      method: 'GET',
      path: `/assets/${name}`,
      options: { auth: false, plugins: { access: { open: true } } },
      handler: (_, h) => h.response(content).type(type).etag(etag).header('cache-control', 'no-cache'),
    });
  }
}
