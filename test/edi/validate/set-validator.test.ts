import { findGuide, GUIDES } from '../../../edi/guides/find-guide.js';
import type { Guide, GuideItem, SegmentSpec } from '../../../edi/guides/guide.js';
import { BUILT_IN_CODE_SETS } from '../../../edi/validate/built-in-code-sets.js';
import { checkSegment } from '../../../edi/validate/check-segment.js';
import { buildSeparators, isRightSegment } from '../../../edi/validate/is-right-segment.js';
import { buildSegmentCheck } from '../../../edi/validate/segment-check.js';
import { SetValidator } from '../../../edi/validate/set-validator.js';
import type { ValidateOptions } from '../../../edi/validate/validate-options.js';
import { validateSet } from '../../../edi/validate/validate-set.js';
import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import { TextSegment } from '../../../edi/x12/text-segment.js';
import type { Issue } from '../../../schemas/issue.js';
import { SNIP_TYPES } from '../../../schemas/snip-types.js';
import fc from '../../support/property-testing.js';
import { DELIMITERS, PoisonSegment } from './poison-segment.js';
import { CLAIM, REMITTANCE, setOf, validated } from './sample-sets.js';

const ALL: ValidateOptions = { snipTypes: SNIP_TYPES, codeSets: BUILT_IN_CODE_SETS };

function guideOf(set: TransactionSet): Guide {
  return findGuide(set.identifier, set.version)!;
}

function pushed(set: TransactionSet, options: ValidateOptions): Issue[] {
  const validator = new SetValidator(guideOf(set), { ...options, delimiters: set.delimiters });
  const cursor = new PoisonSegment();
  set.segments.forEach((segment, index) => {
    cursor.show(segment);
    validator.add(cursor, index + 1);
    cursor.show(undefined);
  });
  return validator.end();
}

const VALUES = [
  ...['', '0', '1', '007', '-5', '1.5', '1.50', '.5', '1e3', '0.125', '-0', '12', '99999999999999999999'],
  ...[
    '20260105',
    '20260231',
    '20260105-20260106',
    '20260106-20260105',
    'D8',
    'RD8',
    'TM',
    'DT',
    '0930',
    '2530',
  ],
  ...[
    'Y',
    'N',
    'ZZ',
    '85',
    'XX',
    'HC',
    'HC:99213',
    'HC:99213:25:::::',
    '11:B:1',
    ':',
    '::1',
    '1^2',
    '^',
    'AÉ',
  ],
  ...['SMITH', ' ', 'A'.repeat(90), 'ABK:J020', 'PR', 'CO', '45', 'IC', 'TE'],
];

/** Edits of the lines of a set: dropped, doubled, moved, or one element made another value. */
const EDITS = fc.array(
  fc.record({
    kind: fc.constantFrom('drop', 'double', 'move', 'value'),
    from: fc.nat(60),
    to: fc.nat(60),
    element: fc.integer({ min: 1, max: 12 }),
    value: fc.constantFrom(...VALUES),
  }),
  { maxLength: 6 },
);

function edited(
  text: string,
  edits: readonly { kind: string; from: number; to: number; element: number; value: string }[],
) {
  const lines = text.split('\n');
  for (const { kind, from, to, element, value } of edits) {
    const at = 1 + (from % (lines.length - 2));
    if (kind === 'value') {
      const parts = lines[at]!.split('*');
      while (parts.length <= element) parts.push('');
      parts[element] = value;
      lines[at] = parts.join('*');
      continue;
    }
    const [taken] = kind === 'double' ? [lines[at]!] : lines.splice(at, 1);
    if (kind !== 'drop') lines.splice(1 + (to % (lines.length - 1)), 0, taken!);
    if (lines.length < 6) break;
  }
  return lines.join('\n');
}

describe('SetValidator', () => {
  it('keeps no segment, and finds what the walk with a tree finds, whatever is dropped, doubled, moved or changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(CLAIM, REMITTANCE), EDITS, (text, edits) => {
        const set = setOf(edited(text, edits));
        for (const options of [{}, ALL]) {
          expect(pushed(set, options)).toEqual(validateSet(set, guideOf(set), options).issues);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('proves right only what has nothing wrong', () => {
    const specs = GUIDES.flatMap((guide) => segmentsIn(guide.root));
    const separators = buildSeparators(DELIMITERS)!;
    let proved = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...specs),
        fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...VALUES), fc.nat(50)), { maxLength: 14 }),
        (spec, parts) => {
          const segment = segmentOf(spec, parts);
          const context = { guideId: 'X', separator: ':', at: {} };
          if (!isRightSegment(segment, buildSegmentCheck(spec), separators)) return;
          proved += 1;
          expect(checkSegment(segment, spec, context)).toEqual([]);
        },
      ),
      { numRuns: 20_000 },
    );
    expect(proved).toBeGreaterThan(200);
  });

  it('proves nothing where a delimiter can be part of a value', () => {
    expect(buildSeparators({ ...DELIMITERS, component: '.' })).toBeUndefined();
    expect(buildSeparators({ ...DELIMITERS, repetition: 'U' })).toBeUndefined();
    expect(buildSeparators({ ...DELIMITERS, repetition: '' })).toEqual({ component: 58, repetition: -1 });
  });
});

