import { isBuiltin } from 'node:module';
import { importsOf } from '../imports.js';
import { isProduct, type Room, roomOf } from '../rooms.js';
import { type Breach, breachAt, type Source } from '../source.js';

/** Packages that belong to some rooms only, by the prefixes of the files that may import them. */
const PACKAGE_HOMES: Readonly<Record<string, readonly string[]>> = {
  joi: ['schemas/requests/', 'schemas/responses/', 'schemas/practice', 'src/http/', 'src/web/'],
  '@hapi/hapi': ['src/http/', 'src/web/'],
  '@hapi/boom': ['src/http/', 'src/web/'],
  'prom-client': ['src/http/'],
  pino: ['src/http/'],
  'rate-limiter-flexible': ['src/http/'],
  'content-disposition': ['src/http/'],
  preact: ['src/web/'],
  'preact-render-to-string': ['src/web/'],
  'fhir-kit-client': ['src/exchange/'],
  jose: ['src/app/access/', 'src/exchange/'],
  otpauth: ['src/app/access/'],
  '@zxcvbn-ts/core': ['src/app/access/'],
  '@zxcvbn-ts/language-common': ['src/app/access/'],
  'node-x12': ['src/app/files/query-file.'],
  typeorm: ['src/store/', 'ormconfig.'],
  pg: ['src/store/'],
  '@electric-sql/pglite': ['src/store/'],
  commander: ['src/cli/'],
  'cli-progress': ['src/cli/'],
};

/** What levels 0 and 1 may take from outside, besides the packages at home there. */
const PURE_PACKAGES = ['decimal.js'];

/** Imports go one way down; siblings and doors never import each other; nobody imports ormconfig.ts. */
export function importLevels(source: Source): Breach[] {
  const room = roomOf(source.path);
  return importsOf(source).flatMap(({ node, specifier, target }) => {
    const found =
      target === undefined
        ? checkPackage(source.path, room, specifier)
        : checkTarget(source.path, room, target);
    return found === undefined ? [] : [breachAt(source, node, found)];
  });
}

function checkTarget(path: string, room: Room, target: string): string | undefined {
  const other = roomOf(target);
  if (other.name === 'ormconfig') return `imports ${target}, which serves the TypeORM command line alone`;
  if (room.onlyFrom && !room.onlyFrom.some((prefix) => target.startsWith(prefix))) {
    return `imports ${target}; ${room.name} may import only ${room.onlyFrom.join(', ')}`;
  }
  // edi/x12 is the lower half of edi: the rest of edi may use it, not the other way round.
  const withinEdi = path.startsWith('edi/') && target.startsWith('edi/');
  const areTests = !isProduct(path) && !isProduct(target);
  if (room.name === other.name || withinEdi || areTests || other.level < room.level) return undefined;
  return `imports ${target}; ${room.name} (level ${room.level}) may import only levels below its own`;
}

function checkPackage(path: string, room: Room, specifier: string): string | undefined {
  if (!isProduct(path)) return undefined;
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
  const homes = PACKAGE_HOMES[name];
  if (homes) {
    const atHome = homes.some((prefix) => path.startsWith(prefix));
    return atHome ? undefined : `imports ${name}, which belongs in ${homes.join(', ')}`;
  }
  if (room.level > 1 || isBuiltin(specifier) || PURE_PACKAGES.includes(name)) return undefined;
  return `imports ${name}; levels 0 and 1 may import only ${PURE_PACKAGES.join(', ')}`;
}
