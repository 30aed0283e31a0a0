import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseX12 } from '../../edi/x12/parse-x12.js';
import { writeParsed } from '../../edi/x12/write-parsed.js';

const samples = process.env.SAMPLES_DIR;

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : path.endsWith('.tsv') ? [] : [path];
  });
}

if (samples !== undefined && existsSync(join(samples, 'edi'))) {
  const files = listFiles(join(samples, 'edi'));

  describe('every sample that others wrote', () => {
    it('is written again byte for byte, whether or not its ISA can be read', () => {
      expect(files.length).toBeGreaterThan(170);
      const changed = files.filter((path) => {
        const bytes = readFileSync(path);
        return !bytes.equals(writeParsed(parseX12(bytes)));
      });
      expect(changed).toEqual([]);
    });

    it('has a readable ISA in all but three', () => {
      const unreadable = files.filter((path) => parseX12(readFileSync(path)).interchanges.length === 0);
      expect(unreadable.length).toBe(3);
    });
  });
}
