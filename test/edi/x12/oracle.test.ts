import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import nodeX12 from 'node-x12';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { sampleBytes } from './sample-interchange.js';

const { X12Parser, X12Interchange } = nodeX12;
const samples = process.env.SAMPLES_DIR;

/** Identifier and elements of every segment between ST and SE, as node-x12 reads them. */
function readByOracle(text: string): string[][] {
  const read = new X12Parser(true).parse(text);
  if (!(read instanceof X12Interchange)) return [];
  return read.functionalGroups.flatMap((group) =>
    group.transactions.flatMap(({ header, segments, trailer }) =>
      [header, ...segments, trailer].map(({ tag, elements }) => [tag, ...elements.map(({ value }) => value)]),
    ),
  );
}

function readByUs(bytes: Buffer): string[][] {
  return parseX12(bytes).interchanges.flatMap(({ groups }) =>
    groups.flatMap(({ sets }) =>
      sets.flatMap(({ segments }) =>
        segments.map((segment) => [
          segment.id,
          ...Array.from({ length: segment.elementCount }, (_, index) => segment.element(index + 1)),
        ]),
      ),
    ),
  );
}

describe('an independent reader', () => {
  it('reads the same segments and elements from a file of our own', () => {
    const bytes = sampleBytes();
    expect(readByOracle(bytes.toString('latin1'))).toEqual(readByUs(bytes));
    expect(readByUs(bytes).length).toBe(4);
  });

  if (samples !== undefined) {
    it('reads the same from the official examples that it can read', () => {
      const folder = join(samples, 'edi', 'kputnam__stupidedi');
      const names = readdirSync(folder).filter((name) => /_pass_/.test(name));
      const compared = names.filter((name) => {
        const bytes = readFileSync(join(folder, name));
        let oracle: string[][];
        try {
          oracle = readByOracle(bytes.toString('latin1'));
        } catch {
          return false;
        }
        expect([name, readByUs(bytes)]).toEqual([name, oracle]);
        return true;
      });
      expect(compared.length).toBeGreaterThan(25);
    });
  }
});
