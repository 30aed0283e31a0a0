import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ENVELOPE_GUIDE, GUIDES } from '../../../edi/guides/find-guide.js';
import type { Guide } from '../../../edi/guides/guide.js';
import { GUIDE_DIFFERENCES } from './guide-differences.js';
import { factsOfFile, factsOfGuide } from './guide-facts.js';

/** Files with the facts of the guides by the transaction set and the guide that they tell of. */
const FILES: Readonly<Record<string, string>> = {
  'ISA 00501': '00501-envelope.tsv',
  '837 005010X222A1': '005010X222A1-837P.tsv',
  '837 005010X223A2': '005010X223A1-837I.tsv',
  '835 005010X221A1': '005010X221A1-835.tsv',
  '999 005010X231A1': '005010X231A1-999.tsv',
  '277 005010X212': '005010X212-277.tsv',
  '277 005010X214': '005010X214-277CA.tsv',
};

/** A line of facts as its place, with the innermost loop alone, and what is said of it. */
function split(line: string): [string, string] {
  const [, place = '', said = ''] = /^(.*?) ([RSN] .*)$/.exec(line) ?? [];
  return [place.slice(place.lastIndexOf('/') + 1), said];
}

/** True where ours says the same and names a list of codes outside the guide besides. */
function isNamingList(theirs: string | undefined, ours: string | undefined): boolean {
  return theirs !== undefined && ours?.replace(/ @\w+$/, '') === theirs;
}

/** `2300 CRC#1 04: theirs -> ours` for each place of which two tables say something else, once for each loop. */
function differences(theirs: readonly string[], ours: readonly string[]): string[] {
  const [known, own] = [new Set(theirs), new Set(ours)];
  const lost = new Map(theirs.filter((line) => !own.has(line)).map(split));
  const added = new Map(ours.filter((line) => !known.has(line)).map(split));
  const places = new Set([...lost.keys(), ...added.keys()]);
  return [...places]
    .filter((place) => !isNamingList(lost.get(place), added.get(place)))
    .map((place) => `${place}: ${lost.get(place) ?? 'absent'} -> ${added.get(place) ?? 'absent'}`);
}

describe('the facts of a guide', () => {
  it('tell every loop, segment, element and component once', () => {
    for (const guide of GUIDES) {
      const facts = factsOfGuide(guide);
      expect([guide.id, new Set(facts).size]).toEqual([guide.id, facts.length]);
    }
    const claim = factsOfGuide(GUIDES.find(({ id }) => id === '005010X223A2')!);
    expect(claim).toContain('2000C/2300/2400 R 999');
    expect(claim).toContain('2000B/2300 HI#3 02-1 R 1270 ID 1/3 APR,PR');
    expect(claim).toContain('2000B/2300/2400 SV2#1 R 1 3750 R0102 P0405');
  });

  it('are compared place by place', () => {
    const theirs = ['2000/2100 R 1', '2000/2100 LX#1 01 R 554 N0 1/6', '2000 REF#1 S 1 0200'];
    const ours = ['2000/2100 R 1', '2000/2100 LX#1 01 S 554 N0 1/6'];
    expect(differences(theirs, ours)).toEqual([
      '2100 LX#1 01: R 554 N0 1/6 -> S 554 N0 1/6',
      '2000 REF#1: S 1 0200 -> absent',
    ]);
    expect(differences(['2000 N4#1 02 S 156 ID 2/2'], ['2000 N4#1 02 S 156 ID 2/2 @states'])).toEqual([]);
    expect(differences(['2000 N4#1 02 S 156 ID 2/2 @states'], ['2000 N4#1 02 S 156 ID 2/2'])).toHaveLength(1);
  });
});

const folder = join(process.env.SAMPLES_DIR ?? '', '..', 'guides');

if (process.env.SAMPLES_DIR !== undefined && existsSync(folder)) {
  const compared = [...GUIDES, ENVELOPE_GUIDE].filter(({ identifier, id }) => FILES[`${identifier} ${id}`]);

  it.each(compared.map((guide): [string, Guide] => [guide.id, guide]))(
    'guide %s says what is known of it, but for differences that are explained',
    (id, guide) => {
      const theirs = factsOfFile(join(folder, FILES[`${guide.identifier} ${id}`]!));
      expect(theirs.length).toBeGreaterThan(35);
      const explained = (GUIDE_DIFFERENCES[id] ?? []).flatMap(({ places }) => places);
      expect(differences(theirs, factsOfGuide(guide)).sort()).toEqual([...explained].sort());
    },
  );
}
