import { buildFileAcknowledgement } from '../../../edi/acknowledgements/build-file-acknowledgement.js';
import { readAcknowledgement999 } from '../../../edi/acknowledgements/read-acknowledgement-999.js';
import { InterchangeValidator } from '../../../edi/validate/interchange-validator.js';
import type { ValidateOptions } from '../../../edi/validate/validate-options.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { X12Reader } from '../../../edi/x12/x12-reader.js';
import { SNIP_TYPES } from '../../../schemas/snip-types.js';
import { collectGarbage } from '../../support/collect-garbage.js';
import { fixture, setsOf } from '../sets-of.js';

const PAID = Buffer.from(fixture('835/paid.edi')).toString('latin1');
const [HEAD, TAIL] = [PAID.slice(0, PAID.indexOf('SE*')), PAID.slice(PAID.indexOf('SE*'))];
const PIECE = 10_000;

/** What a file with so many of a segment before its SE gives, and how much the heap grew while it was read. */
function readMany(segment: string, count: number, options: ValidateOptions) {
  const validator = new InterchangeValidator(options);
  const reader = new X12Reader(validator);
  reader.push(Buffer.from(HEAD, 'latin1'));
  const piece = Buffer.from(segment.repeat(PIECE), 'latin1');
  for (let sent = 0; sent < count; sent += PIECE) reader.push(piece);
  collectGarbage();
  const { heapUsed } = process.memoryUsage();
  reader.push(Buffer.from(TAIL, 'latin1'));
  reader.end();
  return { heapUsed, issues: validator.issues };
}

describe('the limit of issues', () => {
  it('keeps ten thousand of a million and says how many more there were', () => {
    const few = readMany('ZZZ*1~', 20_000, { snipTypes: SNIP_TYPES });
    const many = readMany('ZZZ*1~', 1_000_000, { snipTypes: SNIP_TYPES });
    expect(few.issues.length).toBe(10_001);
    expect(many.issues.length).toBe(10_001);
    expect(many.issues.at(-1)).toMatchObject({ code: 'edi.more-issues', severity: 'error' });
    // The count of SE01 is wrong as well.
    expect(many.issues.at(-1)!.context).toEqual({ count: 990_001 });
    // A million issues would be some 400 MB.
    expect(many.heapUsed - few.heapUsed).toBeLessThan(16_000_000);
  }, 180_000);

  it.each(['1*X~', 'NTE*A*\x01~', 'CLP*A*1*2*3*x*ZZ~'])(
    'is that of every place where issues are found: %j',
    (segment) => {
      const { issues } = readMany(segment, 20_000, { snipTypes: SNIP_TYPES, issueLimit: 50 });
      expect(issues.length).toBe(51);
      expect(issues.at(-1)!.code).toBe('edi.more-issues');
    },
  );

  it('counts no issues of types that were not asked for', () => {
    const { issues } = readMany('ZZZ*1~', 20_000, { snipTypes: [3], issueLimit: 50 });
    expect(issues.map(({ code }) => code)).not.toContain('edi.more-issues');
  });

  it('leaves files with fewer as they are', () => {
    const bytes = Buffer.from(HEAD + 'ZZZ*1~'.repeat(3) + TAIL, 'latin1');
    const all = validateInterchange(bytes);
    expect(validateInterchange(bytes, { issueLimit: all.length })).toEqual(all);
    const cut = validateInterchange(bytes, { issueLimit: all.length - 1 });
    expect(cut).toEqual([
      ...all.slice(0, -1),
      expect.objectContaining({ code: 'edi.more-issues', context: { count: 1 } }),
    ]);
  });

  it('leaves a 999 that refuses the set and tells of the issues that are kept', () => {
    const bytes = Buffer.from(HEAD + 'ZZZ*1~'.repeat(10_500) + TAIL, 'latin1');
    const envelope = { controlNumber: 1, date: '20260115', time: '0930' };
    const written = buildFileAcknowledgement(parseX12(bytes), envelope);
    if (!('done' in written)) throw new Error('Not written');
    const [set] = setsOf(written.done, '999');
    const told = readAcknowledgement999(set!);
    expect(JSON.stringify(told)).toContain('"ZZZ"');
    expect(Buffer.from(written.done).toString('latin1')).toMatch(/IK5\*R\*(?:\d+\*)*5/);
    expect(validateInterchange(written.done)).toEqual([]);
  }, 60_000);
});
