import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MISBEHAVIOURS } from './misbehaviours/catalog.js';
import { renderCatalog } from './render-catalog.js';

describe('the misbehaviours', () => {
  test('are at least sixty, each under a name of its own, with all that is told of it', () => {
    const names = MISBEHAVIOURS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
    const told = MISBEHAVIOURS.flatMap(({ does, stands, source }) => [does, stands, source]);
    expect(told.filter((text) => text.trim() === '' || text.includes('|'))).toEqual([]);
  });

  test('are listed in docs/simulation.md as they are', async () => {
    const text = await readFile(join(import.meta.dirname, '..', '..', 'docs', 'simulation.md'), 'utf8');
    expect(text.slice(text.indexOf('### '))).toBe(renderCatalog());
  });
});
