import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseX12 } from '../../edi/x12/parse-x12.js';
import { writeParsed } from '../../edi/x12/write-parsed.js';
import { sampleBytes } from './x12/sample-interchange.js';

const samples = process.env.SAMPLES_DIR;

const own = sampleBytes().toString('latin1');

describe('a file of our own', () => {
  it.each([
    ['one line', own],
    ['a segment a line', own.replaceAll('~', '~\r\n')],
    ['lines as segments', own.replaceAll('~', '\n')],
    ['wrapped at 80', own.replace(/.{80}/g, '$&\r\n')],
    ['a mark before and Control-Z after', `\xef\xbb\xbf${own}\x1a`],
    ['text around two interchanges', `Dear reader\n${own}\n\n${own}end`],
    ['UTF-8 and Latin-1', own.replace('CHK', 'Ren\xc3\xa9').replace('SVC', 'N1*Ren\xe9~SVC')],
    ['empty segments and blanks', own.replaceAll('~', '~~ \t\n')],
    ['nothing but text', 'no interchange here'],
  ])('with %s is written again byte for byte', (_, text) => {
    const bytes = Buffer.from(text, 'latin1');
    expect(Buffer.from(writeParsed(parseX12(bytes))).toString('latin1')).toBe(text);
  });
});

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
