import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findGuide } from '../../../edi/guides/find-guide.js';
import { validateSet } from '../../../edi/validate/validate-set.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { ACKNOWLEDGEMENT_OUTCOMES } from './acknowledgement-outcomes.js';
import { SAMPLE_OUTCOMES } from './sample-outcomes.js';
import { STATUS_OUTCOMES } from './status-outcomes.js';

const samples = process.env.SAMPLES_DIR;

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : path.endsWith('.tsv') ? [] : [path];
  });
}

/** `2300 HI01-2 guide.missing-component` with how often, for each error in the sets that a guide describes. */
function outcomeOf(bytes: Buffer): string[] | undefined {
  const sets = parseX12(bytes)
    .interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets))
    .filter((set) => findGuide(set.identifier, set.version));
  if (sets.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const set of sets) {
    for (const { severity, code, at } of validateSet(set, findGuide(set.identifier, set.version)!).issues) {
      if (severity !== 'error') continue;
      const element = at.element === undefined ? '' : String(at.element).padStart(2, '0');
      const key = `${at.loop} ${at.segment}${element}${at.component === undefined ? '' : `-${at.component}`} ${code}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].map(([key, count]) => `${key} x${count}`);
}

describe('the list of samples', () => {
  it('names files by hash and holds files without and with faults', () => {
    expect(Object.keys(SAMPLE_OUTCOMES).every((hash) => /^[0-9a-f]{16}$/.test(hash))).toBe(true);
    const counts = Object.values(SAMPLE_OUTCOMES).map((outcomes) => Math.min(outcomes.length, 1));
    expect(new Set(counts)).toEqual(new Set([0, 1]));
  });
});

if (samples !== undefined) {
  describe('the samples of every guide that others wrote', () => {
    it('have exactly the faults that were looked at and explained', () => {
      const found: Record<string, string[]> = {};
      for (const path of listFiles(join(samples, 'edi'))) {
        const bytes = readFileSync(path);
        const outcome = outcomeOf(bytes);
        if (outcome) found[createHash('sha256').update(bytes).digest('hex').slice(0, 16)] = outcome;
      }
      expect(found).toEqual({ ...SAMPLE_OUTCOMES, ...STATUS_OUTCOMES, ...ACKNOWLEDGEMENT_OUTCOMES });
    });
  });
}