describe('a planted fault', () => {
  const counts = (text: string) =>
    validated(text).issues.map(({ code, at }) => `${code} @${at.segmentPosition}`);
  const plants = (text: string) => {
    const lines = text.split('\n');
    return fc.integer({ min: 2, max: lines.length - 1 }).map((at) => ({ lines: [...lines], at }));
  };
  const SETS = fc.constantFrom(CLAIM, REMITTANCE);

  it('that is an unknown segment is one issue, at it', () => {
    fc.assert(
      fc.property(SETS.chain(plants), ({ lines, at }) => {
        lines.splice(at - 1, 0, 'ZZZ*1');
        if (at > 1) expect(counts(lines.join('\n'))).toEqual([`guide.unknown-segment @${at}`]);
      }),
    );
  });

  it('that is an element beyond the last is one issue, at its segment', () => {
    fc.assert(
      fc.property(SETS.chain(plants), ({ lines, at }) => {
        lines[at - 1] += `${'*'.repeat(40)}X`;
        expect(counts(lines.join('\n'))).toEqual([`guide.too-many-elements @${at}`]);
      }),
    );
  });

  it('that is an element with a line of other letters is one issue, at its element', () => {
    fc.assert(
      fc.property(SETS.chain(plants), ({ lines, at }) => {
        const id = lines[at - 1]!.split('*')[0]!;
        if (!['N3', 'REF', 'LX', 'CLP', 'CLM', 'TRN'].includes(id)) return;
        const long = 'A'.repeat(99);
        const parts = lines[at - 1]!.split('*');
        const element = id === 'REF' || id === 'TRN' ? 2 : 1;
        parts[element] = long;
        lines[at - 1] = parts.join('*');
        const code = id === 'LX' ? 'guide.bad-number' : 'guide.element-too-long';
        expect(counts(lines.join('\n'))).toEqual([`${code} @${at}`]);
      }),
    );
  });

  it('that is a required segment left out is one issue, at what stands in its place', () => {
    const required = /^(BHT|N3|PER|HI|SBR|PAT|DMG|SV1|DTP|HL\*[12])/;
    fc.assert(
      fc.property(plants(CLAIM), ({ lines, at }) => {
        if (!required.test(lines[at - 1]!)) return;
        lines.splice(at - 1, 1);
        expect(counts(lines.join('\n'))).toEqual([`guide.missing-segment @${at}`]);
      }),
    );
  });

  it('that is a segment twice is one issue, at the second', () => {
    const once = /^(BHT|N3|N4|SBR|PAT|DMG|HI|PRV|SV1|DTP|REF)/;
    const kinds = /too-many|wrong-order|hierarchy/;
    fc.assert(
      fc.property(plants(CLAIM), ({ lines, at }) => {
        const line = lines[at - 1]!;
        if (!once.test(line)) return;
        lines.splice(at, 0, line);
        const found = counts(lines.join('\n'));
        expect(found.length).toBe(1);
        expect(found[0]).toMatch(kinds);
        expect(found[0]).toMatch(new RegExp(`@${at + 1}$`));
      }),
    );
  });

  it('is found among other faults, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 33 }), { minLength: 1, maxLength: 8 }), (places) => {
        const lines = CLAIM.split('\n');
        const sorted = [...new Set(places)].sort((one, other) => other - one);
        for (const at of sorted) lines.splice(at - 1, 0, 'ZZZ*1');
        const expected = sorted.reverse().map((at, before) => `guide.unknown-segment @${at + before}`);
        expect(counts(lines.join('\n'))).toEqual(expected);
      }),
    );
  });
});

function segmentsIn(item: GuideItem): SegmentSpec[] {
  return item.kind === 'loop' ? item.items.flatMap(segmentsIn) : [item];
}

/** A segment of which some elements are codes of the guide. */
function segmentOf(spec: SegmentSpec, parts: readonly (readonly [boolean, string, number])[]): TextSegment {
  const values = parts.slice(0, spec.elements.length + 1).map(([isListed, value, pick], index) => {
    const element = spec.elements[index];
    const listOf = (codes: ReadonlySet<string> | undefined) =>
      [...(codes ?? [value])][pick % (codes?.size ?? 1)]!;
    if (!isListed || !element) return value;
    if (element.usage === 'N') return '';
    return element.components
      ? element.components.map(({ codes, usage }) => (usage === 'N' ? '' : listOf(codes))).join(':')
      : listOf(element.codes);
  });
  return new TextSegment(
    [spec.id, ...values].join('*'),
    { byteOffset: 0, byteLength: 0, line: 1 },
    { delimiters: DELIMITERS, gap: '', terminator: '~', encoding: 'ascii', breaks: [], issues: [] },
  );
}
